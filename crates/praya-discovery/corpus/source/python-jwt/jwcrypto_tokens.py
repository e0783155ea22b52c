from jwcrypto import jwe, jwk, jws, jwt
from jwcrypto.common import json_encode


def make_key():
    return jwk.JWK.generate(kty="RSA", size=3072)


def signed(claims):
    key = jwk.JWK.generate(kty="EC", crv="P-256")
    token = jwt.JWT(header={"alg": "ES256"}, claims=claims)
    token.make_signed_token(key)
    return token.serialize()


def edwards():
    return jwk.JWK.generate(kty="OKP", crv="Ed25519")


def sign_text(text, key):
    token = jws.JWS(text)
    token.add_signature(key, alg="PS256", protected=json_encode({"kid": "1"}))
    return token.serialize(compact=True)


def encrypted(text, public_key):
    protected = {"alg": "RSA-OAEP", "enc": "A256CBC-HS512"}
    token = jwe.JWE(text, recipient=public_key, protected=protected)
    return token.serialize(compact=True)
