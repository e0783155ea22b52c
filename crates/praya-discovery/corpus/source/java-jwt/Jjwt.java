package bank.tokens;

import static io.jsonwebtoken.SignatureAlgorithm.PS384;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.security.Keys;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Date;
import javax.crypto.SecretKey;

class Jjwt {
    private static final SignatureAlgorithm DEFAULT = SignatureAlgorithm.HS512;
    private final SecretKey key;
    private final String secret;

    Jjwt(SecretKey key, String secret) {
        this.key = key;
        this.secret = secret;
    }

    String old(String subject) {
        return Jwts.builder().setSubject(subject).setIssuedAt(new Date()).signWith(SignatureAlgorithm.HS256, secret).compact();
    }

    String middle(String subject) {
        return Jwts.builder().setSubject(subject).signWith(key, DEFAULT).compact();
    }

    String newest(PrivateKey signer) {
        return Jwts.builder().subject("x").signWith(signer, Jwts.SIG.ES384).compact();
    }

    String imported(PrivateKey signer) {
        return Jwts.builder().signWith(signer, PS384).compact();
    }

    String byKey() {
        Key generated = Keys.secretKeyFor(SignatureAlgorithm.HS384);
        return Jwts.builder().setId("1").signWith(generated).compact();
    }

    String open() {
        return Jwts.builder().subject("y").signWith(key).compact();
    }

    KeyPair pair() {
        SecretKey fresh = Jwts.SIG.HS256.key().build();
        return Keys.keyPairFor(SignatureAlgorithm.RS256);
    }

    Jws<Claims> read(String token) {
        JwtParser parser = Jwts.parser().verifyWith(key).build();
        return parser.parseSignedClaims(token);
    }

    String refuse(String name) {
        return "SignatureAlgorithm.NONE refused for " + name + ", use RS512";
    }
}
