#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace crypto {

using PKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using PKeyCtx = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;
using SslCtx = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

static void check(int rc, const char *what) {
    if (rc <= 0) throw std::runtime_error(what);
}

PKey generate(int bits) {
    PKeyCtx ctx(EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr), &EVP_PKEY_CTX_free);
    check(EVP_PKEY_keygen_init(ctx.get()), "init");
    check(EVP_PKEY_CTX_set_rsa_keygen_bits(ctx.get(), bits), "bits");
    EVP_PKEY *raw = nullptr;
    check(EVP_PKEY_keygen(ctx.get(), &raw), "keygen");
    return PKey(raw, &EVP_PKEY_free);
}

std::vector<unsigned char> sign(const PKey &key, const std::string &data) {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> md{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    check(EVP_DigestSignInit(md.get(), nullptr, EVP_sha384(), nullptr, key.get()), "sign");
    return {};
}

void generate_and_sign() {
    auto key = generate(4096);
    sign(key, "data");
}

SslCtx server() {
    SslCtx ctx(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX_set_min_proto_version(ctx.get(), TLS1_3_VERSION);
    return ctx;
}

class Cipher {
public:
    explicit Cipher(const EVP_CIPHER *type) : type_(type) { ctx_.reset(EVP_CIPHER_CTX_new()); }
    void init(const unsigned char *key, const unsigned char *iv) {
        check(EVP_EncryptInit_ex(ctx_.get(), type_, nullptr, key, iv), "init");
    }
private:
    struct Free { void operator()(EVP_CIPHER_CTX *p) const { EVP_CIPHER_CTX_free(p); } };
    std::unique_ptr<EVP_CIPHER_CTX, Free> ctx_;
    const EVP_CIPHER *type_;
};

std::unique_ptr<Cipher> make() { return std::make_unique<Cipher>(EVP_aes_256_gcm()); }

void use(const unsigned char *key, const unsigned char *iv) {
    auto cipher = make();
    cipher->init(key, iv);
    Cipher old(EVP_des_ede3_cbc());
    old.init(key, iv);
}

}
