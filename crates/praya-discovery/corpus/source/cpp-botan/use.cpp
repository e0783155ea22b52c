#include <botan/aead.h>
#include <botan/auto_rng.h>
#include <botan/cipher_mode.h>
#include <botan/ec_group.h>
#include <botan/ecdsa.h>
#include <botan/hash.h>
#include <botan/mac.h>
#include <botan/ml_kem.h>
#include <botan/pk_algs.h>
#include <botan/pubkey.h>
#include <botan/pwdhash.h>
#include <botan/rsa.h>
#include <botan/x25519.h>

namespace vault {

const std::string kCipher = "AES-256/GCM";

void run(Botan::RandomNumberGenerator& rng, const std::vector<uint8_t>& msg) {
    Botan::RSA_PrivateKey rsa(rng, 3072);
    Botan::PK_Signer signer(rsa, rng, "PSS(SHA-256)");
    Botan::ECDSA_PrivateKey ec(rng, Botan::EC_Group("secp384r1"));
    auto generic = Botan::create_private_key("Ed25519", rng);
    auto sized = Botan::create_private_key("RSA", rng, "4096");
    Botan::ML_KEM_PrivateKey kem(rng, Botan::ML_KEM_Mode::ML_KEM_768);
    auto enc = Botan::Cipher_Mode::create(kCipher, Botan::Cipher_Dir::Encryption);
    auto aead = Botan::AEAD_Mode::create_or_throw("ChaCha20Poly1305", Botan::Cipher_Dir::Encryption);
    auto hash = Botan::HashFunction::create("SHA-3(512)");
    auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-256)");
    auto family = Botan::PasswordHashFamily::create("Argon2id");
    Botan::X25519_PrivateKey x(rng);
    Botan::PK_Signer es(ec, rng, "SHA-384");
    Botan::PK_Verifier old(rsa, "EMSA3(SHA-512)");
}

class HashFunction {
public:
    static int create(const std::string& name) { return static_cast<int>(name.size()); }
};

int near_miss() { return HashFunction::create("MD5"); }

}  // namespace vault
