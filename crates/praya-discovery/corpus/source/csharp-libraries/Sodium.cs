using NSec.Cryptography;

namespace Bank.Libraries;

public class Sodium
{
    private static readonly SignatureAlgorithm Algorithm = SignatureAlgorithm.Ed25519;

    public byte[] Sign(byte[] data)
    {
        using var key = Key.Create(Algorithm);
        return Algorithm.Sign(key, data);
    }

    public void More(Key mine, PublicKey theirs, byte[] nonce, byte[] text)
    {
        var agreement = KeyAgreementAlgorithm.X25519;
        using var shared = agreement.Agree(mine, theirs);
        var aead = AeadAlgorithm.ChaCha20Poly1305;
        aead.Encrypt(mine, nonce, null, text);
        HashAlgorithm.Blake2b_256.Hash(text);
        MacAlgorithm.HmacSha256.Mac(mine, text);
        KeyDerivationAlgorithm.HkdfSha512.DeriveBytes(shared, nonce, null, 32);
    }
}
