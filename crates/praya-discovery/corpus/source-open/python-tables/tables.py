import hashlib
import hmac

from ecdsa import NIST256p, NIST384p, SigningKey

CURVES = {"ES256": NIST256p, "ES384": NIST384p}
HASHES = {"HS256": hashlib.sha256, "HS512": hashlib.sha512}


def mac(name, key, data):
    # The table is all there is: one of its entries, or an error.
    return hmac.new(key, data, HASHES[name])


class Key:
    TABLE = {"ES256": (NIST256p, hashlib.sha256), "ES384": (NIST384p, hashlib.sha384)}

    def __init__(self, name):
        self.curve, self.hash = self.TABLE[name]

    def sign(self, data):
        return SigningKey.generate(curve=self.curve).sign(data, hashfunc=self.hash)
