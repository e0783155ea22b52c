package bank.idioms;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.crypto.Cipher;

abstract class Engine {
    protected abstract String transformation();

    protected int bits() {
        return 2048;
    }

    Cipher open() throws Exception {
        return Cipher.getInstance(transformation());
    }

    KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits());
        return generator.generateKeyPair();
    }
}

class CbcEngine extends Engine {
    @Override
    protected String transformation() {
        return "AES/CBC/PKCS5Padding";
    }
}

class StreamEngine extends Engine {
    @Override
    protected String transformation() {
        return "ChaCha20-Poly1305";
    }

    @Override
    protected int bits() {
        return 4096;
    }
}

record Settings(String digest, int bits) {
    static Settings standard() {
        return new Settings("SHA-384", 3072);
    }
}

class Builder {
    private String algorithm = "HmacSHA256";
    private int size;

    Builder algorithm(String algorithm) {
        this.algorithm = algorithm;
        return this;
    }

    Builder size(int size) {
        this.size = size;
        return this;
    }

    javax.crypto.KeyGenerator build() throws Exception {
        javax.crypto.KeyGenerator generator = javax.crypto.KeyGenerator.getInstance(algorithm);
        generator.init(size);
        return generator;
    }

    static void use() throws Exception {
        new Builder().algorithm("AES").size(192).build();
        Settings settings = Settings.standard();
        java.security.MessageDigest.getInstance(settings.digest());
    }
}
