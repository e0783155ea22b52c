import hashlib

try:
    from hashlib import md5
except ImportError:
    from md5 import new as md5

from Cryptodome.Cipher import AES, DES


def sha1(text):
    return text[::-1]
