package bank.idioms;

public enum Algorithm {
    STRONG("AES/GCM/NoPadding", 256),
    LEGACY("DESede/CBC/PKCS5Padding", 168);

    private final String transformation;
    private final int bits;

    Algorithm(String transformation, int bits) {
        this.transformation = transformation;
        this.bits = bits;
    }

    public String transformation() {
        return transformation;
    }

    public int getBits() {
        return bits;
    }
}
