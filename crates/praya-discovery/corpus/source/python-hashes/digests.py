import hashlib
import hmac as mac_module
from hashlib import blake2b, sha512 as strong

ALGORITHM = "sha384"
CHUNK = 1 << 16


def file_digest(path):
    h = hashlib.sha256()
    with open(path, "rb") as handle:
        while chunk := handle.read(CHUNK):
            h.update(chunk)
    return h.hexdigest()


def by_name(data):
    return hashlib.new(ALGORITHM, data).hexdigest()


def of_file(handle):
    return hashlib.file_digest(handle, "sha3_256")


def cache_key(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def fingerprint(data):
    print(hashlib.sha1(data).hexdigest())
    strong(data)
    return blake2b(data, digest_size=32).digest()


def many(data):
    return {name: hashlib.new(name, data).hexdigest() for name in ("md5", "sha256")}


def sign(key, data):
    return mac_module.new(key, data, hashlib.sha256).hexdigest()


def sign_named(key, data):
    return mac_module.new(key, msg=data, digestmod="sha512").digest()


def sign_once(key, data):
    return mac_module.digest(key, data, "sha1")


class PasswordStore:
    iterations = 310_000
    hash_name = "sha256"

    def derive(self, password, salt):
        return hashlib.pbkdf2_hmac(self.hash_name, password, salt, self.iterations)

    def derive_scrypt(self, password, salt):
        return hashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)
