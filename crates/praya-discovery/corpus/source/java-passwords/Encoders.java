package bank.users;

import org.jasypt.encryption.pbe.StandardPBEStringEncryptor;
import org.jasypt.util.password.StrongPasswordEncryptor;
import org.jasypt.util.text.AES256TextEncryptor;
import org.mindrot.jbcrypt.BCrypt;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

class Encoders {
    @Bean
    PasswordEncoder primary() {
        return new BCryptPasswordEncoder(12);
    }

    PasswordEncoder[] others() {
        return new PasswordEncoder[] {
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8(),
            new Pbkdf2PasswordEncoder("", 16, 310000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512),
            Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            PasswordEncoderFactories.createDelegatingPasswordEncoder(),
        };
    }

    TextEncryptor text(String password, String salt) {
        return Encryptors.delux(password, salt);
    }

    void jasypt(String password) {
        StandardPBEStringEncryptor encryptor = new StandardPBEStringEncryptor();
        encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
        encryptor.setPassword(password);
        new AES256TextEncryptor().setPassword(password);
        new StrongPasswordEncryptor().encryptPassword(password);
    }

    String bcrypt(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(12));
    }
}
