import oqs


class Kem:
    name = "ML-KEM-768"

    def keygen(self):
        return 1, 2

    def encaps(self, key):
        return key


def mechanisms():
    for name in oqs.get_enabled_kem_mechanisms():
        print(name)
    return Kem().encaps(Kem().keygen()), oqs.is_sig_enabled("Falcon-512")
