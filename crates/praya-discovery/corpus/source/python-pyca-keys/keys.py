"""Keys of which only the file knows the kind, and algorithm objects that travel alone."""
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils
from cryptography.hazmat.primitives.ciphers import algorithms

HASHES = {"2011": hashes.SHA1, "2018": hashes.SHA256}


class Signer:
    def __init__(self, pem):
        self.key = serialization.load_pem_private_key(pem, password=None)

    def keywords(self, data):
        return self.key.sign(
            data,
            padding=padding.PKCS1v15(),
            algorithm=HASHES["2018"](),
        )

    def plain(self, data):
        return self.key.sign(data, padding.PSS(padding.MGF1(hashes.SHA384()), 48), hashes.SHA384())

    def digital(self, data):
        return self.key.sign(data, hashes.SHA224())

    def digital_keyword(self, data):
        return self.key.sign(data=data, algorithm=hashes.SHA256())

    def prehashed(self, digest):
        return self.key.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA512())))


def check(public, signature, data):
    key = serialization.load_der_public_key(public)
    key.verify(signature, data, padding=padding.PKCS1v15(), algorithm=hashes.SHA512())
    key.verify(signature=signature, data=data, algorithm=hashes.SHA256())


def issue(builder, key):
    # What the builder is, nobody here says: the digest is all that is known.
    return builder.sign(key, hashes.SHA384())


def thumbprint(certificate):
    return certificate.fingerprint(hashes.SHA256())


def wrap(make, key):
    return make(algorithms.TripleDES(key))


def outdated(certificate: x509.Certificate):
    return isinstance(certificate.signature_hash_algorithm, (hashes.MD5, hashes.SHA1))


def blocks():
    return algorithms.AES.block_size // 8, hashes.SHA3_256.digest_size
