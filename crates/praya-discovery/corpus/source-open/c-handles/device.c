#include <windows.h>
#include <bcrypt.h>

typedef struct {
    BCRYPT_ALG_HANDLE alg;
    BCRYPT_KEY_HANDLE key;
    ULONG bits;
} DEVICE;

static BCRYPT_ALG_HANDLE shared;

NTSTATUS device_open(DEVICE *device, PUCHAR secret) {
    NTSTATUS status = BCryptOpenAlgorithmProvider(&device->alg, BCRYPT_AES_ALGORITHM, NULL, 0);
    if (status < 0) return status;
    return BCryptGenerateSymmetricKey(device->alg, &device->key, NULL, 0, secret, 16, 0);
}

NTSTATUS device_encrypt(DEVICE *device, PUCHAR data, ULONG length, ULONG *done) {
    return BCryptEncrypt(device->key, data, length, NULL, NULL, 0, data, length, done, 0);
}

NTSTATUS shared_open(void) {
    return BCryptOpenAlgorithmProvider(&shared, BCRYPT_SHA256_ALGORITHM, NULL, 0);
}

NTSTATUS shared_digest(BCRYPT_HASH_HANDLE *hash) {
    return BCryptCreateHash(shared, hash, NULL, 0, NULL, 0, 0);
}

static NTSTATUS open_signer(BCRYPT_ALG_HANDLE *out) {
    return BCryptOpenAlgorithmProvider(out, BCRYPT_RSA_ALGORITHM, NULL, 0);
}

NTSTATUS new_signer(BCRYPT_KEY_HANDLE *key) {
    BCRYPT_ALG_HANDLE alg;
    if (open_signer(&alg) < 0) return -1;
    return BCryptGenerateKeyPair(alg, key, (ULONG)(4096), 0);
}
