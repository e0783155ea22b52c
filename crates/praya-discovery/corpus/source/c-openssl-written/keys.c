#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/ec.h>
#include <openssl/pem.h>

EVP_PKEY *new_rsa(void) {
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
    if (ctx == NULL) return NULL;
    if (EVP_PKEY_keygen_init(ctx) <= 0) goto done;
    if (EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 3072) <= 0) goto done;
    if (EVP_PKEY_keygen(ctx, &key) <= 0) key = NULL;
done:
    EVP_PKEY_CTX_free(ctx);
    return key;
}

int sign_with_new_key(EVP_MD_CTX *md, const unsigned char *in, size_t length, unsigned char *out, size_t *size) {
    EVP_PKEY_CTX *pctx = NULL;
    EVP_PKEY *key = new_rsa();
    if (key == NULL) return -1;
    if (EVP_DigestSignInit(md, &pctx, EVP_sha256(), NULL, key) <= 0) return -1;
    if (EVP_PKEY_CTX_set_rsa_padding(pctx, RSA_PKCS1_PSS_PADDING) <= 0) return -1;
    return EVP_DigestSign(md, out, size, in, length);
}

EVP_PKEY *new_ec(void) {
    EVP_PKEY *params = NULL, *key = NULL;
    EVP_PKEY_CTX *pctx = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, NULL);
    if (!pctx || EVP_PKEY_paramgen_init(pctx) != 1) return NULL;
    if (EVP_PKEY_CTX_set_ec_paramgen_curve_nid(pctx, NID_secp384r1) != 1) return NULL;
    if (EVP_PKEY_paramgen(pctx, &params) != 1) return NULL;
    EVP_PKEY_CTX *kctx = EVP_PKEY_CTX_new(params, NULL);
    if (!kctx || EVP_PKEY_keygen_init(kctx) != 1) return NULL;
    if (EVP_PKEY_keygen(kctx, &key) != 1) return NULL;
    return key;
}

int agree(EVP_PKEY *peer, unsigned char *secret, size_t *length) {
    EVP_PKEY *mine = new_ec();
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(mine, NULL);
    if (EVP_PKEY_derive_init(ctx) <= 0 || EVP_PKEY_derive_set_peer(ctx, peer) <= 0) return -1;
    return EVP_PKEY_derive(ctx, secret, length);
}

int wrap(EVP_PKEY *key, const unsigned char *in, size_t length, unsigned char *out, size_t *size) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(key, NULL);
    if (EVP_PKEY_encrypt_init(ctx) <= 0) return -1;
    if (EVP_PKEY_CTX_set_rsa_padding(ctx, RSA_PKCS1_OAEP_PADDING) <= 0) return -1;
    if (EVP_PKEY_CTX_set_rsa_oaep_md(ctx, EVP_sha256()) <= 0) return -1;
    return EVP_PKEY_encrypt(ctx, out, size, in, length);
}

/* The context comes from elsewhere. */
int finish_keygen(EVP_PKEY_CTX *ctx, EVP_PKEY **out) {
    return EVP_PKEY_keygen(ctx, out);
}

int old_cipher(EVP_CIPHER_CTX *ctx, const unsigned char *key, const unsigned char *iv) {
    if (!EVP_EncryptInit_ex(ctx, EVP_bf_cbc(), NULL, NULL, NULL)) return 0;
    EVP_CIPHER_CTX_set_key_length(ctx, 16);
    return EVP_EncryptInit_ex(ctx, NULL, NULL, key, iv);
}

/* Not OpenSSL's. */
struct ring { int bits; };
static int PKEY_keygen(struct ring *ring, int **out) { *out = &ring->bits; return 1; }
int near_miss(struct ring *ring) { int *out; return PKEY_keygen(ring, &out); }
