package bank.keys;

final class Settings {
    static final String TRANSFORMATION = "AES/GCM/NoPadding";
    static final String RETIRED = "DESede/CBC/PKCS5Padding";

    private Settings() {}
}
