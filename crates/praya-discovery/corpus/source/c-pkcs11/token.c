#include <pkcs11/cryptoki.h>
#include <nss/pk11pub.h>
#include <nss/sechash.h>

CK_RV seal(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key) {
    CK_MECHANISM m = {.mechanism = CKM_AES_GCM, .pParameter = NULL};
    return C_EncryptInit(session, &m, key);
}

CK_RV sum(CK_SESSION_HANDLE session, CK_MECHANISM_PTR m) { return C_DigestInit(session, m); }

SECKEYPrivateKey *nss(PK11SlotInfo *slot, PK11RSAGenParams *params, SECKEYPublicKey **pub) {
    PK11_HashBuf(SEC_OID_SHA256, NULL, NULL, 0);
    return PK11_GenerateKeyPair(slot, CKM_EC_KEY_PAIR_GEN, params, pub, PR_FALSE, PR_TRUE, NULL);
}

struct job { unsigned long mechanism; };
unsigned long near_miss(void) {
    struct job j = {CKM_MD5};
    return j.mechanism;
}
