package shop.guest;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.JWTVerifier;
import org.springframework.security.authentication.encoding.ShaPasswordEncoder;

class Guest {
    // A token that nobody signs: no algorithm is used.
    String unsigned(String name) {
        Algorithm algorithm = Algorithm.none();
        return JWT.create().withSubject(name).sign(algorithm);
    }

    String unsignedToo(String name) {
        return JWT.create().withSubject(name).sign(Algorithm.none());
    }

    JWTVerifier anything() {
        return JWT.require(Algorithm.none()).build();
    }

    String signed(String name, String secret) {
        return JWT.create().withSubject(name).sign(Algorithm.HMAC512(secret));
    }

    boolean check(String stored, String given) {
        return new ShaPasswordEncoder().isPasswordValid(stored, given, null)
            || new ShaPasswordEncoder(256).isPasswordValid(stored, given, null);
    }
}
