import functools
import hashlib
import hmac
import hashlib as _digests
from enum import Enum
from dataclasses import dataclass

TABLE = {"fast": hashlib.sha1, "strong": hashlib.sha512}
quick = functools.partial(hashlib.new, "md5")
sha = hashlib.sha224


@dataclass
class Options:
    digest: str = "sha384"
    rounds: int = 1000


def table(data):
    return TABLE["strong"](data).digest()


def aliased(data):
    return sha(data).digest()


def options(password, salt, given=None):
    chosen = given or Options()
    return hashlib.pbkdf2_hmac(chosen.digest, password, salt, chosen.rounds)


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
