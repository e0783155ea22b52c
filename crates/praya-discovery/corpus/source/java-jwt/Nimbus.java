package bank.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

class Nimbus {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.PS256;

    SignedJWT issue(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        JWSSigner signer = new RSASSASigner(key);
        JWSHeader header = new JWSHeader.Builder(ALGORITHM).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token;
    }

    JWSObject tag(byte[] secret) throws JOSEException {
        JWSObject object = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), null);
        object.sign(new MACSigner(secret));
        return object;
    }

    JWK[] keys() throws JOSEException {
        return new JWK[] {
            new RSAKeyGenerator(4096).keyID("a").generate(),
            new ECKeyGenerator(Curve.P_384).generate(),
            new OctetKeyPairGenerator(Curve.Ed25519).generate(),
        };
    }

    boolean verify(JWSObject object, String json) throws Exception {
        JWSVerifier verifier = new RSASSAVerifier(RSAKey.parse(json));
        return object.verify(verifier);
    }

    JWSVerificationKeySelector<?> selector() {
        return new JWSVerificationKeySelector<>(JWSAlgorithm.parse("ES256"), null);
    }

    JWSSigner edwards(OctetKeyPair pair) throws JOSEException {
        return new Ed25519Signer(pair);
    }

    String complain(JWSAlgorithm given) {
        if (JWSAlgorithm.HS512.equals(given)) {
            return "HS512 is not for us";
        }
        return "ok";
    }
}
