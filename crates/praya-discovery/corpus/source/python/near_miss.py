class hashlib:
    @staticmethod
    def md5(data):
        return data


def run(data):
    hashlib.md5(data)
    return "RSA-1024 and DES are only mentioned"
