#define CRYPTOPP_ENABLE_NAMESPACE_WEAK 1
#include <cryptopp/aes.h>
#include <cryptopp/des.h>
#include <cryptopp/eccrypto.h>
#include <cryptopp/filters.h>
#include <cryptopp/gcm.h>
#include <cryptopp/hex.h>
#include <cryptopp/hkdf.h>
#include <cryptopp/hmac.h>
#include <cryptopp/md5.h>
#include <cryptopp/modes.h>
#include <cryptopp/oids.h>
#include <cryptopp/osrng.h>
#include <cryptopp/pssr.h>
#include <cryptopp/rsa.h>
#include <cryptopp/scrypt.h>
#include <cryptopp/sha.h>
#include <string>

using CryptoPP::AES;
using CryptoPP::AutoSeededRandomPool;
using CryptoPP::SecByteBlock;
using CryptoPP::SHA256;
using CryptoPP::StringSink;
using CryptoPP::StringSource;

namespace pp = CryptoPP;
static const size_t kKey = 32;

std::string encrypt(const SecByteBlock& key, const CryptoPP::byte* iv, const std::string& plain) {
    std::string cipher;
    CryptoPP::CBC_Mode<AES>::Encryption enc;
    enc.SetKeyWithIV(key, AES::MAX_KEYLENGTH, iv);
    StringSource(plain, true, new CryptoPP::StreamTransformationFilter(enc, new StringSink(cipher)));
    return cipher;
}

std::string seal(const SecByteBlock& key, const CryptoPP::byte* iv, const std::string& plain) {
    std::string cipher;
    pp::GCM<AES>::Encryption sealer;
    sealer.SetKeyWithIV(key, kKey, iv, 12);
    StringSource s(plain, true, new CryptoPP::AuthenticatedEncryptionFilter(sealer, new StringSink(cipher)));
    pp::GCM<pp::AES>::Decryption opener;
    opener.SetKeyWithIV(key, 32, iv, 12);
    return cipher;
}

void old(const CryptoPP::byte* key, CryptoPP::byte* iv) {
    CryptoPP::AESEncryption block(key, AES::DEFAULT_KEYLENGTH);
    CryptoPP::CBC_Mode_ExternalCipher::Encryption cbc(block, iv);
    CryptoPP::ECB_Mode<CryptoPP::DES>::Encryption des(key, CryptoPP::DES::DEFAULT_KEYLENGTH);
}

std::string digests(const std::string& in) {
    CryptoPP::byte out[SHA256::DIGESTSIZE];
    SHA256().CalculateDigest(out, reinterpret_cast<const CryptoPP::byte*>(in.data()), in.size());
    CryptoPP::Weak::MD5 md5;
    md5.Update(out, sizeof(out));
    std::string hex;
    CryptoPP::SHA512 sha;
    StringSource(in, true, new CryptoPP::HashFilter(sha, new CryptoPP::HexEncoder(new StringSink(hex))));
    return hex;
}

void derive(const SecByteBlock& secret, SecByteBlock& out) {
    CryptoPP::HKDF<SHA256> hkdf;
    hkdf.DeriveKey(out, out.size(), secret, secret.size(), nullptr, 0, nullptr, 0);
    CryptoPP::Scrypt scrypt;
    scrypt.DeriveKey(out, out.size(), secret, secret.size(), nullptr, 0, 16384, 8, 1);
}

void asymmetric(AutoSeededRandomPool& rng) {
    CryptoPP::RSA::PrivateKey key;
    key.GenerateRandomWithKeySize(rng, 3072);
    CryptoPP::RSA::PublicKey pub(key);
    CryptoPP::RSAES<CryptoPP::OAEP<SHA256>>::Encryptor enc(pub);
    CryptoPP::RSASS<CryptoPP::PKCS1v15, CryptoPP::SHA1>::Signer old(key);
    CryptoPP::ECDSA<CryptoPP::ECP, SHA256>::PrivateKey ec;
    ec.Initialize(rng, CryptoPP::ASN1::secp384r1());
    CryptoPP::ECDSA<CryptoPP::ECP, SHA256>::Signer signer(ec);
    CryptoPP::ECDH<CryptoPP::ECP>::Domain dh{CryptoPP::ASN1::secp256r1()};
}

// Sizes and names of algorithms are no use of them.
static const int kBlock = AES::BLOCKSIZE;
static const int kDigest = CryptoPP::SHA1::DIGESTSIZE;
const char* about() { return "CBC_Mode<DES>::Encryption was removed"; }
