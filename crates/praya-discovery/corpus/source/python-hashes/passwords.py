import argon2
import bcrypt
from argon2 import PasswordHasher
from passlib.context import CryptContext
from passlib.hash import pbkdf2_sha256, sha512_crypt

pwd_context = CryptContext(schemes=["bcrypt", "pbkdf2_sha256"], deprecated="auto")
hasher = PasswordHasher(time_cost=3)


def store(password: bytes):
    return bcrypt.hashpw(password, bcrypt.gensalt(rounds=12))


def check(password, stored):
    return bcrypt.checkpw(password, stored)


def unix(password):
    return sha512_crypt.using(rounds=5000).hash(password)


def portable(password):
    return pbkdf2_sha256.hash(password)


def modern(password):
    return hasher.hash(password)


def low(secret, salt):
    return argon2.low_level.hash_secret(secret, salt, 1, 8, 1, 16, argon2.low_level.Type.I)


def login(password, stored):
    return pwd_context.verify(password, stored)
