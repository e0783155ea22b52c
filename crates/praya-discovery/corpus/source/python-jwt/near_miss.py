"""A JWT that is only shown, and things called alike."""
import base64
import json

import jwt


class Codec:
    def encode(self, text, key, algorithm="HS256"):
        return text + key

    def decode(self, text, key, algorithms=("RS256",)):
        return text.removesuffix(key)


class jwe:
    @staticmethod
    def encrypt(text, key, algorithm):
        return text


def round_trip(text):
    codec = Codec()
    return codec.decode(codec.encode(text, "k", algorithm="RS256"), "k", algorithms=["RS256"])


def payload_of(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=="))


def text():
    jwe.encrypt("x", "y", algorithm="RSA-OAEP")
    return "x".encode("utf-8").decode("utf-8")


def fail(token):
    try:
        return jwt.get_unverified_header(token)
    except jwt.InvalidAlgorithmError:
        return "use HS256 or ES256"
