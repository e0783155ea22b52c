import nacl.encoding
from nacl.exceptions import BadSignatureError


class Box:
    def encrypt(self, thing):
        return [thing]


class Account:
    @staticmethod
    def create():
        return Account()

    def sign_message(self, text):
        return text + " (signed)"


def pack(thing):
    try:
        return Box().encrypt(thing), Account.create().sign_message("Ed25519")
    except BadSignatureError:
        return nacl.encoding.HexEncoder.encode(b"X25519")
