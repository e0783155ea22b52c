"""Signing and encryption of documents with RSA."""
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric import utils as asym_utils

from sizes import DEFAULT_BITS


def make_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=DEFAULT_BITS)


class DocumentSigner:
    def __init__(self):
        self._key = rsa.generate_private_key(65537, 2048)
        self._public = self._key.public_key()

    def sign(self, document: bytes) -> bytes:
        return self._key.sign(
            document,
            padding.PSS(mgf=padding.MGF1(hashes.SHA256()), salt_length=padding.PSS.MAX_LENGTH),
            hashes.SHA256(),
        )

    def verify(self, signature: bytes, document: bytes) -> None:
        self._public.verify(signature, document, padding.PKCS1v15(), hashes.SHA384())

    def wrap(self, session_key: bytes) -> bytes:
        oaep = padding.OAEP(mgf=padding.MGF1(algorithm=hashes.SHA1()), algorithm=hashes.SHA1(), label=None)
        return self._public.encrypt(session_key, oaep)

    def unwrap(self, blob: bytes) -> bytes:
        return self._key.decrypt(blob, padding.PKCS1v15())


def sign_digest(digest):
    key = make_key()
    return key.sign(digest, padding.PKCS1v15(), asym_utils.Prehashed(hashes.SHA512()))


def recover(public_key: rsa.RSAPublicKey, signature):
    return public_key.recover_data_from_signature(signature, padding.PKCS1v15(), hashes.SHA256())


def check(public_key: rsa.RSAPublicKey, signature, data):
    # typed by its annotation only; nobody in this project calls it
    public_key.verify(signature=signature, data=data, padding=padding.PKCS1v15(), algorithm=hashes.SHA256())


def from_numbers(n, e):
    return rsa.RSAPublicNumbers(e, n).public_key()
