package shop.rare;

import org.bouncycastle.crypto.DerivationFunction;
import org.bouncycastle.crypto.kems.RSAKEMExtractor;
import org.bouncycastle.crypto.params.RSAKeyParameters;

class Capsule {
    RSAKEMExtractor unwrap(RSAKeyParameters key, DerivationFunction kdf) {
        return new RSAKEMExtractor(key, 32, kdf);
    }
}
