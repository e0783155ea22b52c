import ssl

import requests
from OpenSSL import SSL, crypto
from requests.adapters import HTTPAdapter
from urllib3.poolmanager import PoolManager
from urllib3.util.ssl_ import create_urllib3_context


class TlsAdapter(HTTPAdapter):
    def init_poolmanager(self, connections, maxsize, block=False):
        self.poolmanager = PoolManager(
            num_pools=connections, maxsize=maxsize, block=block, ssl_version=ssl.PROTOCOL_TLSv1_2)


class CipherAdapter(HTTPAdapter):
    def init_poolmanager(self, *args, **kwargs):
        kwargs["ssl_context"] = create_urllib3_context(ciphers="DEFAULT@SECLEVEL=1")
        return super().init_poolmanager(*args, **kwargs)


def session():
    http = requests.Session()
    http.mount("https://", TlsAdapter())
    return http


def openssl_context():
    context = SSL.Context(SSL.TLS_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    context.set_cipher_list(b"ECDHE-RSA-AES128-GCM-SHA256")
    return context


def legacy():
    return SSL.Context(SSL.TLSv1_METHOD)


def certificate(name):
    key = crypto.PKey()
    key.generate_key(crypto.TYPE_RSA, 2048)
    cert = crypto.X509()
    cert.get_subject().CN = name
    cert.set_pubkey(key)
    cert.sign(key, "sha256")
    return cert.digest("sha1")
