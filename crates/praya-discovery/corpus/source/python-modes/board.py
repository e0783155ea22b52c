"""MicroPython: one cipher, its modes as numbers or constants."""
from ucryptolib import aes, MODE_CBC, MODE_ECB
import cryptolib
import ucryptolib as uc

KEY = b"0123456789abcdef"


def seal(data):
    return aes(KEY, MODE_ECB).encrypt(data)


def chain(key, iv, data):
    return aes(key, MODE_CBC, iv).encrypt(data)


def numbers(iv, data):
    first = uc.aes(b"0123456789abcdef0123456789abcdef", 2, iv)
    second = cryptolib.aes(KEY, 6, iv)
    return first.encrypt(data) + second.decrypt(data)


class Lamp:
    def aes(self, key, mode):
        return key * mode


def blink(lamp: Lamp):
    return lamp.aes(3, 1), "aes ECB"
