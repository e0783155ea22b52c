#include <wolfssl/options.h>
#include <wolfssl/ssl.h>
#include <wolfssl/wolfcrypt/aes.h>
#include <wolfssl/wolfcrypt/dilithium.h>
#include <wolfssl/wolfcrypt/ecc.h>
#include <wolfssl/wolfcrypt/mlkem.h>
#include <wolfssl/wolfcrypt/rsa.h>

int ecdsa(WC_RNG *rng, const byte *digest, byte *sig, word32 *len) {
    ecc_key key;
    int ret = wc_ecc_init(&key);
    if (ret != 0) return ret;
    ret = wc_ecc_make_key_ex(rng, 48, &key, ECC_SECP384R1);
    if (ret == 0) ret = wc_ecc_sign_hash(digest, 48, sig, len, rng, &key);
    wc_ecc_free(&key);
    return ret;
}

int rsa(WC_RNG *rng, const byte *in, byte *out) {
    RsaKey key;
    wc_InitRsaKey(&key, NULL);
    if (wc_MakeRsaKey(&key, 4096, WC_RSA_EXPONENT, rng) != 0) return -1;
    return wc_RsaSSL_Sign(in, 32, out, 512, &key, rng);
}

int modes(const byte *key, const byte *iv, const byte *in, byte *out, byte *tag) {
    Aes aes;
    if (wc_AesSetKey(&aes, key, 32, iv, AES_ENCRYPTION) != 0) return -1;
    wc_AesCbcEncrypt(&aes, out, in, 64);
    if (wc_AesGcmSetKey(&aes, key, 16) != 0) return -1;
    return wc_AesGcmEncrypt(&aes, out, in, 64, iv, 12, tag, 16, NULL, 0);
}

int kem(WC_RNG *rng, byte *ct, byte *ss) {
    MlKemKey key;
    if (wc_MlKemKey_Init(&key, WC_ML_KEM_768, NULL, INVALID_DEVID) != 0) return -1;
    if (wc_MlKemKey_MakeKey(&key, rng) != 0) return -1;
    return wc_MlKemKey_Encapsulate(&key, ct, ss, rng);
}

int limit(WOLFSSL_CTX *ctx) {
    return wolfSSL_CTX_SetMinVersion(ctx, WOLFSSL_TLSV1_3);
}

/* A structure of the program that has a field of the same name. */
struct api { int (*wc_AesSetKey)(void *); };
int near_miss(struct api *api) { return api->wc_AesSetKey(0); }
