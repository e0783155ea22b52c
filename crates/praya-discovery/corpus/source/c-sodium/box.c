#include <sodium.h>

int all(unsigned char *c, const unsigned char *m, unsigned long long n, const unsigned char *nonce) {
    unsigned char pk[crypto_box_PUBLICKEYBYTES], sk[crypto_box_SECRETKEYBYTES];
    crypto_box_keypair(pk, sk);
    crypto_box_easy(c, m, n, nonce, pk, sk);
    unsigned char vk[crypto_sign_PUBLICKEYBYTES], xk[crypto_sign_SECRETKEYBYTES];
    crypto_sign_ed25519_keypair(vk, xk);
    crypto_sign_detached(c, NULL, m, n, xk);
    crypto_sign_verify_detached(c, m, n, vk);
    crypto_aead_xchacha20poly1305_ietf_encrypt(c, NULL, m, n, NULL, 0, NULL, nonce, sk);
    crypto_aead_aegis256_encrypt(c, NULL, m, n, NULL, 0, NULL, nonce, sk);
    crypto_kx_client_session_keys(c, c, pk, sk, pk);
    crypto_scalarmult_curve25519(c, sk, pk);
    crypto_secretbox_open_easy(c, m, n, nonce, sk);
    crypto_generichash(c, 32, m, n, NULL, 0);
    crypto_auth_hmacsha256(c, m, n, sk);
    crypto_kdf_hkdf_sha256_extract(c, NULL, 0, m, n);
    crypto_hash_sha512(c, m, n);
    return crypto_pwhash(c, 32, "pw", 2, nonce, 3, 1 << 28, crypto_pwhash_ALG_DEFAULT);
}

int argon(unsigned char *k, const unsigned char *salt) {
    return crypto_pwhash(k, 32, "pw", 2, salt, 3, 1 << 28, crypto_pwhash_ALG_ARGON2I13);
}

static int crypto_box_open_count;
void near_miss(void) { crypto_box_open_count++; /* crypto_hash_sha256(out, in, n) */ }
