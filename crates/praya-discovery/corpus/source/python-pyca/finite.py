from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dh, dsa


def dsa_sign(data):
    key = dsa.generate_private_key(key_size=2048)
    signature = key.sign(data, hashes.SHA256())
    key.public_key().verify(signature, data, hashes.SHA256())


def agree(peer_public_key):
    parameters = dh.generate_parameters(generator=2, key_size=2048)
    private = parameters.generate_private_key()
    return private.exchange(peer_public_key)


def from_group(p, g):
    numbers = dh.DHParameterNumbers(p, g)
    return numbers.parameters().generate_private_key()
