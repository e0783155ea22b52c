#include <CommonCrypto/CommonCrypto.h>
#include <Security/Security.h>

int use(const void *key, const void *in, size_t n, void *out) {
    size_t moved = 0;
    CCCrypt(kCCEncrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, key, kCCKeySizeAES256, NULL, in, n, out, n, &moved);
    CCCrypt(kCCEncrypt, kCCAlgorithm3DES, kCCOptionECBMode, key, kCCKeySize3DES, NULL, in, n, out, n, &moved);
    CC_SHA256(in, (CC_LONG)n, out);
    CCHmac(kCCHmacAlgSHA512, key, 32, in, n, out);
    CCKeyDerivationPBKDF(kCCPBKDF2, "pw", 2, NULL, 0, kCCPRFHmacAlgSHA256, 10000, out, 32);
    return 0;
}

CFDataRef sign(SecKeyRef key, CFDataRef data) {
    return SecKeyCreateSignature(key, kSecKeyAlgorithmECDSASignatureMessageX962SHA256, data, NULL);
}

CFDataRef wrap(SecKeyRef key, CFDataRef data) {
    return SecKeyCreateEncryptedData(key, kSecKeyAlgorithmRSAEncryptionOAEPSHA256, data, NULL);
}

/* kCCAlgorithmDES is refused by policy(). */
static int policy(int alg) { return alg != kCCAlgorithmRC4; }
