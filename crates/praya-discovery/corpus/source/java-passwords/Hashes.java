package bank.users;

import static org.apache.commons.codec.digest.DigestUtils.sha1Hex;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.Crypt;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;

class Hashes {
    private static final HashFunction FUNCTION = Hashing.sha512();

    String[] codec(String text, byte[] key) {
        return new String[] {
            DigestUtils.md5Hex(text),
            sha1Hex(text),
            DigestUtils.sha256Hex(text),
            DigestUtils.sha3_384Hex(text),
            DigestUtils.sha512_256Hex(text),
            new DigestUtils(MessageDigestAlgorithms.SHA_224).digestAsHex(text),
            new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(text),
            Crypt.crypt(text),
        };
    }

    String guava(String text, byte[] key) {
        Hashing.murmur3_128().hashUnencodedChars(text);
        Hashing.crc32().hashInt(1);
        Hashing.hmacSha1(key).hashString(text, StandardCharsets.UTF_8);
        return FUNCTION.hashString(text, StandardCharsets.UTF_8).toString()
            + Hashing.md5().hashString(text, StandardCharsets.UTF_8);
    }
}
