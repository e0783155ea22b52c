#include "mbedtls/aes.h"
#include "mbedtls/ecdh.h"
#include "mbedtls/gcm.h"
#include "mbedtls/md.h"
#include "mbedtls/pk.h"
#include "mbedtls/pkcs5.h"
#include "mbedtls/rsa.h"
#include "mbedtls/sha256.h"
#include "mbedtls/ssl.h"

int keys(mbedtls_rsa_context *rsa, mbedtls_ecp_group *grp, mbedtls_mpi *d, mbedtls_ecp_point *q) {
    mbedtls_rsa_gen_key(rsa, mbedtls_ctr_drbg_random, NULL, 2048, 65537);
    mbedtls_ecp_group_load(grp, MBEDTLS_ECP_DP_SECP256R1);
    return mbedtls_ecp_gen_key(MBEDTLS_ECP_DP_CURVE25519, NULL, mbedtls_ctr_drbg_random, NULL);
}

int sym(const unsigned char *k, const unsigned char *in, unsigned char *out) {
    mbedtls_gcm_context gcm;
    mbedtls_gcm_init(&gcm);
    mbedtls_gcm_setkey(&gcm, MBEDTLS_CIPHER_ID_AES, k, 256);
    mbedtls_aes_context aes;
    mbedtls_aes_setkey_enc(&aes, k, 128);
    mbedtls_sha256(in, 16, out, 0);
    mbedtls_sha256(in, 16, out, 1);
    mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA512), k, 32, in, 16, out);
    return mbedtls_pkcs5_pbkdf2_hmac_ext(MBEDTLS_MD_SHA1, k, 16, k, 8, 1000, 20, out);
}

int tls(mbedtls_ssl_config *conf) {
    mbedtls_ssl_config_defaults(conf, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM, MBEDTLS_SSL_PRESET_DEFAULT);
    return 0;
}

void near_miss(int mbedtls_sha256_count) { (void)mbedtls_sha256_count; }

static const int suites[] = { MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, 0 };

void pin(mbedtls_ssl_config *conf) {
    mbedtls_ssl_conf_ciphersuites(conf, suites);
    mbedtls_ssl_conf_min_tls_version(conf, MBEDTLS_SSL_VERSION_TLS1_3);
}
