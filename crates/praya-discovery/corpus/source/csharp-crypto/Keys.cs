using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bank.Keys;

public class KeyService : IDisposable
{
    private const int Bits = 3072;
    private readonly RSA _rsa = RSA.Create(Bits);

    public byte[] Sign(byte[] data) =>
        _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    public bool Verify(RSA key, byte[] data, byte[] signature) =>
        key.VerifyData(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);

    public byte[] Encrypt(RSA key, byte[] data) => key.Encrypt(data, RSAEncryptionPadding.OaepSHA256);

    public byte[] OldEncrypt(byte[] data)
    {
        using var provider = new RSACryptoServiceProvider(1024);
        return provider.Encrypt(data, false);
    }

    public ECDsa Ec()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var signature = key.SignData(new byte[4], HashAlgorithmName.SHA384);
        return ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));
    }

    public byte[] Agree(ECDiffieHellmanPublicKey theirs)
    {
        using ECDiffieHellman mine = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return mine.DeriveKeyMaterial(theirs);
    }

    public CngKey Cng()
    {
        CngKey.Create(CngAlgorithm.Rsa, "container");
        return CngKey.Create(CngAlgorithm.ECDsaP521);
    }

    public X509Certificate2 SelfSigned(string subject)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.Now, DateTimeOffset.Now.AddYears(1));
    }

    public byte[] WithCertificate(X509Certificate2 certificate, byte[] data)
    {
        using var key = certificate.GetRSAPrivateKey();
        return key!.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }

    public DSA Dsa() => DSA.Create(2048);

    public void Dispose() => _rsa.Dispose();
}
