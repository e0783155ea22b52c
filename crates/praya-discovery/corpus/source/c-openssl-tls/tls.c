#include <openssl/ssl.h>

#define CIPHERS "ECDHE-RSA-AES256-GCM-SHA384"

SSL_CTX *server(void) {
    SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(ctx, CIPHERS);
    SSL_CTX_set1_groups_list(ctx, "X25519MLKEM768:X25519:P-256");
    return ctx;
}

SSL_CTX *old(void) {
    return SSL_CTX_new(TLSv1_1_client_method());
}

SSL_CTX *any(void) {
    SSL_CTX *ctx = SSL_CTX_new(SSLv23_method());
    SSL_CTX_set_options(ctx, SSL_OP_NO_SSLv3);
    return ctx;
}

struct conn { int min; };
static void set_min_proto_version(struct conn *c, int v) { c->min = v; }

void near_miss(struct conn *c) { set_min_proto_version(c, TLS1_VERSION); }
