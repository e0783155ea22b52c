from cryptography.hazmat.primitives import cmac, hashes, hmac, poly1305
from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.kdf import concatkdf, kbkdf, x963kdf
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.twofactor.totp import TOTP

PRF = hashes.SHA512()


def digest(data, algorithm=None):
    ctx = hashes.Hash(hashes.SHA3_256())
    ctx.update(data)
    return ctx.finalize()


def blake(data):
    h = hashes.Hash(hashes.BLAKE2b(64))
    h.update(data)
    return h.finalize()


def mac(key, data):
    h = hmac.HMAC(key, hashes.SHA256())
    h.update(data)
    h.verify(b"")
    c = cmac.CMAC(algorithms.AES(key))
    c.update(data)
    poly1305.Poly1305.generate_tag(key, data)
    return c.finalize()


def derive(password, salt):
    PBKDF2HMAC(algorithm=PRF, length=32, salt=salt, iterations=600_000).derive(password)
    HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"x").derive(password)
    HKDFExpand(hashes.SHA384(), 32, b"").derive(password)
    Scrypt(salt=salt, length=32, n=2**14, r=8, p=1).derive(password)
    Argon2id(salt=salt, length=32, iterations=1, lanes=4, memory_cost=2**16).derive(password)
    concatkdf.ConcatKDFHash(hashes.SHA256(), 32, b"").derive(password)
    return x963kdf.X963KDF(hashes.SHA256(), 32, b"").derive(password)


def second_factor(secret):
    return TOTP(secret, 6, hashes.SHA1(), 30)
