from authlib.jose import ECKey, JsonWebEncryption, JsonWebKey, JsonWebSignature, JsonWebToken, RSAKey, jwt

HEADER = {"alg": "RS256", "typ": "JWT"}


def issue(payload, key):
    return jwt.encode(HEADER, payload, key)


def strict(token, key):
    checker = JsonWebToken(["ES256K"])
    return checker.decode(token, key)


def any_algorithm(token, key):
    claims = jwt.decode(token, key)
    claims.validate()


def sign(payload, key):
    return JsonWebSignature().serialize_compact({"alg": "ES384"}, payload, key)


def encrypt(payload, key):
    protected = {"alg": "ECDH-ES+A128KW", "enc": "A128CBC-HS256"}
    return JsonWebEncryption().serialize_compact(protected, payload, key)


def keys():
    RSAKey.generate_key(2048, is_private=True)
    ECKey.generate_key("P-521", is_private=True)
    return JsonWebKey.generate_key("EC", "P-256", is_private=True)
