package bank.keys;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key without an algorithm, and one cut out of a longer array. */
final class Otp {
    static int code(byte[] secret, byte[] counter) throws Exception {
        SecretKey key = new SecretKeySpec(secret, "RAW");
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(key);
        return mac.doFinal(counter)[19] & 0x0f;
    }

    static SecretKey cut(byte[] material) {
        return new SecretKeySpec(material, 0, material.length, "AES");
    }

    private Otp() {}
}
