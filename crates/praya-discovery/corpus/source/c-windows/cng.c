#include <windows.h>
#include <bcrypt.h>
#include <ncrypt.h>
#include <wincrypt.h>

NTSTATUS rsa(BCRYPT_ALG_HANDLE *alg, BCRYPT_KEY_HANDLE *key) {
    BCryptOpenAlgorithmProvider(alg, BCRYPT_AES_ALGORITHM, NULL, 0);
    return BCryptGenerateKeyPair(BCRYPT_RSA_ALG_HANDLE, key, 2048, 0);
}

NTSTATUS hash(PUCHAR in, ULONG n, PUCHAR out) {
    BCRYPT_ALG_HANDLE alg;
    BCryptOpenAlgorithmProvider(&alg, L"SHA384", NULL, BCRYPT_ALG_HANDLE_HMAC_FLAG);
    BCryptHash(BCRYPT_SHA256_ALG_HANDLE, NULL, 0, in, n, out, 32);
    return 0;
}

SECURITY_STATUS persisted(NCRYPT_PROV_HANDLE prov, NCRYPT_KEY_HANDLE *key) {
    return NCryptCreatePersistedKey(prov, key, NCRYPT_ECDSA_P256_ALGORITHM, L"signer", 0, 0);
}

BOOL legacy(HCRYPTPROV prov, HCRYPTKEY *key, HCRYPTHASH *h) {
    CryptGenKey(prov, CALG_3DES, CRYPT_EXPORTABLE, key);
    CryptGenKey(prov, AT_SIGNATURE, RSA1024BIT_KEY, key);
    return CryptCreateHash(prov, CALG_MD5, 0, 0, h);
}

const wchar_t *near_miss(void) { return L"BCRYPT_DES_ALGORITHM is off"; }

NTSTATUS sign(BCRYPT_KEY_HANDLE key, BCRYPT_PSS_PADDING_INFO *info, PUCHAR h, PUCHAR s, ULONG *n) {
    return BCryptSignHash(key, info, h, 32, s, 256, n, BCRYPT_PAD_PSS);
}
