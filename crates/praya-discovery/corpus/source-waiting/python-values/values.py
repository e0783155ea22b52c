import hashlib
import hmac
from collections import namedtuple
from types import SimpleNamespace

Setting = namedtuple("Setting", "algorithm rounds")
DEFAULT = Setting("sha1", 1)
SPACE = SimpleNamespace(algorithm="sha384")
BASE = {"quick": "md5", "slow": "sha512"}

for name in ("sha224", "sha256"):
    hashlib.new(name)

for key, value in BASE.items():
    hashlib.new(value)


def tuples():
    return hashlib.new(DEFAULT.algorithm), hashlib.new(SPACE.algorithm)


def percent(bits=512):
    return hashlib.new("%s%d" % ("sha", 512))


def merged():
    return hashlib.new(dict(a="sha1")["a"]), hashlib.new({**BASE, "x": 1}["quick"])


class Maker:
    TABLE = {"short": "sha256", "long": "sha3_512"}

    def __init__(self, algorithm="sha512", **options):
        self.algorithm = algorithm
        self.options = options

    @classmethod
    def make(cls):
        return hashlib.new(cls.TABLE["long"])

    def tag(self, data):
        return hmac.new(b"k", data, getattr(hashlib, self.algorithm))


def tag(data):
    return Maker(**{"algorithm": "sha384"}).tag(data)


CURRENT = None


def start():
    global CURRENT
    CURRENT = "ripemd160"


def use():
    start()
    return hashlib.new(CURRENT)


def mapped(parts):
    return list(map(hashlib.sha1, parts))
