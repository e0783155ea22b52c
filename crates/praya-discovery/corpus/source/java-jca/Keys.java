package bank.keys;

import java.math.BigInteger;
import java.security.AlgorithmParameterGenerator;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.DSAGenParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

public class Keys {
    private static final int RSA_BITS = 3072;
    private static final String STANDARD_CURVE = "secp256r1";
    /** Was used until 2019; nothing refers to it any more. */
    private static final String OLD_CURVE = "secp192r1";

    private final SecureRandom random = new SecureRandom();

    KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS, random);
        return generator.generateKeyPair();
    }

    KeyPair rsaWithExponent() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
        generator.initialize(new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4));
        return generator.genKeyPair();
    }

    KeyPair ec() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(STANDARD_CURVE), random);
        return generator.generateKeyPair();
    }

    KeyPair ecBySize() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(521);
        return generator.generateKeyPair();
    }

    KeyPair edwards() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EdDSA");
        generator.initialize(NamedParameterSpec.ED25519);
        return generator.generateKeyPair();
    }

    KeyPair montgomery() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("XDH");
        generator.initialize(new NamedParameterSpec("X448"));
        return generator.generateKeyPair();
    }

    KeyPair byName() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    KeyPair latticeSignature() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA");
        generator.initialize(NamedParameterSpec.ML_DSA_65);
        return generator.generateKeyPair();
    }

    KeyPair latticeKem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM");
        generator.initialize(new NamedParameterSpec("ML-KEM-1024"));
        return generator.generateKeyPair();
    }

    KeyPair dsa() throws Exception {
        AlgorithmParameterGenerator parameters = AlgorithmParameterGenerator.getInstance("DSA");
        parameters.init(new DSAGenParameterSpec(2048, 256));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    KeyPair finiteField() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DiffieHellman");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    SecretKey symmetric() throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        return generator.generateKey();
    }

    SecretKey macKey() throws Exception {
        return KeyGenerator.getInstance("HmacSHA512").generateKey();
    }

    SecretKey raw(byte[] material) {
        return new SecretKeySpec(material, "AES");
    }

    SecretKey sized() {
        byte[] material = new byte[16];
        random.nextBytes(material);
        return new SecretKeySpec(material, "AES");
    }

    SecretKey part(byte[] material) {
        return new SecretKeySpec(material, 0, 24, "DESede");
    }

    PublicKey load(byte[] encoded) throws Exception {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return factory.generatePublic(new X509EncodedKeySpec(encoded));
    }

    PrivateKey loadPrivate(byte[] encoded) throws Exception {
        return KeyFactory.getInstance("ML-KEM-768").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    ECParameterSpec curve() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp384r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    byte[] seed() throws Exception {
        SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
        byte[] iv = new byte[16];
        SecureRandom.getInstance("NativePRNGNonBlocking").nextBytes(iv);
        return seeded.generateSeed(16);
    }
}
