#include <stdio.h>

/* This program's own functions, named like those of libcrypto. */
struct rsa_stats { int bits; };

static int rsa_generate_key(struct rsa_stats *s, int bits) { return s->bits = bits; }
static int evp_sha256(void) { return 256; }
static void log_algorithm(const char *name) { printf("algorithm %s\n", name); }

int main(void) {
    struct rsa_stats s;
    rsa_generate_key(&s, 512);
    log_algorithm("RSA-1024, MD5 and EVP_des_cbc");
    return evp_sha256();
}
