"""Random values, checksums, names in texts, and methods called like those of hashlib."""
import hashlib
import random
import secrets
import uuid
import zlib

NAMES = ["md5", "sha1"]
MESSAGE = "hashlib.md5(data) is no longer used"


class Digest:
    def sha256(self, data):
        return sum(data)

    def new(self, name, data):
        return self

    def hash(self, password):
        return hash(password)


def token():
    return secrets.token_hex(32), secrets.compare_digest("a", "b"), random.random(), uuid.uuid4()


def checksum(data):
    return zlib.crc32(data), Digest().sha256(data), Digest().new("md5", data), Digest().hash("sha1")


def available(name):
    if name not in hashlib.algorithms_available:
        raise ValueError(f"{name} is not there, try sha256")
    return hash(name)
