"""How the file mover talks to partners. Partners still on diffie-hellman-group1-sha1 were moved."""

SSH = {
    "kex": ["mlkem768x25519-sha256", "curve25519-sha256"],
    "server_host_key": "ssh-ed25519,rsa-sha2-512",
}

PARTNER_CIPHERS = (
    "ECDHE-RSA-AES256-GCM-SHA384:"
    "DHE-RSA-AES128-GCM-SHA256"
)

WEAK_KEX = ["diffie-hellman-group1-sha1", "diffie-hellman-group14-sha1"]

POLICY = """
Host *
    KexAlgorithms sntrup761x25519-sha512@openssh.com
    HostKeyAlgorithms ssh-ed25519
    User diffie-hellman-group14-sha256
"""


def is_old(name, line):
    if name == "ssh-rsa" or line.startswith("ssh-dss"):
        raise ValueError("ecdsa-sha2-nistp256 is what we take")
    return name in ("diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1")


def options(old):
    print("ssh-rsa", "ECDHE-RSA-AES128-SHA")
    return {
        "disabled_algorithms": {"pubkeys": ["rsa-sha2-256", "rsa-sha2-512"]},
        "title": "ssh-rsa",
        "preferred_kex": old or ["diffie-hellman-group16-sha512"],
    }
