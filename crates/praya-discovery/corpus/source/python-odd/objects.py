import ssl
from contextlib import contextmanager
from functools import cached_property

import cryptography.hazmat.primitives.asymmetric.rsa as rsa_module
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import *
from cryptography.hazmat.primitives.serialization import load_pem_private_key

try:
    from Cryptodome.Cipher import AES
except ImportError:
    from Crypto.Cipher import AES

CURVE = ec.SECP256R1


def checked(pem, data):
    key = load_pem_private_key(pem, None)
    if isinstance(key, rsa_module.RSAPrivateKey):
        raise ValueError("no RSA")
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(data)
    return None


async def gather(data):
    keys = [ed25519.Ed25519PrivateKey.generate() for _ in range(3)]
    return [key.sign(data) for key in keys]
