using OpenQuantumSafe;

namespace Bank.Pq;

public class Oqs
{
    public byte[] Exchange()
    {
        using KEM client = new KEM("Kyber768");
        client.keypair(out var open, out var secret);
        client.encaps(out var sent, out var shared, open);
        return shared;
    }

    public byte[] Sign(byte[] message)
    {
        using var signer = new Sig("ML-DSA-65");
        signer.keypair(out var open, out var secret);
        signer.sign(out var signature, message, secret);
        return signature;
    }
}
