import hashlib

import rsa
from coincurve import PrivateKey as CoinKey
from ecdsa import ECDH, NIST256p, SECP256k1, SigningKey, VerifyingKey
from ecdsa.curves import NIST384p
from eth_account import Account


def sign(message):
    key = SigningKey.generate(curve=NIST384p)
    signature = key.sign(message, hashfunc=hashlib.sha384)
    key.get_verifying_key().verify(signature, message, hashlib.sha384)


def bitcoin(raw, digest, signature):
    VerifyingKey.from_string(raw, curve=SECP256k1).verify_digest(signature, digest)


def weak():
    return SigningKey.generate()


def agree(peer):
    ecdh = ECDH(curve=NIST256p)
    ecdh.generate_private_key()
    ecdh.load_received_public_key_pem(peer)
    return ecdh.generate_sharedsecret_bytes()


def coin(secret, message):
    return CoinKey(secret).sign(message)


def ethereum(message):
    account = Account.create()
    return account.sign_message(message)


def pure(message):
    public, private = rsa.newkeys(512)
    sealed = rsa.encrypt(message, public)
    rsa.decrypt(sealed, private)
    return rsa.sign(message, private, "SHA-1")
