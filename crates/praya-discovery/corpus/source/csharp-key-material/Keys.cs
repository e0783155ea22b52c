using System.Security.Cryptography;

namespace Shop.Keys
{
    public class Sealer
    {
        public AesGcm Random()
        {
            byte[] key = RandomNumberGenerator.GetBytes(16);
            return new AesGcm(key, 16);
        }

        public Aes FromPassword(string password, byte[] salt)
        {
            using var derive = new Rfc2898DeriveBytes(password, salt, 600_000, HashAlgorithmName.SHA256);
            var aes = Aes.Create();
            aes.Key = derive.GetBytes(32);
            return aes;
        }

        public AesGcm Derived(string password, byte[] salt)
        {
            byte[] key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA512, 32);
            return new AesGcm(key, 16);
        }

        public AesCcm Expanded(byte[] secret)
        {
            return new AesCcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 24));
        }

        // A drawer of the shop's gives bytes as well, and nobody knows how many.
        public AesGcm Drawer(Drawer drawer)
        {
            return new AesGcm(drawer.GetBytes(32), 16);
        }
    }

    public class Drawer
    {
        private readonly byte[] _content;

        public Drawer(byte[] content) => _content = content;

        public byte[] GetBytes(int shelf) => _content;
    }
}
