package bank.pay;

import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.Mac;

class Local {
    private static final String MODE = "GCM";
    private final String digest = "SHA-" + 256;

    void all(boolean legacy) throws Exception {
        Cipher.getInstance("AES/" + MODE + "/NoPadding");
        MessageDigest.getInstance(digest);
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        int bits = 1024;
        bits = bits * 2;
        rsa.initialize(bits);
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp384r1"));
        Signature.getInstance(legacy ? "SHA1withRSA" : "SHA256withECDSA");
        if (1 > 2) {
            Cipher.getInstance("DES/ECB/PKCS5Padding");
        }
        // Cipher.getInstance("RC4")
        String prose = "Cipher.getInstance(\"RC2\")";
        Mac.getInstance(System.getProperty("mac.name"));
    }
}
