package shop.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.security.MessageDigest;
import javax.crypto.Mac;
import org.eclipse.microprofile.config.ConfigProvider;
import org.springframework.core.env.Environment;

class Settings {
    private final Config config = ConfigFactory.load();

    MessageDigest spring(Environment environment) throws Exception {
        return MessageDigest.getInstance(environment.getRequiredProperty("shop.digest"));
    }

    MessageDigest typesafe() throws Exception {
        return MessageDigest.getInstance(config.getString("shop.digest"));
    }

    Mac microprofile() throws Exception {
        return Mac.getInstance(ConfigProvider.getConfig().getValue("shop.mac", String.class));
    }

    // The project's own table of words is no configuration.
    MessageDigest own(Words words) throws Exception {
        return MessageDigest.getInstance(words.getString("shop.digest"));
    }

    static class Words {
        String getString(String key) {
            return "SHA3-" + 256;
        }
    }
}
