#include <oqs/oqs.h>
#include <secp256k1.h>
#include <secp256k1_schnorrsig.h>

static const char *const preferred = "HQC-192";

OQS_STATUS kem(uint8_t *pk, uint8_t *sk, uint8_t *ct, uint8_t *ss) {
    OQS_KEM *k = OQS_KEM_new(OQS_KEM_alg_ml_kem_768);
    OQS_KEM_keypair(k, pk, sk);
    OQS_KEM_encaps(k, ct, ss, pk);
    OQS_KEM_decaps(k, ss, ct, sk);
    OQS_KEM *other = OQS_KEM_new(preferred);
    OQS_KEM_keypair(other, pk, sk);
    return OQS_KEM_kyber_512_keypair(pk, sk);
}

OQS_STATUS sign(uint8_t *pk, uint8_t *sk, uint8_t *s, size_t *n, const uint8_t *m) {
    OQS_SIG *sig = OQS_SIG_new(OQS_SIG_alg_falcon_512);
    OQS_SIG_keypair(sig, pk, sk);
    return OQS_SIG_sign(sig, s, n, m, 32, sk);
}

int chain(secp256k1_context *ctx, const unsigned char *h, const unsigned char *k, const secp256k1_keypair *kp) {
    secp256k1_ecdsa_signature sig;
    secp256k1_ecdsa_sign(ctx, &sig, h, k, NULL, NULL);
    unsigned char out[64];
    return secp256k1_schnorrsig_sign32(ctx, out, h, kp, NULL);
}

struct kem { int (*keypair)(void); };
int near_miss(struct kem *k) { return k->keypair(); /* OQS_KEM_alg_sike_p434 */ }
