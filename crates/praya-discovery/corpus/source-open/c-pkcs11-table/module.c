#include <pkcs11/cryptoki.h>

static CK_FUNCTION_LIST_PTR p11;
static CK_MECHANISM unwrap = { CKM_RSA_PKCS_OAEP, NULL, 0 };

CK_RV encrypt(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key, CK_GCM_PARAMS *params) {
    CK_MECHANISM mechanism = { CKM_AES_GCM, params, sizeof(*params) };
    return p11->C_EncryptInit(session, &mechanism, key);
}

CK_RV decrypt(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key) {
    return C_DecryptInit(session, &unwrap, key);
}

CK_RV pair(CK_FUNCTION_LIST *table, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *pub, CK_OBJECT_HANDLE *priv) {
    CK_MECHANISM mechanism = { CKM_RSA_PKCS_KEY_PAIR_GEN, NULL_PTR, 0 };
    CK_ULONG bits = 3072;
    CK_ATTRIBUTE pub_template[] = {
        { CKA_VERIFY, &yes, sizeof(yes) },
        { CKA_MODULUS_BITS, &bits, sizeof(bits) },
    };
    return (*table->C_GenerateKeyPair)(session, &mechanism, pub_template, 2, NULL, 0, pub, priv);
}

struct lock { int (*C_EncryptInit)(int); };
int near_miss(struct lock *lock) { return lock->C_EncryptInit(CKM_AES_GCM); }
