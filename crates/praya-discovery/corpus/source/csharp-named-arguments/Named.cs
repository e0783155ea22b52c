using System.Security.Cryptography;

namespace Shop.Named
{
    public class Notary
    {
        public byte[] Sign(RSA key, byte[] text)
        {
            return key.SignData(text, padding: RSASignaturePadding.Pss, hashAlgorithm: HashAlgorithmName.SHA512);
        }

        public bool Check(RSA key, byte[] text, byte[] signature)
        {
            return key.VerifyData(
                text,
                signature,
                padding: RSASignaturePadding.Pkcs1,
                hashAlgorithm: HashAlgorithmName.SHA256);
        }

        public byte[] Seal(RSA key, byte[] secret)
        {
            return key.Encrypt(padding: RSAEncryptionPadding.OaepSHA256, data: secret);
        }

        public byte[] Old(RSACryptoServiceProvider key, byte[] secret)
        {
            return key.Encrypt(fOAEP: true, rgb: secret);
        }

        public byte[] Hash(RSA key, byte[] hash)
        {
            return key.SignHash(hash, HashAlgorithmName.SHA384, padding: RSASignaturePadding.Pss);
        }

        // The shop's own printer takes arguments of the same names.
        public string Print(Printer printer, byte[] text)
        {
            return printer.SignData(text, padding: 3, hashAlgorithm: "SHA1");
        }
    }

    public class Printer
    {
        public string SignData(byte[] data, string hashAlgorithm, int padding) => hashAlgorithm.PadLeft(padding);
    }
}
