#include <windows.h>
#include <wincrypt.h>

#define SESSION_CIPHER CALG_AES_256

static BOOL open_provider(HCRYPTPROV *prov) {
    if (!CryptAcquireContext(prov, NULL, MS_ENH_RSA_AES_PROV, PROV_RSA_AES, CRYPT_VERIFYCONTEXT)) {
        return FALSE;
    }
    return TRUE;
}

int encrypt_file_block(const char *password, BYTE *block, DWORD *length, DWORD room) {
    HCRYPTPROV prov;
    HCRYPTHASH hash;
    HCRYPTKEY key;
    if (!open_provider(&prov)) return 1;
    if (!CryptCreateHash(prov, CALG_SHA_256, 0, 0, &hash)) return 1;
    if (!CryptHashData(hash, (const BYTE *)password, lstrlenA(password), 0)) return 1;
    if (!CryptDeriveKey(prov, SESSION_CIPHER, hash, 0, &key)) return 1;
    if (!CryptEncrypt(key, 0, TRUE, 0, block, length, room)) return 1;
    CryptDestroyKey(key);
    return 0;
}

int decrypt_old_block(HCRYPTPROV prov, HCRYPTHASH hash, BYTE *block, DWORD *length) {
    HCRYPTKEY key = 0;
    DWORD mode = CRYPT_MODE_ECB;
    if (!CryptDeriveKey(prov, CALG_3DES, hash, 0, &key)) return 1;
    if (!CryptSetKeyParam(key, KP_MODE, (BYTE *)&mode, 0)) return 1;
    return !CryptDecrypt(key, 0, TRUE, 0, block, length);
}

int imported(HCRYPTPROV prov, const BYTE *blob, DWORD size, BYTE *data, DWORD *length) {
    HCRYPTKEY key = 0;
    if (!CryptImportKey(prov, blob, size, 0, 0, &key)) return 1;
    return !CryptDecrypt(key, 0, TRUE, 0, data, length);
}

/* Not the operating system's functions. */
static int CryptEncryptLater(int key) { return key; }
static int MyCryptDecrypt(int key) { return key + CryptEncryptLater(key); }
int near_miss(void) { return MyCryptDecrypt(3); }
const char *help = "CryptEncrypt with CALG_DES is not offered";
