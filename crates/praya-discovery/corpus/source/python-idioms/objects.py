import ssl
from contextlib import contextmanager
from functools import cached_property

import cryptography.hazmat.primitives.asymmetric.rsa as rsa_module
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import *
from cryptography.hazmat.primitives.serialization import load_pem_private_key

try:
    from Cryptodome.Cipher import AES
except ImportError:
    from Crypto.Cipher import AES

CURVE = ec.SECP256R1


class Keys:
    bits: int = 2048

    @cached_property
    def rsa(self):
        return rsa_module.generate_private_key(public_exponent=65537, key_size=self.bits)

    @property
    def signer(self) -> ed25519.Ed25519PrivateKey:
        return ed25519.Ed25519PrivateKey.generate()

    def sign(self, data):
        return self.signer.sign(data)


class LongKeys(Keys):
    bits = 4096

    def make(self):
        return rsa_module.generate_private_key(65537, self.bits)


def curve_by_class():
    return ec.generate_private_key(CURVE())


def star(data):
    digest = Hash(SHA512())
    digest.update(data)
    return digest.finalize()


def optional_import(key, data):
    return AES.new(key, AES.MODE_EAX).encrypt(data)


@contextmanager
def tls(host):
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    yield context


def unpack(data):
    private, public = make_pair()
    public.verify(private.sign(data), data)


def make_pair():
    key = ed25519.Ed25519PrivateKey.generate()
    return key, key.public_key()
