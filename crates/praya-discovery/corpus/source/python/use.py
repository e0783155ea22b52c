import hashlib as h
import hmac
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from Crypto.Cipher import AES as Block

BITS = 3072


def digest(name, data):
    return h.new(name, data)


def run(key, iv, data):
    h.md5(data)
    digest("sha384", data)
    rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    ec.generate_private_key(ec.SECP256R1())
    Cipher(algorithms.AES(key), modes.CBC(iv))
    Block.new(key, Block.MODE_ECB)
    hmac.new(key, data, h.sha256)
    # h.sha1(data)
    return "hashlib.sha1"
