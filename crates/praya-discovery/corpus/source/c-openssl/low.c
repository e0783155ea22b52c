#include <openssl/aes.h>
#include <openssl/bn.h>
#include <openssl/dh.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/ecdh.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

enum { OLD = 1024, NEW = 4096 };

static int bits_of(int strong) { return strong > 0 ? NEW : OLD; }

int rsa(BIGNUM *e, const unsigned char *m, unsigned char *out) {
    RSA *key = RSA_new();
    RSA_generate_key_ex(key, bits_of(1), e, NULL);
    RSA_public_encrypt(32, m, out, key, RSA_PKCS1_OAEP_PADDING);
    unsigned int n = 0;
    return RSA_sign(NID_sha256, m, 32, out, &n, key);
}

int curves(const unsigned char *d, unsigned char *out) {
    EC_KEY *key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
    EC_KEY_generate_key(key);
    unsigned int n = 0;
    ECDSA_sign(0, d, 32, out, &n, key);
    return ECDH_compute_key(out, 32, NULL, key, NULL);
}

int finite(DSA *dsa, DH *dh) {
    DSA_generate_parameters_ex(dsa, 2048, NULL, 0, NULL, NULL, NULL);
    DH_generate_parameters_ex(dh, 2048, DH_GENERATOR_2, NULL);
    return DH_generate_key(dh);
}

int aes(const unsigned char *k, const unsigned char *in, unsigned char *out) {
    AES_KEY key;
    AES_set_encrypt_key(k, 256, &key);
    AES_ecb_encrypt(in, out, &key, AES_ENCRYPT);
    unsigned char md[SHA256_DIGEST_LENGTH];
    SHA256_CTX sha;
    SHA256_Init(&sha);
    SHA256_Update(&sha, in, 16);
    return SHA256_Final(md, &sha);
}
