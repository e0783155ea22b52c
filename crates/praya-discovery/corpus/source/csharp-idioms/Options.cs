using System.Security.Cryptography;

namespace Bank.Idioms;

public sealed record CryptoOptions(int RsaBits = 4096)
{
    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA512;

    public static readonly CryptoOptions Default = new();
}

public static class Names
{
    public const string Curve = "nistP521";
    public static HashAlgorithmName Weak => HashAlgorithmName.MD5;
}
