#include <windows.h>
#include <bcrypt.h>
#include <gcrypt.h>
#include <openssl/evp.h>
#include <psa/crypto.h>

NTSTATUS rsa(BCRYPT_KEY_HANDLE *key) {
    BCRYPT_ALG_HANDLE alg = NULL;
    BCryptOpenAlgorithmProvider(&alg, BCRYPT_RSA_ALGORITHM, NULL, 0);
    return BCryptGenerateKeyPair(alg, key, 2048, 0);
}

int evp(EVP_MD_CTX *md) {
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, NULL);
    EVP_PKEY *key = NULL;
    EVP_PKEY_keygen_init(ctx);
    EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 2048);
    EVP_PKEY_keygen(ctx, &key);
    EVP_PKEY_CTX *sign = NULL;
    EVP_DigestSignInit(md, &sign, EVP_sha256(), NULL, key);
    return EVP_PKEY_CTX_set_rsa_padding(sign, RSA_PKCS1_PSS_PADDING);
}

psa_status_t psa(psa_key_id_t *id) {
    psa_key_attributes_t attributes = PSA_KEY_ATTRIBUTES_INIT;
    psa_set_key_type(&attributes, PSA_KEY_TYPE_ECC_KEY_PAIR(PSA_ECC_FAMILY_SECP_R1));
    psa_set_key_bits(&attributes, 256);
    return psa_generate_key(&attributes, id);
}

gcry_error_t gcrypt(gcry_sexp_t *key) {
    gcry_sexp_t params;
    gcry_sexp_build(&params, NULL, "(genkey (rsa (nbits 4:2048)))");
    return gcry_pk_genkey(key, params);
}
