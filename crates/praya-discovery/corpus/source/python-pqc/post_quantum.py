import oqs
from dilithium_py.dilithium import Dilithium3
from dilithium_py.ml_dsa import ML_DSA_44
from kyber_py.ml_kem import ML_KEM_1024
from pqcrypto.kem.ml_kem_768 import decrypt, encrypt, generate_keypair
from pqcrypto.sign import falcon_512

KEM = "Kyber768"


def oqs_kem():
    with oqs.KeyEncapsulation(KEM) as client:
        public_key = client.generate_keypair()
        with oqs.KeyEncapsulation("ML-KEM-768") as server:
            ciphertext, secret = server.encap_secret(public_key)
        return client.decap_secret(ciphertext)


class Signer:
    def __init__(self, mechanism="ML-DSA-65"):
        self.mechanism = mechanism
        self.signer = oqs.Signature(mechanism)

    def sign(self, message):
        return self.signer.sign(message)


def sign(message):
    return Signer("ML-DSA-65").sign(message)


def kem():
    public, secret = generate_keypair()
    ciphertext, shared = encrypt(public)
    return decrypt(secret, ciphertext) == shared


def falcon(message):
    public, secret = falcon_512.generate_keypair()
    return falcon_512.verify(public, message, falcon_512.sign(secret, message))


def pure_python(message):
    ek, dk = ML_KEM_1024.keygen()
    key, ct = ML_KEM_1024.encaps(ek)
    pk, sk = ML_DSA_44.keygen()
    ML_DSA_44.verify(pk, message, ML_DSA_44.sign(sk, message))
    pk3, sk3 = Dilithium3.keygen()
    return ML_KEM_1024.decaps(dk, ct), pk3, sk3
