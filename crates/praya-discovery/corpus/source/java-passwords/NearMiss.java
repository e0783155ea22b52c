package bank.users;

import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Hex;
import org.springframework.security.crypto.codec.Utf8;

class NearMiss {
    static class DigestUtils {
        static String md5Hex(String food) {
            return food;
        }
    }

    interface Hashing {
        static int sha256() {
            return 1;
        }
    }

    String run(byte[] data) {
        DigestUtils.md5Hex("apple");
        Hashing.sha256();
        Utf8.encode("sha1");
        return Hex.encodeHexString(data) + Base64.encodeBase64String(data) + " not a DigestUtils.sha1Hex(text)";
    }
}
