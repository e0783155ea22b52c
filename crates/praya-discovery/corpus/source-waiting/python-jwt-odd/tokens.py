import json
from hashlib import sha256 as h

from jwcrypto import jws
from jwcrypto.common import json_encode
from jwt import decode as read_token


def check(token, key):
    return read_token(token, key, algorithms=["ES384"])


def digest(data):
    return h(data).hexdigest()


def sign_header(text, key):
    token = jws.JWS(text)
    token.add_signature(key, None, json_encode({"alg": "HS512"}), None)
    return token.serialize()


def sign_text(text, key):
    token = jws.JWS(text)
    token.add_signature(key, protected=json.dumps({"alg": "ES256"}))
    return token.serialize()
