package bank.pay;

import java.security.MessageDigest;
import javax.crypto.KeyGenerator;

public class Hashes {
    public static byte[] hash(String name, byte[] data) throws Exception {
        return MessageDigest.getInstance(name).digest(data);
    }

    public static KeyGenerator keys(int bits) throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance(Names.BLOCK);
        generator.init(bits);
        return generator;
    }
}
