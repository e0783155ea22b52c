"""What a check lets through is not decided by what these files happen to show."""
import hashlib
import html
import json

_client = None
ENABLED = False


def connect():
    global _client, ENABLED
    _client = json.load(open("client.json"))
    ENABLED = True


def after_length(request):
    data = html.escape(request)
    if len(data) == 0:
        return "empty"
    return hashlib.md5(data)


def after_short(request):
    data = html.escape(request).encode("utf-8")
    if len(data) < 16:
        raise ValueError("short")
    return hashlib.sha1(data)


def with_client(data):
    if _client is None:
        return None
    return hashlib.sha256(data)


def enabled(data):
    if not ENABLED:
        return None
    return hashlib.sha384(data)


class Task:
    key = None

    def run(self, data):
        if self.key is None:
            return None
        return hashlib.sha512(data)


def never(data):
    if False:
        return hashlib.sha224(data)
    debug = False
    if debug:
        return hashlib.sha3_256(data)
    return data
