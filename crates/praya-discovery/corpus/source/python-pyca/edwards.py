from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric import ed448, x25519, x448
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey as AgreementKey


class Identity:
    def __init__(self, seed=None):
        if seed is None:
            self.key = Ed25519PrivateKey.generate()
        else:
            self.key = Ed25519PrivateKey.from_private_bytes(seed)

    def sign(self, message):
        return self.key.sign(message)

    @staticmethod
    def verify(public, signature, message):
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)


def handshake(peer_bytes):
    mine = AgreementKey.generate()
    peer = x25519.X25519PublicKey.from_public_bytes(peer_bytes)
    return mine.exchange(peer)


def goldilocks(message, peer):
    signer = ed448.Ed448PrivateKey.generate()
    signature = signer.sign(message)
    signer.public_key().verify(signature, message)
    return x448.X448PrivateKey.generate().exchange(peer)
