#include <curl/curl.h>
#include <gnutls/gnutls.h>
#include <openssl/ssl.h>

int exact(CURL *curl) {
    return curl_easy_setopt(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_3 | CURL_SSLVERSION_MAX_TLSv1_3);
}

int tls(gnutls_session_t session) {
    return gnutls_priority_set_direct(session, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", NULL);
}

static void harden(SSL_CTX *ctx) {
    SSL_CTX_set_min_proto_version(ctx, TLS1_3_VERSION);
}

static int bits_of(int strong) { return strong ? 4096 : 1024; }

RSA *key(BIGNUM *e) {
    RSA *rsa = RSA_new();
    RSA_generate_key_ex(rsa, bits_of(1), e, NULL);
    return rsa;
}
