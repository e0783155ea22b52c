package bank.idioms;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import org.springframework.beans.factory.annotation.Value;

public class Service {
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    });
    private static final String SIGNATURE;

    static {
        SIGNATURE = "SHA512with" + "RSA";
    }

    @Value("${bank.mac:HmacSHA384}")
    private String mac;

    private final Supplier<String> name = () -> "SHA3-512";

    Cipher strong() throws GeneralSecurityException {
        return Cipher.getInstance(Algorithm.STRONG.transformation());
    }

    KeyGenerator generator() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(Algorithm.STRONG.getBits());
        return generator;
    }

    Signature signature() throws GeneralSecurityException {
        return Signature.getInstance(SIGNATURE);
    }

    Mac mac() throws GeneralSecurityException {
        return Mac.getInstance(mac);
    }

    MessageDigest supplied() throws GeneralSecurityException {
        return MessageDigest.getInstance(name.get());
    }

    MessageDigest bySwitch(int version) throws GeneralSecurityException {
        String chosen = switch (version) {
            case 1 -> "MD5";
            case 2 -> "SHA-1";
            default -> "SHA-256";
        };
        return MessageDigest.getInstance(chosen);
    }

    Signature fallback() throws GeneralSecurityException {
        try {
            return Signature.getInstance("Ed25519");
        } catch (NoSuchAlgorithmException missing) {
            return Signature.getInstance("SHA256withECDSA");
        }
    }

    byte[] hash(byte[] data) {
        return DIGEST.get().digest(data);
    }
}
