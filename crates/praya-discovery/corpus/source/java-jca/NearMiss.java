package bank.keys;

import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.logging.Logger;
import javax.crypto.BadPaddingException;

/** Same words, none of it cryptography. */
class NearMiss {
    private static final Logger LOG = Logger.getLogger("AES");
    private static final String[] NAMES = {"SHA1withRSA", "MD5withRSA"};

    interface Signature {
        static Signature getInstance(String name) {
            return null;
        }

        void initSign(String who);
    }

    static class Mac {
        static Mac getInstance(String name) {
            return new Mac();
        }
    }

    void run(KeyStore store) throws Exception {
        Signature hand = Signature.getInstance("SHA1withRSA");
        hand.initSign("the manager");
        Mac.getInstance("HmacSHA1");
        CertificateFactory.getInstance("X.509");
        KeyStore.getInstance("PKCS12");
        HexFormat.of().parseHex("0a0b");
        HexFormat.ofDelimiter("RSA").withUpperCase();
        LOG.info("MessageDigest.getInstance(\"MD5\") was removed");
        for (String name : NAMES) {
            LOG.warning(name);
        }
    }

    String explain(BadPaddingException problem) {
        return "RSA/ECB/PKCS1Padding failed: " + problem.getMessage();
    }
}
