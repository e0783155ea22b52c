import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12
from cryptography.x509.oid import NameOID


def self_signed(name):
    key = rsa.generate_private_key(public_exponent=65537, key_size=4096)
    subject = issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime.utcnow())
        .sign(key, hashes.SHA256())
    )


def request(name):
    key = ec.generate_private_key(ec.SECP384R1())
    builder = x509.CertificateSigningRequestBuilder().subject_name(name)
    csr = builder.sign(private_key=key, algorithm=hashes.SHA384())
    return csr.public_bytes(serialization.Encoding.PEM)


def thumbprint(pem):
    certificate = x509.load_pem_x509_certificate(pem)
    return certificate.fingerprint(hashes.SHA1())


def sign_with_file(path, message):
    with open(path, "rb") as handle:
        key = load_pem_private_key(handle.read(), password=None)
    return key.sign(message, ec.ECDSA(hashes.SHA256()))
