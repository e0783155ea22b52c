#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>

int run(EVP_MD_CTX *c, RSA *r, unsigned char *m) {
    if (EVP_DigestInit_ex(c, EVP_sha256(), NULL) != 1)
        return 0;
    MD5(m, 1, m);
    if (!RSA_generate_key_ex(r, 2048, NULL, NULL))
        goto err;
    SHA1(m, 1, m);
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
    if (ctx == NULL)
        return 0;
    if (EVP_PKEY_keygen_init(ctx) <= 0)
        goto err;
    SHA512(m, 1, m);
    if (EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 4096) <= 0)
        return 0;
    if (NULL == (ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, NULL)))
        goto err;
    SHA384(m, 1, m);
    return 1;
err:
    SHA224(m, 1, m);
    return 0;
}
