from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import mlkem
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey, MLDSA65PrivateKey, MLDSA87PrivateKey


def encapsulate():
    private = mlkem.MLKEM768PrivateKey.generate()
    secret, ciphertext = private.public_key().encapsulate()
    return private.decapsulate(ciphertext) == secret


def sign(message):
    key = MLDSA65PrivateKey.generate()
    signature = key.sign(message)
    key.public_key().verify(signature, message)


def restore(seed, public):
    MLDSA44PublicKey.from_public_bytes(public)
    return MLDSA87PrivateKey.from_seed_bytes(seed)


def sealed(text, public_key):
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
    return suite.encrypt(text, public_key)
