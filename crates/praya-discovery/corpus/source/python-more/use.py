import libnacl.secret
import pyaes
import pyotp
import sha3
import tink
from eth_utils import keccak
from tink import aead, signature
from web3 import Web3


def digests(data):
    sha3.keccak_256(data).hexdigest()
    keccak(text="x")
    return Web3.keccak(data)


def boxes(key, data):
    box = libnacl.secret.SecretBox(key)
    box.encrypt(data)
    return pyaes.AESModeOfOperationCTR(key).encrypt(data)


def handles():
    signing = tink.new_keyset_handle(signature.signature_key_templates.ECDSA_P256)
    return signing, tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)


def code(secret):
    return pyotp.HOTP(secret).at(1)
