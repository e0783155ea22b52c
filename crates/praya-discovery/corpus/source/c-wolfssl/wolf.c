#include <wolfssl/options.h>
#include <wolfssl/ssl.h>
#include <wolfssl/wolfcrypt/aes.h>
#include <wolfssl/wolfcrypt/ecc.h>
#include <wolfssl/wolfcrypt/ed25519.h>
#include <wolfssl/wolfcrypt/hmac.h>
#include <wolfssl/wolfcrypt/rsa.h>
#include <wolfssl/wolfcrypt/sha256.h>

int keys(RsaKey *rsa, ecc_key *ecc, ed25519_key *ed, WC_RNG *rng) {
    wc_MakeRsaKey(rsa, 2048, WC_RSA_EXPONENT, rng);
    wc_ecc_make_key_ex(rng, 48, ecc, ECC_SECP384R1);
    wc_ecc_make_key(rng, 32, ecc);
    wc_ed25519_make_key(rng, ED25519_KEY_SIZE, ed);
    return 0;
}

int use(Aes *aes, Hmac *hmac, const byte *key, byte *out, const byte *in) {
    wc_AesGcmSetKey(aes, key, 32);
    wc_AesSetKey(aes, key, 16, in, AES_ENCRYPTION);
    wc_HmacSetKey(hmac, WC_SHA256, key, 32);
    wc_Sha256Hash(in, 16, out);
    wc_Md5Hash(in, 16, out);
    wc_PBKDF2(out, in, 16, key, 8, 1000, 32, WC_SHA512);
    return wc_ed25519_sign_msg(in, 16, out, NULL, NULL);
}

WOLFSSL_CTX *tls(void) {
    WOLFSSL_CTX *ctx = wolfSSL_CTX_new(wolfTLSv1_3_client_method());
    wolfSSL_CTX_set_groups(ctx, NULL, 0);
    return ctx;
}

/* wc_Des3_SetKey and wolfSSLv3_server_method are not called. */
int near_miss(int wc_MakeRsaKey_calls) { return wc_MakeRsaKey_calls; }
