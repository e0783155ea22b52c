#include <openssl/evp.h>
#include <openssl/rsa.h>

#define BITS 2048

static int run(EVP_CIPHER_CTX *ctx, RSA *rsa, BIGNUM *e)
{
    const EVP_CIPHER *cipher = EVP_aes_128_cbc();
    EVP_EncryptInit_ex(ctx, cipher, NULL, NULL, NULL);
    /* EVP_des_ecb() */
    return RSA_generate_key_ex(rsa, BITS, e, NULL);
}
