package bank.gateway;

import java.util.List;
import java.util.Set;

/** Suites of the gateway; TLS_RSA_WITH_RC4_128_MD5 went with the mainframe. */
final class Gateway {
    static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    };

    private static final Set<String> FORBIDDEN_SUITES =
        Set.of("TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA");

    private final List<String> hostKeyAlgorithms = List.of("ecdsa-sha2-nistp384", "ssh-rsa");

    String label(String suite) {
        if (suite.equals("TLS_RSA_WITH_AES_256_CBC_SHA")) {
            return "old";
        }
        return switch (suite) {
            case "TLS_AES_128_GCM_SHA256" -> "new";
            default -> throw new IllegalArgumentException("TLS_PSK_WITH_AES_128_CBC_SHA");
        };
    }
}
