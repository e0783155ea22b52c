package bank.tokens;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

class Auth {
    private final Algorithm algorithm;

    Auth(String secret) {
        this.algorithm = Algorithm.HMAC256(secret);
    }

    String issue(String user) {
        return JWT.create().withSubject(user).sign(algorithm);
    }

    DecodedJWT check(String token, RSAPublicKey key) {
        return JWT.require(Algorithm.RSA512(key, null)).withIssuer("bank").build().verify(token);
    }

    Algorithm elliptic(ECPublicKey open, ECPrivateKey closed) {
        return Algorithm.ECDSA384(open, closed);
    }

    DecodedJWT peek(String token) {
        return JWT.decode(token);
    }
}
