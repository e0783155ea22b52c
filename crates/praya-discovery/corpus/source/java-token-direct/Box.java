package shop.tokens;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;

/** Tokens that are encrypted with the shared key itself. */
class Box {
    private static final JWEAlgorithm DIRECT = JWEAlgorithm.DIR;

    JWEHeader plain() {
        return new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);
    }

    JWEHeader built() {
        return new JWEHeader.Builder(DIRECT, EncryptionMethod.A128CBC_HS256).contentType("JWT").build();
    }

    JWEHeader wrapped() {
        return new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM);
    }

    // A crate of the shop.
    Crate crate() {
        return new Crate(JWEAlgorithm.DIR.getName());
    }

    record Crate(String label) {}
}
