#include <openssl/ssl.h>

/* Contexts that callers outside hand in. */
int harden(SSL_CTX *ctx) {
    return SSL_CTX_set_min_proto_version(ctx, TLS1_3_VERSION);
}

int limit(SSL_CTX *ctx) {
    if (!SSL_CTX_set1_groups_list(ctx, "X25519MLKEM768:X25519")) return 0;
    return 1;
}

int one_connection(SSL *ssl) {
    return SSL_set_min_proto_version(ssl, TLS1_2_VERSION);
}

/* A key context that comes from elsewhere. */
int sizes(EVP_PKEY_CTX *rsa, EVP_PKEY_CTX *dsa, EVP_PKEY_CTX *ec) {
    if (EVP_PKEY_CTX_set_rsa_keygen_bits(rsa, 1024) <= 0) return 0;
    if (EVP_PKEY_CTX_set_dsa_paramgen_bits(dsa, 2048) <= 0) return 0;
    return EVP_PKEY_CTX_set_ec_paramgen_curve_nid(ec, NID_secp384r1);
}

/* One that is made here says it all at its own line. */
static void narrow(SSL_CTX *ctx) {
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION);
}

SSL_CTX *made_here(void) {
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    if (ctx == NULL) return NULL;
    narrow(ctx);
    return ctx;
}

void near_miss(SSL_CTX *ctx) {
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_OFF);
}
