import socket
import ssl
from ssl import PROTOCOL_TLS_CLIENT, SSLContext, TLSVersion

CIPHERS = "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384"


def client():
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(CIPHERS)
    return context


def server(cert, key):
    context = SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = TLSVersion.TLSv1_3
    context.maximum_version = TLSVersion.TLSv1_3
    context.set_ecdh_curve("prime256v1")
    context.load_cert_chain(cert, key)
    return context


def old():
    return ssl.SSLContext(ssl.PROTOCOL_TLSv1)


def open_range():
    return SSLContext(PROTOCOL_TLS_CLIENT)


def wrap(sock):
    return ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3, ciphers="RC4-MD5")


class Connection:
    def __init__(self, host, minimum=ssl.TLSVersion.TLSv1_2):
        self.context = ssl._create_unverified_context()
        self.context.minimum_version = minimum
        self.socket = self.context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def connect():
    return Connection("example.org")
