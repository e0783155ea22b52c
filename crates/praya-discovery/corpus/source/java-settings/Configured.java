package bank.pay;

import java.util.Properties;
import javax.crypto.Cipher;

class Configured {
    void run(Properties settings) throws Exception {
        Cipher.getInstance(settings.getProperty("bank.cipher", "DES/CBC/PKCS5Padding"));
        Cipher.getInstance(settings.getProperty("bank.absent", "AES/CBC/PKCS5Padding"));
    }
}
