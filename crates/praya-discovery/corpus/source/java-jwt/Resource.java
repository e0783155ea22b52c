package bank.tokens;

import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@Configuration
class Resource {
    @Bean
    JwtDecoder remote() {
        return NimbusJwtDecoder.withJwkSetUri("https://idp.example/jwks").jwsAlgorithm(SignatureAlgorithm.RS512).build();
    }

    @Bean
    JwtDecoder local(RSAPublicKey key) {
        return NimbusJwtDecoder.withPublicKey(key).build();
    }

    @Bean
    JwtDecoder shared(SecretKey key) {
        return NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS384).build();
    }

    JwsHeader header() {
        return JwsHeader.with(SignatureAlgorithm.ES256).build();
    }
}
