package shop.vault;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A cipher's and a signature's key says its size. */
public final class Vault {
    private static final int TAG = 128;

    byte[] seal(byte[] plain, byte[] nonce) throws Exception {
        KeyGenerator maker = KeyGenerator.getInstance("AES");
        maker.init(256);
        SecretKey key = maker.generateKey();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG, nonce));
        return cipher.doFinal(plain);
    }

    byte[] open(byte[] sealed, byte[] material, byte[] nonce) throws Exception {
        SecretKeySpec key = new SecretKeySpec(Arrays.copyOf(material, 16), "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG, nonce));
        return cipher.doFinal(sealed);
    }

    byte[] slice(byte[] sealed, byte[] material) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(material, 16, 32, "AES"));
        return cipher.doFinal(sealed);
    }

    // Whoever calls brings the key: its size is not known here.
    byte[] given(byte[] sealed, SecretKey key) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(sealed);
    }

    byte[] wrap(byte[] secret) throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(3072);
        KeyPair pair = maker.generateKeyPair();
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
        return cipher.doFinal(secret);
    }

    byte[] sign(byte[] text) throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = maker.generateKeyPair();
        Signature signature = Signature.getInstance("SHA384withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    byte[] signRsa(byte[] text) throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(maker.generateKeyPair().getPrivate());
        signature.update(text);
        return signature.sign();
    }

    byte[] agree(KeyPair other) throws Exception {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(256);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(maker.generateKeyPair().getPrivate());
        agreement.doPhase(other.getPublic(), true);
        return agreement.generateSecret();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
