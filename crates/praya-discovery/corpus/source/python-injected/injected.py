import hashlib
import hmac


class Digester:
    def __init__(self, name):
        self.name = name

    def of(self, data):
        return hashlib.new(self.name, data)


class Tagger:
    engine = None

    def install(self, engine):
        self.engine = engine

    def of(self, data):
        return hmac.new(b"key", data, self.engine)


class Transport:
    def __init__(self):
        self.digester = Digester("sha384")
        self.tagger = Tagger()

    def activate(self):
        self.tagger.install(hashlib.sha512)

    def send(self, data):
        return self.digester.of(data), self.tagger.of(data)
