package shop.locker;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

class Locker {
    private static final int BITS = 256;

    Cipher open(char[] password, byte[] salt) throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        PBEKeySpec spec = new PBEKeySpec(password, salt, 600_000, BITS);
        SecretKey derived = factory.generateSecret(spec);
        SecretKeySpec key = new SecretKeySpec(derived.getEncoded(), "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher;
    }

    // Whoever calls says the length.
    SecretKeySpec any(char[] password, byte[] salt, int bits) throws Exception {
        byte[] raw = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(new PBEKeySpec(password, salt, 1000, bits)).getEncoded();
        return new SecretKeySpec(raw, "AES");
    }
}
