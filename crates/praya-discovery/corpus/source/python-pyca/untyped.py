"""Keys that come from nowhere: the padding is all there is to tell."""
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding


def sign(key, data):
    return key.sign(data, padding.PSS(padding.MGF1(hashes.SHA256()), 32), hashes.SHA256())


def ec_sign(key, data):
    return key.sign(data, ec.ECDSA(hashes.SHA512()))


def unwrap(key, blob):
    return key.decrypt(blob, padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None))
