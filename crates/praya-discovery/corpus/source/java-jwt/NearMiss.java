package bank.tokens;

import io.jsonwebtoken.JwtException;
import org.slf4j.Logger;

/** A cheque book whose methods are called like those of the token libraries. */
class NearMiss {
    static class Cheque {
        Cheque signWith(String pen, String colour) {
            return this;
        }

        static Cheque HMAC256(String text) {
            return new Cheque();
        }
    }

    static class Algorithm {
        static Algorithm RSA256(Object a, Object b) {
            return null;
        }
    }

    void run(Logger log) {
        new Cheque().signWith("RS256", "blue");
        Cheque.HMAC256("x");
        Algorithm.RSA256(null, null);
        try {
            log.info("alg=HS256");
        } catch (JwtException problem) {
            log.warn("SignatureAlgorithm.RS256 expected", problem);
        }
    }
}
