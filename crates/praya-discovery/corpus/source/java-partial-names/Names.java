package bank.names;

import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/** Names of which a part is only known at run time. */
final class Names {
    static class Registry {
        Object getInstance(String name) {
            return name;
        }
    }

    Cipher anyMode(String mode) throws Exception {
        return Cipher.getInstance("AES/" + mode + "/NoPadding");
    }

    Cipher anyPadding(String padding) throws Exception {
        return Cipher.getInstance(String.format("RSA/ECB/%s", padding));
    }

    Mac anyDigest(int bits) throws Exception {
        return Mac.getInstance("HmacSHA" + bits);
    }

    Signature signing(String digest) throws Exception {
        return Signature.getInstance(digest + "withECDSA");
    }

    SecretKeyFactory derivation(String prf) throws Exception {
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + prf);
    }

    MessageDigest hash(int bits) throws Exception {
        return MessageDigest.getInstance("SHA-" + bits);
    }

    Object nearMiss(String mode) {
        String message = "AES/" + mode + " is not allowed";
        return new Registry().getInstance("DES/" + mode + message);
    }
}
