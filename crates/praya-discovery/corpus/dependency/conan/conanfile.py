from conan import ConanFile

class Payments(ConanFile):
    name = "payments"
    url = "https://example.org/openssl/3.0"

    def requirements(self):
        self.requires("mbedtls/3.5.2@bank/stable")
        # self.requires("wolfssl/5.6.6")
        self.requires("zlib/1.3.1")
