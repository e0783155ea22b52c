using System.Security.Cryptography;

namespace Bank.Pay;

class Use
{
    const int Bits = 2048;

    void Run(byte[] data)
    {
        using var rsa = RSA.Create(Bits);
        SHA256.HashData(data);
        using var md5 = MD5.Create();
        // SHA1.Create();
    }
}
