from joserfc import jwe, jws, jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

rsa_key = RSAKey.generate_key(2048)
ec_key = ECKey.generate_key("P-384")
agreement = OKPKey.generate_key("X25519")
secret = OctKey.import_key("secret")


def issue(claims):
    return jwt.encode({"alg": "RS512"}, claims, rsa_key)


def read(token):
    return jwt.decode(token, secret, algorithms=["HS256"])


def compact(payload):
    value = jws.serialize_compact({"alg": "ES384"}, payload, ec_key)
    return jws.deserialize_compact(value, ec_key, algorithms=["ES384"])


def box(payload):
    return jwe.encrypt_compact({"alg": "ECDH-ES", "enc": "A256GCM"}, payload, agreement)
