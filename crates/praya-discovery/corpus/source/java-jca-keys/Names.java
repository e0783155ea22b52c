package shop.vault;

import java.security.AlgorithmParameterGenerator;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.DHParameterSpec;

/** Names that pass through arrays of characters. */
public final class Names {
    private static final String DEFAULT = "DESede/CBC/PKCS5Padding";
    private static char[] chosen;

    static void choose() {
        chosen = DEFAULT.toCharArray();
    }

    Cipher cipher() throws Exception {
        return Cipher.getInstance(String.valueOf(chosen));
    }

    MessageDigest digest() throws Exception {
        Object name = "SHA-384";
        return MessageDigest.getInstance(String.valueOf(name));
    }

    // The project's own shop of labels is no cryptography.
    Label label() {
        return Label.getInstance(String.valueOf("MD5"));
    }

    static final class Label {
        static Label getInstance(String text) {
            return new Label();
        }
    }

    KeyPairGenerator group() throws Exception {
        AlgorithmParameterGenerator parameters = AlgorithmParameterGenerator.getInstance("DH");
        parameters.init(2048);
        KeyPairGenerator maker = KeyPairGenerator.getInstance("DH");
        maker.initialize(parameters.generateParameters().getParameterSpec(DHParameterSpec.class));
        return maker;
    }
}
