#include "mbedtls/aes.h"
#include "mbedtls/ecdsa.h"
#include "mbedtls/gcm.h"
#include "mbedtls/pk.h"
#include "mbedtls/rsa.h"
#include "mbedtls/ssl.h"
#include "psa/crypto.h"

int own_rsa(mbedtls_ctr_drbg_context *rng, const unsigned char *hash, unsigned char *sig) {
    mbedtls_rsa_context rsa;
    mbedtls_rsa_init(&rsa, MBEDTLS_RSA_PKCS_V15, 0);
    if (mbedtls_rsa_gen_key(&rsa, mbedtls_ctr_drbg_random, rng, 3072, 65537) != 0) return -1;
    return mbedtls_rsa_rsassa_pkcs1_v15_sign(&rsa, mbedtls_ctr_drbg_random, rng, MBEDTLS_MD_SHA256, 32, hash, sig);
}

int cbc(const unsigned char *key, unsigned char iv[16], const unsigned char *in, unsigned char *out) {
    mbedtls_aes_context aes;
    mbedtls_aes_init(&aes);
    mbedtls_aes_setkey_enc(&aes, key, 256);
    return mbedtls_aes_crypt_cbc(&aes, MBEDTLS_AES_ENCRYPT, 64, iv, in, out);
}

int gcm(const unsigned char *key, const unsigned char *iv, const unsigned char *in, unsigned char *out, unsigned char *tag) {
    mbedtls_gcm_context ctx;
    mbedtls_gcm_init(&ctx);
    if (mbedtls_gcm_setkey(&ctx, MBEDTLS_CIPHER_ID_AES, key, 128) != 0) return -1;
    return mbedtls_gcm_crypt_and_tag(&ctx, MBEDTLS_GCM_ENCRYPT, 64, iv, 12, NULL, 0, in, out, 16, tag);
}

int client(mbedtls_ssl_context *ssl) {
    mbedtls_ssl_config conf;
    mbedtls_ssl_config_init(&conf);
    if (mbedtls_ssl_config_defaults(&conf, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT) != 0) return -1;
    mbedtls_ssl_conf_min_tls_version(&conf, MBEDTLS_SSL_VERSION_TLS1_3);
    return mbedtls_ssl_setup(ssl, &conf);
}

psa_status_t psa_key(const uint8_t *nonce, const uint8_t *in, uint8_t *out, size_t *n) {
    psa_key_id_t id = 0;
    psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
    psa_set_key_usage_flags(&attributes, PSA_KEY_USAGE_ENCRYPT);
    psa_set_key_algorithm(&attributes, PSA_ALG_GCM);
    psa_set_key_type(&attributes, PSA_KEY_TYPE_AES);
    psa_set_key_bits(&attributes, 256);
    if (psa_generate_key(&attributes, &id) != PSA_SUCCESS) return -1;
    return psa_aead_encrypt(id, PSA_ALG_GCM, nonce, 12, NULL, 0, in, 64, out, 80, n);
}

/* Not the library's. */
static int aes_crypt_cbc(void *ctx) { return ctx != 0; }
int near_miss(void *ctx) { return aes_crypt_cbc(ctx); }
