#include <Poco/Crypto/Cipher.h>
#include <Poco/Crypto/CipherFactory.h>
#include <Poco/Crypto/CipherKey.h>
#include <Poco/Crypto/DigestEngine.h>
#include <Poco/Crypto/ECDSADigestEngine.h>
#include <Poco/Crypto/ECKey.h>
#include <Poco/Crypto/RSADigestEngine.h>
#include <Poco/Crypto/RSAKey.h>
#include <Poco/HMACEngine.h>
#include <Poco/JWT/Signer.h>
#include <Poco/JWT/Token.h>
#include <Poco/MD5Engine.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/PBKDF2Engine.h>
#include <Poco/SHA1Engine.h>

using namespace Poco::Crypto;
using Poco::Net::Context;

static const std::string kCipher = "aes-256-gcm";

std::string protect(const std::string& text, const std::string& password, const std::string& salt) {
    CipherKey key(kCipher, password, salt, 2000, "sha256");
    Cipher::Ptr cipher = CipherFactory::defaultFactory().createCipher(key);
    return cipher->encryptString(text, Cipher::ENC_BASE64);
}

void old(const std::string& text) {
    Poco::AutoPtr<Cipher> cipher = CipherFactory::defaultFactory().createCipher(CipherKey("des-ede3-cbc", "pw"));
    cipher->encryptString(text);
}

std::vector<unsigned char> sign(const std::string& text) {
    RSAKey key(RSAKey::KL_4096, RSAKey::EXP_LARGE);
    RSADigestEngine engine(key, "SHA256");
    engine.update(text);
    return engine.signature();
}

void elliptic(const std::string& text) {
    ECKey key("secp521r1");
    ECDSADigestEngine engine(key, "SHA512");
    engine.update(text);
}

void digests(const std::string& text) {
    Poco::SHA1Engine sha1;
    sha1.update(text);
    Poco::MD5Engine md5;
    DigestEngine sha("SHA384");
    Poco::HMACEngine<Poco::SHA1Engine> hmac(text);
}

std::string token(const std::string& secret) {
    Poco::JWT::Token token;
    Poco::JWT::Signer signer(secret);
    return signer.sign(token, Poco::JWT::Signer::ALGO_HS512);
}

Context::Ptr client() {
    Context::Ptr context = new Context(Context::TLS_CLIENT_USE, "", "", "ca.pem", Context::VERIFY_STRICT, 9, true, "ECDHE-RSA-AES256-GCM-SHA384");
    context->requireMinimumProtocol(Context::PROTO_TLSV1_2);
    return context;
}

Context::Ptr server() {
    return new Context(Context::TLSV1_2_SERVER_USE, "key.pem", "cert.pem", "");
}

// A cipher of the program's own.
namespace game { struct Cipher { explicit Cipher(const char* name) : name(name) {} const char* name; }; }
game::Cipher nearMiss() { return game::Cipher("aes-128-cbc"); }
