#include "mbedtls/pk.h"
#include "mbedtls/rsa.h"
#include "psa/crypto.h"

int own_pk(mbedtls_ctr_drbg_context *rng, const unsigned char *hash, unsigned char *sig, size_t *len) {
    mbedtls_pk_context pk;
    mbedtls_pk_init(&pk);
    if (mbedtls_pk_setup(&pk, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) != 0) return -1;
    if (mbedtls_rsa_gen_key(mbedtls_pk_rsa(pk), mbedtls_ctr_drbg_random, rng, 2048, 65537) != 0) return -1;
    return mbedtls_pk_sign(&pk, MBEDTLS_MD_SHA384, hash, 48, sig, 512, len, mbedtls_ctr_drbg_random, rng);
}

psa_status_t through_pointer(psa_key_id_t *id, const uint8_t *nonce, const uint8_t *in, uint8_t *out, size_t *n) {
    psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
    psa_set_key_type(&attributes, PSA_KEY_TYPE_AES);
    psa_set_key_bits(&attributes, 256);
    if (psa_generate_key(&attributes, id) != PSA_SUCCESS) return -1;
    return psa_aead_encrypt(*id, PSA_ALG_GCM, nonce, 12, NULL, 0, in, 64, out, 80, n);
}
