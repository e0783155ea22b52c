from Cryptodome.Hash import HMAC, SHA256, SHA3_256, SHA512
from Cryptodome.Protocol.KDF import HKDF, PBKDF2, scrypt
from Cryptodome.PublicKey import DSA, ECC, RSA
from Cryptodome.Signature import DSS, eddsa, pkcs1_15, pss


def rsa_sign(message):
    key = RSA.generate(bits=4096)
    digest = SHA256.new(message)
    return pkcs1_15.new(key).sign(digest)


def rsa_pss(path, message):
    key = RSA.importKey(open(path).read())
    signer = pss.new(key)
    return signer.sign(SHA512.new(message))


def ecdsa(message):
    key = ECC.generate(curve="P-384")
    return DSS.new(key, "fips-186-3").sign(SHA256.new(message))


def edwards(message):
    key = ECC.generate(curve="Ed25519")
    return eddsa.new(key, "rfc8032").sign(message)


def dsa(message):
    key = DSA.generate(2048)
    DSS.new(key.publickey(), "fips-186-3").verify(SHA256.new(message), b"")


def macs(key, data):
    HMAC.new(key, data, digestmod=SHA256).hexdigest()
    HMAC.new(key, data).hexdigest()
    return SHA3_256.new(data).digest()


def derive(password, salt):
    PBKDF2(password, salt, 32, count=100000, hmac_hash_module=SHA512)
    HKDF(password, 32, salt, SHA512)
    return scrypt(password, salt, 32, N=2**14, r=8, p=1)
