using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Bank.Idioms;

public interface IHasher
{
    byte[] Hash(string text);
}

public sealed class Sha384Hasher : IHasher
{
    public byte[] Hash(string text) => SHA384.HashData(Encoding.UTF8.GetBytes(text));
}

public sealed class Signer(CryptoOptions options)
{
    private readonly RSA _key = RSA.Create(options.RsaBits);

    public byte[] Sign(byte[] data) => _key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static Signer Standard() => new(CryptoOptions.Default);
}

public static class Extensions
{
    public static string ToSha1(this string text)
    {
        using var sha = SHA1.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(b => b.ToString("x2")));
    }

    public static HashAlgorithm Pick(string name) => name switch
    {
        "strong" => SHA512.Create(),
        "weak" => MD5.Create(),
        _ => throw new ArgumentException("SHA256.Create() is not offered"),
    };
}

public class Keys
{
    private readonly Lazy<ECDsa> _lazy = new(() => ECDsa.Create(ECCurve.CreateFromFriendlyName(Names.Curve)));

    public Func<Aes> Factory { get; } = () => Aes.Create();

    public byte[] Derive(string password, byte[] salt, int size)
    {
        using Rfc2898DeriveBytes kdf = new(password, salt, iterations: 100_000, hashAlgorithm: HashAlgorithmName.SHA256);
        return kdf.GetBytes(size);
    }

    public byte[] Encrypt(byte[] key, byte[] iv, byte[] text)
    {
        using Aes aes = Aes.Create();
        (aes.Key, aes.IV) = (key, iv);
        aes.Mode = CipherMode.ECB;
        using ICryptoTransform transform = aes.CreateEncryptor();
        return transform.TransformFinalBlock(text, 0, text.Length);
    }
}
