import os

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives import padding as block_padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESCCM, AESSIV, AESOCB3, AESGCMSIV
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4, TripleDES
from cryptography.hazmat.primitives.keywrap import aes_key_wrap, aes_key_unwrap


def encrypt_file(key, data):
    iv = os.urandom(16)
    padder = block_padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv), backend=default_backend()).encryptor()
    return iv + encryptor.update(padder.update(data) + padder.finalize()) + encryptor.finalize()


def aes128(key, nonce):
    return Cipher(algorithm=algorithms.AES128(key), mode=modes.CTR(nonce)).decryptor()


def stream(key):
    Cipher(algorithms.ChaCha20(key, os.urandom(16)), mode=None)
    Cipher(ARC4(key), None)
    return Cipher(TripleDES(key), modes.ECB())


class Vault:
    def __init__(self):
        self.key = AESGCM.generate_key(bit_length=256)
        self.aead = AESGCM(self.key)
        self.chacha = aead.ChaCha20Poly1305(aead.ChaCha20Poly1305.generate_key())

    def seal(self, nonce, data):
        return self.aead.encrypt(nonce, data, None)

    def open(self, nonce, data):
        return self.chacha.decrypt(nonce, data, b"")


def others(key, data, nonce):
    AESCCM(key, tag_length=8).encrypt(nonce, data, None)
    AESSIV(key).decrypt(data, [])
    AESOCB3(key).encrypt(nonce, data, None)
    AESGCMSIV(key).encrypt(nonce, data, None)


def tokens(old, new, token):
    fernet = Fernet(new)
    ring = MultiFernet([fernet, Fernet(old)])
    ring.decrypt(token)
    return fernet.encrypt(b"payload")


def wrap(kek, key):
    return aes_key_unwrap(kek, aes_key_wrap(kek, key))
