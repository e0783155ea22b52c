package bank.keys;

import static bank.keys.Settings.TRANSFORMATION;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Engines of every kind, as the payment service uses them. */
public final class Engines {
    private static final Map<String, String> LABELS = Map.of("RC4", "forbidden", "DES", "forbidden");
    private final Provider provider;
    private final String digestName;

    Engines(Provider provider) {
        this(provider, "SHA-384");
    }

    Engines(Provider provider, String digestName) {
        this.provider = provider;
        this.digestName = digestName;
    }

    byte[] seal(Key key, byte[] iv, byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        return cipher.doFinal(text);
    }

    byte[] wrap(PublicKey key, SecretKey secret) throws Exception {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(Cipher.WRAP_MODE, key);
        return rsa.wrap(secret);
    }

    Cipher byMode(boolean streaming) throws Exception {
        String mode = streaming ? "CTR" : "CBC";
        String padding = streaming ? "NoPadding" : "PKCS5Padding";
        return Cipher.getInstance(String.format("AES_256/%s/%s", mode, padding));
    }

    byte[] digest(InputStream in) throws Exception {
        MessageDigest digest = MessageDigest.getInstance(digestName);
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    byte[] legacyTag(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key, "HmacMD5"));
        return mac.doFinal(data);
    }

    byte[] sign(PrivateKey key, byte[] data) throws Exception {
        Signature signature = Signature.getInstance("SHA512withECDSA");
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    boolean verifyPss(PublicKey key, byte[] data, byte[] value) throws Exception {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        signature.initVerify(key);
        signature.update(data);
        return signature.verify(value);
    }

    byte[] agree(PrivateKey mine, PublicKey theirs) throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    KEM.Encapsulated encapsulate(PublicKey theirs) throws Exception {
        KEM kem = KEM.getInstance("ML-KEM");
        return kem.newEncapsulator(theirs).encapsulate();
    }

    SecretKey fromPassword(char[] password, byte[] salt) throws Exception {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        byte[] material = factory.generateSecret(new PBEKeySpec(password, salt, 600_000, 256)).getEncoded();
        return new SecretKeySpec(material, "AES");
    }

    void refuse(String name) {
        if (name.equals("MD5") || LABELS.containsKey(name)) {
            throw new IllegalArgumentException("Cipher.getInstance(\"" + name + "\") is not allowed; use AES/GCM/NoPadding");
        }
    }

    byte[] token() {
        return "SHA-1".getBytes(StandardCharsets.UTF_8);
    }
}
