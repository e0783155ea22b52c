#include <gcrypt.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <nettle/hmac.h>
#include <nettle/sha2.h>

int keys(gnutls_privkey_t key, gnutls_x509_privkey_t xkey) {
    gnutls_privkey_generate(key, GNUTLS_PK_RSA, 3072, 0);
    gnutls_x509_privkey_generate(xkey, GNUTLS_PK_EDDSA_ED25519, 0, 0);
    gnutls_privkey_generate(key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP384R1), 0);
    return 0;
}

int sums(const void *data, unsigned n, void *out) {
    gnutls_hash_fast(GNUTLS_DIG_SHA256, data, n, out);
    return gnutls_hmac_fast(GNUTLS_MAC_SHA512, "k", 1, data, n, out);
}

int gcrypt(gcry_cipher_hd_t *h, gcry_md_hd_t *md, gcry_sexp_t *key, const char *in, char *out) {
    gcry_cipher_open(h, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, 0);
    gcry_md_open(md, GCRY_MD_SHA1, 0);
    gcry_md_hash_buffer(GCRY_MD_SHA3_512, out, in, 3);
    gcry_sexp_t params;
    gcry_sexp_build(&params, NULL, "(genkey (rsa (nbits 4:2048)))");
    gcry_kdf_derive(in, 3, GCRY_KDF_PBKDF2, GCRY_MD_SHA256, in, 3, 1000, 32, out);
    return 0;
}

void nettle(struct sha256_ctx *ctx, struct hmac_sha512_ctx *mac, const uint8_t *in) {
    sha256_init(ctx);
    hmac_sha512_set_key(mac, 3, in);
}

/* gcry_md_open(&h, GCRY_MD_MD5, 0) stands in a comment only. */
static const char *hint = "NORMAL:+VERS-SSL3.0 is refused";
