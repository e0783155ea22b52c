import compat
from compat import AES, hashlib, md5, sha1


def all_of_them(key, data):
    first = md5(data)
    second = AES.new(key, AES.MODE_CBC)
    third = compat.DES.new(key, compat.DES.MODE_ECB)
    return first, second, third, hashlib.sha256(data)


def reversed_text():
    return sha1("not a digest")
