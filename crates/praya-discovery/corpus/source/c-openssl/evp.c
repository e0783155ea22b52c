#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#define KEY_BITS 3072
static const int CURVE = NID_secp384r1;

/* A comment that says EVP_des_ede3_cbc() and RSA_generate_key(512, 3, 0, 0). */
static const char *const help = "use -alg md5, EVP_rc4() or DSA_generate_key";

static const EVP_CIPHER *choose(int strong) {
    if (strong)
        return EVP_aes_256_gcm();
    return EVP_aes_128_cbc();
}

int seal(int strong, const unsigned char *key, const unsigned char *iv) {
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    int ok = EVP_EncryptInit_ex(ctx, choose(strong), NULL, NULL, NULL);
    ok &= EVP_EncryptInit_ex(ctx, NULL, NULL, key, iv);
    EVP_CIPHER_CTX_free(ctx);
    return ok;
}

int open_by_name(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv) {
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(NULL, "ChaCha20-Poly1305", NULL);
    return EVP_DecryptInit_ex2(ctx, cipher, key, iv, NULL);
}

EVP_PKEY *make_rsa(void) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
    EVP_PKEY *pkey = NULL;
    EVP_PKEY_keygen_init(ctx);
    EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, KEY_BITS);
    EVP_PKEY_keygen(ctx, &pkey);
    return pkey;
}

EVP_PKEY *make_others(int which) {
    if (which == 0)
        return EVP_EC_gen("P-256");
    if (which == 1)
        return EVP_PKEY_Q_keygen(NULL, NULL, "ML-KEM-768");
    if (which == 2)
        return EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t)2048);
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    EVP_PKEY *pkey = NULL;
    EVP_PKEY_keygen_init(ctx);
    EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ctx, CURVE);
    EVP_PKEY_generate(ctx, &pkey);
    return pkey;
}

int digest_all(const void *data, size_t n, unsigned char *out, unsigned int *len) {
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    EVP_DigestInit_ex(ctx, EVP_sha3_256(), NULL);
    EVP_DigestUpdate(ctx, data, n);
    EVP_Digest(data, n, out, len, EVP_md5(), NULL);
    SHA1(data, n, out);
    return HMAC(EVP_sha512(), "k", 1, data, n, out, len) != NULL;
}

int derive(const char *pw, unsigned char *out) {
    PKCS5_PBKDF2_HMAC(pw, -1, NULL, 0, 100000, EVP_sha256(), 32, out);
    EVP_PKEY_CTX *kdf = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, NULL);
    EVP_PKEY_derive_init(kdf);
    EVP_PKEY_CTX_set_hkdf_md(kdf, EVP_sha384());
    return EVP_PBE_scrypt(pw, 0, NULL, 0, 16384, 8, 1, 0, out, 32);
}

int sign(EVP_PKEY *pkey, X509 *cert) {
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    EVP_PKEY_CTX *pctx = NULL;
    EVP_DigestSignInit(ctx, &pctx, EVP_sha256(), NULL, pkey);
    return X509_sign(cert, pkey, EVP_sha384());
}
