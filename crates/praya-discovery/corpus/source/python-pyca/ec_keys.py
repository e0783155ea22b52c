from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP384R1, generate_private_key

CURVES = {"p256": ec.SECP256R1(), "p521": ec.SECP521R1()}


def sign_p384(data):
    key = generate_private_key(SECP384R1())
    signature = key.sign(data, ECDSA(hashes.SHA384()))
    key.public_key().verify(signature, data, ECDSA(hashes.SHA384()))
    return signature


def shared_secret(peer):
    private = ec.generate_private_key(CURVES["p256"])
    return private.exchange(ec.ECDH(), peer)


def load_point(raw):
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256K1(), raw)


def check_coin(raw, signature, digest):
    load_point(raw).verify(signature, digest, ec.ECDSA(hashes.SHA256()))


def derive(secret: int):
    return ec.derive_private_key(secret, ec.BrainpoolP256R1())


def numbers(x, y):
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def verify_any(key: ec.EllipticCurvePublicKey, signature, data):
    key.verify(signature, data, ec.ECDSA(hashes.SHA1()))
