final class Encoder {
    static final String HEADER = "-----BEGIN CERTIFICATE-----\n";
    static final String FOOTER = "\n-----END CERTIFICATE-----\n";
    String encode(byte[] der) {
        return HEADER + java.util.Base64.getMimeEncoder().encodeToString(der) + FOOTER;
    }
}
