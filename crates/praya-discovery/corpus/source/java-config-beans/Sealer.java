package shop.settings;

import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Sealer {
    private final String mac;
    private final ShopProperties properties;

    @Value("${shop.security.key-size}")
    private int keySize;

    @ConfigProperty(name = "shop.signature", defaultValue = "SHA512withECDSA")
    String signature;

    Sealer(@Value("${shop.security.mac}") String mac, ShopProperties properties) {
        this.mac = mac;
        this.properties = properties;
    }

    Mac mac() throws Exception {
        return Mac.getInstance(mac);
    }

    MessageDigest digest() throws Exception {
        return MessageDigest.getInstance(properties.getDigest());
    }

    Cipher cipher() throws Exception {
        return Cipher.getInstance(properties.getContentCipher());
    }

    Signature signature() throws Exception {
        return Signature.getInstance(signature);
    }

    KeyPairGenerator keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(keySize);
        return generator;
    }
}
