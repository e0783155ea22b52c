using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bank.Framework
{
    public class Legacy
    {
        private static readonly byte[] Salt = Encoding.ASCII.GetBytes("o6806642kbM7c5");

        public static string Hash(string text)
        {
            using (var sha = new SHA256Managed())
            {
                return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
            }
        }

        public byte[] Encrypt(byte[] data, byte[] key)
        {
            using (RijndaelManaged cipher = new RijndaelManaged())
            {
                cipher.KeySize = 256;
                cipher.BlockSize = 128;
                cipher.Mode = CipherMode.CBC;
                cipher.Padding = PaddingMode.PKCS7;
                cipher.Key = key;
                cipher.GenerateIV();
                using (var encryptor = cipher.CreateEncryptor(cipher.Key, cipher.IV))
                {
                    return encryptor.TransformFinalBlock(data, 0, data.Length);
                }
            }
        }

        public byte[] Sign(byte[] data, string xml)
        {
            var rsa = new RSACryptoServiceProvider();
            rsa.FromXmlString(xml);
            var a = rsa.SignData(data, new SHA1CryptoServiceProvider());
            var b = rsa.SignData(data, "SHA256");
            var c = rsa.SignHash(data, CryptoConfig.MapNameToOID("SHA512"));
            return rsa.Encrypt(data, true);
        }

        public byte[] TripleDes(string password)
        {
            var cipher = new TripleDESCryptoServiceProvider
            {
                Key = new MD5CryptoServiceProvider().ComputeHash(Encoding.UTF8.GetBytes(password)),
                Mode = CipherMode.ECB,
            };
            return cipher.CreateDecryptor().TransformFinalBlock(Salt, 0, Salt.Length);
        }

        public byte[] Derive(string password)
        {
            var bytes = new Rfc2898DeriveBytes(password, Salt);
            var old = new PasswordDeriveBytes(password, Salt, "SHA1", 2);
            return new HMACSHA1(bytes.GetBytes(20)).ComputeHash(Salt);
        }

        public void Elliptic(X509Certificate2 certificate, byte[] data)
        {
            var agreement = new ECDiffieHellmanCng(384);
            using (ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256 }))
            using (RSA open = certificate.GetRSAPublicKey())
            {
                open.VerifyData(data, data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                key.SignHash(data);
            }
        }

        public SymmetricAlgorithm ByName() => SymmetricAlgorithm.Create("DES");

        public override string ToString() => "MD5CryptoServiceProvider is deprecated";
    }
}
