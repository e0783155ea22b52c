package bank.tokens;

import java.security.Key;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EllipticCurves;

class Jose4j {
    String sign(Key key, String payload) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(payload);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(key);
        return jws.getCompactSerialization();
    }

    RsaJsonWebKey keys() throws Exception {
        EcJwkGenerator.generateJwk(EllipticCurves.P521);
        return RsaJwkGenerator.generateJwk(2048);
    }

    JwtConsumer consumer(Key key) {
        return new JwtConsumerBuilder()
            .setRequireExpirationTime()
            .setVerificationKey(key)
            .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
            .build();
    }

    AlgorithmConstraints forbidden() {
        return new AlgorithmConstraints(ConstraintType.BLOCK, AlgorithmIdentifiers.NONE);
    }
}
