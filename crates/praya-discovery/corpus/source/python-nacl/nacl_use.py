import nacl.secret
import nacl.utils
from nacl import pwhash
from nacl.public import Box, PrivateKey, SealedBox
from nacl.signing import SigningKey, VerifyKey


class Signer:
    def __init__(self, seed=None):
        self._key = SigningKey(seed) if seed else SigningKey.generate()

    def sign(self, message):
        return self._key.sign(message).signature


def verify(raw, message, signature):
    VerifyKey(raw).verify(message, signature)


def talk(peer, message):
    mine = PrivateKey.generate()
    box = Box(mine, peer)
    return box.encrypt(message)


def anonymous(public, message):
    return SealedBox(public).encrypt(message)


def secret(message):
    box = nacl.secret.SecretBox(nacl.utils.random(32))
    return box.encrypt(message)


def key(password, salt):
    return pwhash.argon2id.kdf(32, password, salt)
