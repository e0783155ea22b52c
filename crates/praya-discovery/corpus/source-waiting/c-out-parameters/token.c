#include <pkcs11/cryptoki.h>

CK_RV keys(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *pub, CK_OBJECT_HANDLE *priv) {
    CK_MECHANISM mechanism = {CKM_RSA_PKCS_KEY_PAIR_GEN, NULL_PTR, 0};
    return C_GenerateKeyPair(session, &mechanism, NULL, 0, NULL, 0, pub, priv);
}

CK_RV sign(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key) {
    CK_MECHANISM m;
    m.mechanism = CKM_ECDSA_SHA256;
    m.pParameter = NULL;
    m.ulParameterLen = 0;
    return C_SignInit(session, &m, key);
}
