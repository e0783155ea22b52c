#include <cryptopp/aes.h>
#include <cryptopp/eccrypto.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hmac.h>
#include <cryptopp/modes.h>
#include <cryptopp/oids.h>
#include <cryptopp/osrng.h>
#include <cryptopp/pwdbased.h>
#include <cryptopp/rsa.h>
#include <cryptopp/sha.h>
#include <cryptopp/xed25519.h>

using namespace CryptoPP;

void symmetric(const CryptoPP::byte* key, const CryptoPP::byte* iv) {
    CBC_Mode<AES>::Encryption cbc;
    cbc.SetKeyWithIV(key, 32, iv);
    GCM<AES>::Encryption gcm;
    gcm.SetKeyWithIV(key, 16, iv, 12);
    CTR_Mode<CryptoPP::DES_EDE3>::Decryption ctr(key, 24, iv);
    SHA256 sha;
    CryptoPP::HMAC<CryptoPP::SHA512> mac(key, 32);
    PKCS5_PBKDF2_HMAC<SHA1> kdf;
}

void keys(AutoSeededRandomPool& rng) {
    InvertibleRSAFunction params;
    params.GenerateRandomWithKeySize(rng, 3072);
    RSA::PrivateKey rsa;
    rsa.GenerateRandomWithKeySize(rng, 2048);
    RSASS<PSS, SHA256>::Signer signer(rsa);
    RSAES_OAEP_SHA_Encryptor enc(rsa);
    ECDSA<ECP, SHA256>::PrivateKey ec;
    ec.Initialize(rng, ASN1::secp256r1());
    ed25519::Signer ed;
    x25519 dh(rng);
}

namespace own {
struct Whirlpool { int count; };
}

// Weak::MD5 is only named.
int near_miss() { own::Whirlpool s{3}; return s.count; }
