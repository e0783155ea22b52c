#include <openssl/aes.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

int derive(const unsigned char *secret, unsigned char *out) {
    EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    EVP_KDF_CTX *kctx = EVP_KDF_CTX_new(kdf);
    OSSL_PARAM digest = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, "SHA512", 0);
    if (!EVP_KDF_CTX_set_params(kctx, &digest)) return 0;
    return EVP_KDF_derive(kctx, out, 32, NULL);
}

int strings(EVP_PKEY *key) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
    EVP_PKEY_keygen_init(ctx);
    return EVP_PKEY_CTX_ctrl_str(ctx, "rsa_keygen_bits", "4096");
}

void legacy(const unsigned char *raw, unsigned char *iv, const unsigned char *in, unsigned char *out) {
    AES_KEY key;
    AES_set_encrypt_key(raw, 192, &key);
    AES_cbc_encrypt(in, out, 64, &key, iv, AES_ENCRYPT);
    AES_ecb_encrypt(in, out, &key, AES_ENCRYPT);
}

/* A parameter that names no algorithm. */
int near_miss(EVP_CIPHER_CTX *ctx) {
    OSSL_PARAM params[2];
    unsigned int pad = 0;
    params[0] = OSSL_PARAM_construct_uint(OSSL_CIPHER_PARAM_PADDING, &pad);
    params[1] = OSSL_PARAM_construct_end();
    return EVP_CIPHER_CTX_set_params(ctx, params);
}
