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


@dataclass
class Options:
    digest: str = "sha384"
    rounds: int = 1000


class Store:
    hasher = hashlib.sha256

    def key(self, data):
        return self.hasher(data).hexdigest()


def table(data):
    return TABLE["strong"](data).digest()


def aliased(data):
    return sha(data).digest()


def partial(data):
    return quick(data).hexdigest()


def passed(data, algorithm=hashlib.sha256):
    return algorithm(data).digest()


def enum(data):
    return hashlib.new(Kind.LONG.value, data)


def options(password, salt, given=None):
    chosen = given or Options()
    return hashlib.pbkdf2_hmac(chosen.digest, password, salt, chosen.rounds)


def conditional(data, legacy):
    make = _digests.md5 if legacy else _digests.sha256
    return make(data)


def formatted(data, bits=384):
    return hashlib.new(f"sha{bits}", data)


def matched(data, level):
    match level:
        case 1:
            name = "sha1"
        case 2:
            name = "sha256"
        case _:
            name = "sha512"
    return hmac.new(data, data, name)


def by_attribute(data):
    return getattr(hashlib, "sha1")(data)
