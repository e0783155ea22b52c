using System.Threading.Tasks;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;
using Microsoft.AspNetCore.Cryptography.KeyDerivation;
using Renci.SshNet;

namespace Bank.Libraries;

public class Libraries
{
    public async Task Vault(KeyClient client, CryptographyClient crypto, byte[] data)
    {
        await client.CreateRsaKeyAsync(new CreateRsaKeyOptions("a") { KeySize = 3072 });
        await client.CreateEcKeyAsync(new CreateEcKeyOptions("b") { CurveName = KeyCurveName.P384 });
        await client.CreateKeyAsync("c", KeyType.Oct);
        await crypto.EncryptAsync(EncryptionAlgorithm.RsaOaep256, data);
        SignResult result = crypto.Sign(SignatureAlgorithm.ES256, data);
    }

    public async Task Aws(IAmazonKeyManagementService kms)
    {
        await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P521, KeyUsage = KeyUsageType.SIGN_VERIFY });
        await kms.SignAsync(new SignRequest { KeyId = "k", SigningAlgorithm = SigningAlgorithmSpec.RSASSA_PKCS1_V1_5_SHA_256 });
        await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "k", KeySpec = DataKeySpec.AES_256 });
    }

    public byte[] Password(string password, byte[] salt)
    {
        var hash = BCrypt.Net.BCrypt.HashPassword(password);
        return KeyDerivation.Pbkdf2(password, salt, KeyDerivationPrf.HMACSHA256, 100_000, 32);
    }

    public void Ssh(string host)
    {
        using var client = new SshClient(host, "bank", "secret");
        client.Connect();
        client.RunCommand("openssl genrsa 2048");
    }
}
