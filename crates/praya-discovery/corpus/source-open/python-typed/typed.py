from typing import cast

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa


def told(pem, data):
    key = cast(ed25519.Ed25519PrivateKey, serialization.load_pem_private_key(pem, None))
    return key.sign(data)


def annotated(pem, data):
    key: ed25519.Ed25519PrivateKey = serialization.load_pem_private_key(pem, None)
    return key.sign(data)


def asserted(pem, data):
    key = serialization.load_pem_private_key(pem, None)
    assert isinstance(key, ed25519.Ed25519PrivateKey)
    return key.sign(data)


def matched(pem, data):
    key = serialization.load_pem_private_key(pem, None)
    match key:
        case ed25519.Ed25519PrivateKey():
            return key.sign(data)
        case rsa.RSAPrivateKey():
            return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def public(pem):
    key = serialization.load_pem_public_key(pem)
    if not isinstance(key, (rsa.RSAPublicKey, ec.EllipticCurvePublicKey)):
        raise ValueError
    return key


def either(pem, signature, data):
    key = public(pem)
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    else:
        key.verify(signature, data, ec.ECDSA(hashes.SHA384()))
