package bank.pay;

class Caller {
    void run(byte[] data) throws Exception {
        Hashes.hash(Names.STRONG, data);
        Hashes.keys(192);
    }
}
