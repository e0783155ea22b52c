import ssl


class SSLContext:
    """A context of a screenshot library."""

    minimum_version = None

    def set_ciphers(self, names):
        self.names = names


def context():
    own = SSLContext()
    own.minimum_version = "TLSv1"
    own.set_ciphers("RC4-MD5")
    return own


def handle(error):
    if isinstance(error, ssl.SSLError):
        return "server only speaks TLSv1.0 (ssl.PROTOCOL_TLSv1)"
    return ssl.OPENSSL_VERSION
