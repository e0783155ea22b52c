"""Nothing here is cryptography but one hash object: own classes, names in texts."""
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

SUPPORTED = ["AES", "RSA", "hashes.MD5()"]
UNUSED = hashes.MD5()


class Fernet:
    """An italian bitter."""

    def encrypt(self, recipe):
        return recipe[::-1]


class Contract:
    def sign(self, who, when):
        return f"{who} signs with RSA at {when}"

    def verify(self, signature, data):
        return True


def drink():
    return Fernet().encrypt("myrrh")


def approve(contract: Contract):
    if not contract.verify("x", "RSA"):
        raise InvalidSignature("rsa.generate_private_key(65537, 512) failed")
    return contract.sign("me", "now")


def is_rsa(key):
    return isinstance(key, rsa.RSAPrivateKey)


def dump(key):
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                             serialization.NoEncryption())


def describe(certificate):
    certificate = x509.load_der_x509_certificate(certificate)
    return certificate.serial_number
