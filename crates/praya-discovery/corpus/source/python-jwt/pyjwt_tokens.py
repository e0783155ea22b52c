import jwt
from jwt import PyJWKClient, decode

import settings


class TokenService:
    algorithm = "ES256"

    def __init__(self, private_key, public_key):
        self.private_key = private_key
        self.public_key = public_key

    def issue(self, claims):
        return jwt.encode(claims, self.private_key, algorithm=self.algorithm)

    def check(self, token):
        return jwt.decode(token, self.public_key, algorithms=[self.algorithm])


def issue_default(claims):
    return jwt.encode(claims, settings.SECRET)


def issue_rs(claims, key):
    return jwt.encode(payload=claims, key=key, algorithm=settings.TOKEN_ALGORITHM, headers={"kid": "1"})


def check_many(token, key):
    return decode(token, key, algorithms=settings.ACCEPTED, audience="api")


def check_positional(token, key):
    return jwt.decode(token, key, ["PS512"])


def check_jwks(token, url):
    client = PyJWKClient(url)
    key = client.get_signing_key_from_jwt(token)
    return jwt.decode(token, key.key, algorithms=["EdDSA"], options={"verify_exp": True})


def complete(token, key):
    return jwt.decode_complete(token, key, algorithms=["HS512"])["header"]


def instance(claims, key):
    return jwt.PyJWT().encode(claims, key, "HS384")


def dynamic(claims, key, name):
    return jwt.encode(claims, key, algorithm=name)


def peek(token):
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, options={"verify_signature": False})
    return header["alg"] == "RS256", claims


def tolerant(token, key):
    return jwt.decode(token, key, algorithms=["none", "RS512"])


def unsigned(claims):
    return jwt.encode(claims, None, algorithm="none")
