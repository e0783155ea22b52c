#include <cryptopp/aes.h>
#include <cryptopp/eccrypto.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hmac.h>
#include <cryptopp/oids.h>
#include <cryptopp/sha.h>

typedef CryptoPP::GCM<CryptoPP::AES>::Encryption Sealer;
using Mac = CryptoPP::HMAC<CryptoPP::SHA256>;

void seal(const CryptoPP::byte* key, const CryptoPP::byte* iv) {
    Sealer sealer;
    sealer.SetKeyWithIV(key, 32, iv, 12);
    Mac mac(key, 32);
    typedef CryptoPP::SHA384 Hash;
    Hash hash;
}

void agree() {
    CryptoPP::ECDH<CryptoPP::ECP>::Domain dh(CryptoPP::ASN1::secp256r1());
}

namespace own { typedef int Sealer; }
own::Sealer near_miss() { own::Sealer s = 3; return s; }
