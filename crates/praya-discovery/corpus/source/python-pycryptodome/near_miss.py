from Crypto.Random import get_random_bytes
from Crypto.Util import number


class AES:
    MODE_CBC = 2

    @staticmethod
    def new(key, mode):
        return AES()

    def encrypt(self, data):
        return data


def run(key):
    prime = number.getPrime(1024)
    return AES.new(key, AES.MODE_CBC).encrypt(get_random_bytes(16)), prime, "RSA.generate(512)"
