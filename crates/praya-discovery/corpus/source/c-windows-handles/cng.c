#include <windows.h>
#include <bcrypt.h>
#include <ncrypt.h>

#define OK(status) ((status) >= 0)

NTSTATUS seal(const BYTE *secret, BYTE *plain, ULONG length, BYTE *out, ULONG room, ULONG *done) {
    BCRYPT_ALG_HANDLE alg = NULL;
    BCRYPT_KEY_HANDLE key = NULL;
    NTSTATUS status = BCryptOpenAlgorithmProvider(&alg, BCRYPT_AES_ALGORITHM, NULL, 0);
    if (!OK(status)) goto done;
    status = BCryptSetProperty(alg, BCRYPT_CHAINING_MODE, (PBYTE)BCRYPT_CHAIN_MODE_GCM, sizeof(BCRYPT_CHAIN_MODE_GCM), 0);
    if (!OK(status)) goto done;
    status = BCryptGenerateSymmetricKey(alg, &key, NULL, 0, (PBYTE)secret, 32, 0);
    if (!OK(status)) goto done;
    status = BCryptEncrypt(key, plain, length, NULL, NULL, 0, out, room, done, 0);
done:
    if (key) BCryptDestroyKey(key);
    if (alg) BCryptCloseAlgorithmProvider(alg, 0);
    return status;
}

NTSTATUS agree(BCRYPT_KEY_HANDLE peer, BCRYPT_SECRET_HANDLE *secret) {
    BCRYPT_ALG_HANDLE alg = NULL;
    BCRYPT_KEY_HANDLE mine = NULL;
    if (!OK(BCryptOpenAlgorithmProvider(&alg, BCRYPT_ECDH_P384_ALGORITHM, MS_PRIMITIVE_PROVIDER, 0))) return -1;
    if (!OK(BCryptGenerateKeyPair(alg, &mine, 384, 0))) return -1;
    if (!OK(BCryptFinalizeKeyPair(mine, 0))) return -1;
    return BCryptSecretAgreement(mine, peer, secret, 0);
}

NTSTATUS digest(BYTE *in, ULONG length, BYTE *out) {
    BCRYPT_ALG_HANDLE alg = NULL;
    BCRYPT_HASH_HANDLE hash = NULL;
    if (!OK(BCryptOpenAlgorithmProvider(&alg, BCRYPT_SHA512_ALGORITHM, NULL, 0))) return -1;
    if (!OK(BCryptCreateHash(alg, &hash, NULL, 0, NULL, 0, 0))) return -1;
    BCryptHashData(hash, in, length, 0);
    return BCryptFinishHash(hash, out, 64, 0);
}

SECURITY_STATUS persisted(NCRYPT_PROV_HANDLE prov, BYTE *hash, BYTE *signature, DWORD *length) {
    NCRYPT_KEY_HANDLE key = 0;
    DWORD bits = 3072;
    if (NCryptCreatePersistedKey(prov, &key, NCRYPT_RSA_ALGORITHM, L"signer", 0, 0) != ERROR_SUCCESS) return -1;
    if (NCryptSetProperty(key, NCRYPT_LENGTH_PROPERTY, (BYTE *)&bits, sizeof(bits), 0) != ERROR_SUCCESS) return -1;
    if (NCryptFinalizeKey(key, 0) != ERROR_SUCCESS) return -1;
    return NCryptSignHash(key, NULL, hash, 32, signature, *length, length, 0);
}

NTSTATUS verify(BCRYPT_ALG_HANDLE unused, BYTE *blob, ULONG size, BYTE *hash, BYTE *signature) {
    BCRYPT_ALG_HANDLE alg = NULL;
    BCRYPT_KEY_HANDLE key = NULL;
    BCryptOpenAlgorithmProvider(&alg, BCRYPT_ECDSA_P256_ALGORITHM, NULL, 0);
    BCryptImportKeyPair(alg, NULL, BCRYPT_ECCPUBLIC_BLOB, &key, blob, size, 0);
    return BCryptVerifySignature(key, NULL, hash, 32, signature, 64, 0);
}

NTSTATUS not_known(BCRYPT_KEY_HANDLE key, BYTE *in, ULONG length, BYTE *out, ULONG *done) {
    return BCryptEncrypt(key, in, length, NULL, NULL, 0, out, length, done, 0);
}
