#include <botan/auto_rng.h>
#include <botan/dl_group.h>
#include <botan/ec_group.h>
#include <botan/p11_ecdh.h>
#include <botan/p11_ecdsa.h>
#include <botan/p11_rsa.h>
#include <botan/pkcs10.h>
#include <botan/pubkey.h>
#include <botan/rsa.h>
#include <botan/x509self.h>
#include <botan/x509_ca.h>

using namespace Botan;

std::vector<uint8_t> token_signature(PKCS11::Session& session, const PKCS11::RSA_PublicKeyImportProperties& pub_props,
                                     const PKCS11::RSA_PrivateKeyGenerationProperties& priv_props) {
    auto keypair = PKCS11::generate_rsa_keypair(session, {}, priv_props);
    AutoSeeded_RNG rng;
    PK_Signer signer(keypair.second, rng, "EMSA4(SHA-256)", Signature_Format::Standard);
    return signer.sign_message(nullptr, 0, rng);
}

void token_ec(PKCS11::Session& session, const PKCS11::EC_PublicKeyGenerationProperties& pub, const PKCS11::EC_PrivateKeyGenerationProperties& priv) {
    PKCS11::PKCS11_ECDSA_KeyPair ecdsa = PKCS11::generate_ecdsa_keypair(session, pub, priv);
    PKCS11::PKCS11_ECDH_KeyPair ecdh = PKCS11::generate_ecdh_keypair(session, pub, priv);
}

X509_Certificate self_signed(RandomNumberGenerator& rng) {
    RSA_PrivateKey key(rng, 3072);
    X509_Cert_Options options("example/DE/Org/Unit");
    return X509::create_self_signed_cert(options, key, "SHA-384", rng);
}

PKCS10_Request request(const Private_Key& key, RandomNumberGenerator& rng) {
    return X509::create_cert_req(X509_Cert_Options("a/b/c/d"), key, "SHA-256", rng);
}

void groups(RandomNumberGenerator& rng) {
    DL_Group group("modp/ietf/2048");
    DH_PrivateKey mine(rng, group);
    PK_Key_Agreement agreement(mine, rng, "HKDF(SHA-256)");
}

// The program's own.
namespace shop { struct Catalog { static int create_self_signed_cert(int price) { return price; } }; }
int nearMiss() { return shop::Catalog::create_self_signed_cert(3072); }
