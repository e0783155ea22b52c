"""Modes written as the numbers that the libraries give them."""
from Crypto.Cipher import AES, DES3
from Cryptodome.Cipher import Blowfish

CBC = 2
LIMIT = 9


def ecb(key, data):
    return AES.new(key, 1).encrypt(data)


def cbc(key, iv, data):
    mode = CBC
    return AES.new(key, mode, iv).encrypt(data)


def gcm(key, nonce):
    return AES.new(key=key, mode=11, nonce=nonce)


def ctr(key, counter):
    return DES3.new(key, 6, counter=counter)


def cfb(key, iv):
    return Blowfish.new(key, 3, iv)


def times(data):
    return [data] * LIMIT
