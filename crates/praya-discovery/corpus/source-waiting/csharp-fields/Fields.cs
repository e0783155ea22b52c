using System.Security.Cryptography;

namespace Bank.Hashing;

public class Fields
{
    private readonly HashAlgorithm _legacy = new SHA1Managed();
    private static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    public HashAlgorithm Strong { get; } = SHA512.Create();

    public byte[] Hash(byte[] data) => _legacy.ComputeHash(data);
}
