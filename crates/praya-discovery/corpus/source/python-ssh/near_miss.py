import paramiko


class Client:
    def connect(self, host):
        return f"connected to {host} with ssh-rsa"


class Transport:
    agreed = ("group1",)


def run():
    Transport.agreed = ()
    return Client().connect("example.org")


def policy(error):
    if isinstance(error, paramiko.SSHException):
        return "no acceptable kex: diffie-hellman-group1-sha1"
    return paramiko.WarningPolicy()
