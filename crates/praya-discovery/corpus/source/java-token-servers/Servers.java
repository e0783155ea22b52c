package bank.tokens;

import io.fusionauth.jwt.Signer;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.hmac.HMACSigner;
import io.fusionauth.jwt.rsa.RSAPSSSigner;
import io.fusionauth.jwt.rsa.RSAVerifier;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

class Servers {
    Signer fusion(String secret) {
        return HMACSigner.newSHA256Signer(secret);
    }

    Signer pss(String pem) {
        return RSAPSSSigner.newSHA512Signer(pem);
    }

    Verifier verifier(String pem) {
        return RSAVerifier.newVerifier(pem);
    }

    JWTAuthOptions vertx(String secret) {
        return new JWTAuthOptions().addPubSecKey(new PubSecKeyOptions().setAlgorithm("HS384").setBuffer(secret));
    }

    String token(JWTAuth auth) {
        return auth.generateToken(new JsonObject().put("alg", "none"), new JWTOptions().setAlgorithm("ES256"));
    }
}
