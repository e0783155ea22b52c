using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Security;

namespace Shop.Groups
{
    public class Maker
    {
        public object Group()
        {
            var generator = new DHParametersGenerator();
            generator.Init(2048, 20, new SecureRandom());
            return generator.GenerateParameters();
        }

        public object Domain()
        {
            var generator = new DsaParametersGenerator();
            generator.Init(1024, 80, new SecureRandom());
            return generator.GenerateParameters();
        }

        public object Old()
        {
            return new GcmBlockCipher(new AesFastEngine());
        }

        // Groups of customers.
        public object Customers()
        {
            return new CustomerGroups.DHParametersGenerator();
        }
    }
}
