import os
import secrets

from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def fixed_size():
    key = os.urandom(32)
    cipher = Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
    return cipher.encryptor()


def legacy(data):
    key = get_random_bytes(16)
    return AES.new(key, AES.MODE_CBC).encrypt(data)


def sealed(data):
    key = secrets.token_bytes(24)
    return AESGCM(key).encrypt(os.urandom(12), data, None)
