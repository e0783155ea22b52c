#include <psa/crypto.h>

psa_status_t hash(const uint8_t *in, size_t n, uint8_t *out, size_t *len) {
    return psa_hash_compute(PSA_ALG_SHA_256, in, n, out, 32, len);
}

psa_status_t mac(psa_key_id_t key, const uint8_t *in, size_t n, uint8_t *out, size_t *len) {
    return psa_mac_compute(key, PSA_ALG_HMAC(PSA_ALG_SHA_384), in, n, out, 48, len);
}

psa_status_t sign(psa_key_id_t key, const uint8_t *in, size_t n, uint8_t *out, size_t *len) {
    psa_sign_message(key, PSA_ALG_RSA_PSS(PSA_ALG_SHA_256), in, n, out, 256, len);
    return psa_sign_hash(key, PSA_ALG_ECDSA(PSA_ALG_SHA_256), in, n, out, 64, len);
}

psa_status_t seal(psa_key_id_t key, const uint8_t *in, size_t n, uint8_t *out, size_t *len) {
    return psa_aead_encrypt(key, PSA_ALG_GCM, in, 12, NULL, 0, in, n, out, n + 16, len);
}

psa_status_t agree(psa_key_id_t key, const uint8_t *peer, size_t n, uint8_t *out, size_t *len) {
    return psa_raw_key_agreement(PSA_ALG_ECDH, key, peer, n, out, 32, len);
}
