package bank.pay;

/** A cipher of its own that has nothing to do with cryptography. */
class NearMiss {
    static class Cipher {
        static Cipher getInstance(String name) { return new Cipher(); }
    }

    static class MessageDigest {
        static MessageDigest getInstance(String name) { return null; }
    }

    void use() {
        Cipher.getInstance("DES");
        MessageDigest.getInstance("MD5");
        String algorithm = "RSA-1024";
    }
}
