#include <botan/rsa.h>

using namespace Botan;

namespace shop { struct RSA_PrivateKey { int price; }; }

std::unique_ptr<Private_Key> issue(RandomNumberGenerator& rng) {
    RSA_PrivateKey key(rng, 3072);
    return std::make_unique<RSA_PrivateKey>(rng, 4096);
}

int nearMiss() { shop::RSA_PrivateKey key{3072}; return key.price; }
