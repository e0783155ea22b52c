package shop.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import io.jsonwebtoken.SignatureAlgorithm;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;

/** Keys that take their algorithm from the name of the token's. */
class Keys {
    static final MacAlgorithm JWT_ALGORITHM = MacAlgorithm.HS512;

    SecretKey decoder(byte[] secret) {
        return new SecretKeySpec(secret, 0, secret.length, JWT_ALGORITHM.getName());
    }

    Mac stamp() throws Exception {
        return Mac.getInstance(SignatureAlgorithm.HS256.getJcaName());
    }

    SecretKey fresh() throws Exception {
        return KeyGenerator.getInstance(SignatureAlgorithm.HS384.getJcaName()).generateKey();
    }

    SecretKey nimbus(byte[] secret) {
        return new SecretKeySpec(secret, JWSAlgorithm.HS256.getName());
    }

    // An algorithm of the shop's own.
    String label() {
        return Shade.HS256.getName() + Shade.valueOf("HS512").getName();
    }

    enum Shade {
        HS256, HS512;

        String getName() {
            return "light " + name();
        }
    }
}
