using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Crypto = System.Security.Cryptography;

namespace Bank.Hashing;

public sealed class Hasher
{
    private static readonly HashAlgorithmName Name = HashAlgorithmName.SHA384;

    public byte[] All(byte[] data, byte[] key, Stream stream)
    {
        var a = SHA256.HashData(data);
        using var sha = Crypto.SHA512.Create();
        var b = sha.ComputeHash(data);
        using (MD5 md5 = MD5.Create())
        {
            md5.ComputeHash(stream);
        }
        var c = SHA3_256.HashData(data);
        Span<byte> target = stackalloc byte[64];
        Shake256.HashData(data, target);
        using var incremental = IncrementalHash.CreateHash(Name);
        incremental.AppendData(data);
        var d = CryptographicOperations.HashData(HashAlgorithmName.SHA1, data);
        using var byName = HashAlgorithm.Create("SHA-256");
        return a;
    }

    public async Task<byte[]> Tags(byte[] key, Stream stream)
    {
        using var hmac = new HMACSHA256(key);
        hmac.ComputeHash(stream);
        HMACSHA512.HashData(key, new byte[1]);
        using var inc = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, key);
        return await HMACSHA1.HashDataAsync(key, stream);
    }

    public byte[] Derive(string password, byte[] salt, byte[] ikm)
    {
        using var old = new Rfc2898DeriveBytes(password, salt, 1000);
        using var named = new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256);
        var stat = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA512, 32);
        var hkdf = HKDF.DeriveKey(HashAlgorithmName.SHA256, ikm, 32);
        return named.GetBytes(32);
    }

    public string Complain() => $"SHA1.Create() and {nameof(MD5)} are not allowed";
}
