import asyncssh
import paramiko
from paramiko import Ed25519Key, RSAKey, SSHClient

EXCHANGES = ["curve25519-sha256", "diffie-hellman-group14-sha256"]


def run(host, command):
    client = SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username="ops", pkey=RSAKey.from_private_key_file("id_rsa"))
    return client.exec_command(command)


def transfer(host):
    transport = paramiko.Transport((host, 22))
    options = transport.get_security_options()
    options.kex = ("diffie-hellman-group-exchange-sha256",)
    options.ciphers = ("aes256-ctr",)
    key = paramiko.Ed25519Key(filename="id_ed25519")
    transport.connect(username="ops", pkey=key)
    return paramiko.SFTPClient.from_transport(transport)


def host_keys():
    paramiko.RSAKey.generate(3072)
    return paramiko.ECDSAKey.generate(bits=384)


def deploy_key(text):
    return Ed25519Key.from_private_key(text)


async def modern(host):
    async with asyncssh.connect(host, kex_algs=EXCHANGES, encryption_algs="aes256-gcm@openssh.com") as conn:
        return await conn.run("uptime")


def make_user_key():
    asyncssh.generate_private_key("ssh-ed25519")
    return asyncssh.generate_private_key("ssh-rsa", key_size=4096)
