package bank.pay;

public final class Names {
    public static final String BLOCK = "AES";
    public static final String STRONG = "SHA-512";
}
