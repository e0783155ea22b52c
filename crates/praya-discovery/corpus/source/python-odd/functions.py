import functools
import hashlib
import hmac
import hashlib as _digests
from enum import Enum
from dataclasses import dataclass

TABLE = {"fast": hashlib.sha1, "strong": hashlib.sha512}
quick = functools.partial(hashlib.new, "md5")
sha = hashlib.sha224


class Kind(Enum):
    SHORT = "sha256"
    LONG = "sha3_512"


class Store:
    hasher = hashlib.sha256

    def key(self, data):
        return self.hasher(data).hexdigest()


def partial(data):
    return quick(data).hexdigest()


def passed(data, algorithm=hashlib.sha256):
    return algorithm(data).digest()


def enum(data):
    return hashlib.new(Kind.LONG.value, data)


def conditional(data, legacy):
    make = _digests.md5 if legacy else _digests.sha256
    return make(data)


def by_attribute(data):
    return getattr(hashlib, "sha1")(data)
