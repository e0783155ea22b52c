import os
from base64 import b64encode

from Crypto.Cipher import AES, ARC4, DES3, PKCS1_OAEP, ChaCha20_Poly1305, Salsa20
from Crypto.Cipher import Blowfish as Fish
from Crypto.Hash import SHA256
from Crypto.PublicKey import RSA
from Crypto.Random import get_random_bytes
from Crypto.Util.Padding import pad, unpad

MODE = AES.MODE_CBC


class Box:
    def __init__(self, key):
        self.key = key

    def encrypt(self, text):
        cipher = AES.new(self.key, AES.MODE_GCM)
        ciphertext, tag = cipher.encrypt_and_digest(text)
        return b64encode(cipher.nonce + tag + ciphertext)

    def decrypt(self, nonce, tag, ciphertext):
        return AES.new(self.key, AES.MODE_GCM, nonce=nonce).decrypt_and_verify(ciphertext, tag)


def constant_key(data):
    cipher = AES.new(b"0123456789abcdef0123456789abcdef", MODE, iv=b"\0" * 16)
    return cipher.encrypt(pad(data, AES.block_size))


def default_mode(key, data):
    return AES.new(key, mode=AES.MODE_ECB).decrypt(data)


def others(key, data):
    DES3.new(key, DES3.MODE_CBC).encrypt(data)
    Fish.new(key, Fish.MODE_CFB).encrypt(data)
    ARC4.new(key).encrypt(data)
    Salsa20.new(key=key).encrypt(data)
    return ChaCha20_Poly1305.new(key=key).encrypt_and_digest(data)


def wrap(public_pem, session_key):
    public = RSA.import_key(public_pem)
    return PKCS1_OAEP.new(public, hashAlgo=SHA256).encrypt(session_key)


def wrap_generated(session_key):
    key = RSA.generate(2048)
    return PKCS1_OAEP.new(key.publickey()).encrypt(session_key)
