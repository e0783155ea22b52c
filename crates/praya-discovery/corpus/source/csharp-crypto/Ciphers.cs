using System.Security.Cryptography;

namespace Bank.Ciphers
{
    internal class Ciphers
    {
        private const int KeyBytes = 32;

        public byte[] Cbc(byte[] key, byte[] iv, byte[] text)
        {
            using (var aes = Aes.Create())
            {
                aes.Key = key;
                aes.IV = iv;
                using var encryptor = aes.CreateEncryptor();
                return encryptor.TransformFinalBlock(text, 0, text.Length);
            }
        }

        public Aes Ecb()
        {
            Aes aes = Aes.Create();
            aes.KeySize = 128;
            aes.Mode = CipherMode.ECB;
            aes.Padding = PaddingMode.PKCS7;
            return aes;
        }

        public SymmetricAlgorithm Initialised() => new RijndaelManaged
        {
            KeySize = 256,
            Mode = CipherMode.CFB,
        };

        public byte[] OneShot(byte[] key, byte[] iv, byte[] text)
        {
            using var des = TripleDES.Create();
            des.Key = key;
            return des.EncryptCbc(text, iv);
        }

        public void Gcm(byte[] nonce, byte[] text, byte[] cipher, byte[] tag)
        {
            var key = new byte[KeyBytes];
            RandomNumberGenerator.Fill(key);
            using var gcm = new AesGcm(key, 16);
            gcm.Encrypt(nonce, text, cipher, tag);
        }

        public void ChaCha(byte[] key, byte[] nonce, byte[] text, byte[] cipher, byte[] tag)
        {
            using var chacha = new ChaCha20Poly1305(key);
            chacha.Decrypt(nonce, cipher, tag, text);
        }

        public SymmetricAlgorithm Old() => new DESCryptoServiceProvider();
    }
}
