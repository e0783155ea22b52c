using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Shop.Settings
{
    public class ShopOptions
    {
        public string Digest { get; set; } = "SHA1";
        public int KeySize { get; set; }
    }

    public class Sealer
    {
        private readonly IConfiguration _configuration;
        private readonly ShopOptions _options;

        public Sealer(IConfiguration configuration, IOptions<ShopOptions> options)
        {
            _configuration = configuration;
            _options = options.Value;
        }

        public static void Register(IServiceCollection services, IConfiguration configuration)
        {
            services.Configure<ShopOptions>(configuration.GetSection("Shop"));
        }

        public HashAlgorithm ByIndex() => HashAlgorithm.Create(_configuration["Shop:Content:Hash"]);

        public HashAlgorithm ByValue() => HashAlgorithm.Create(_configuration.GetValue<string>("Shop:Content:Hash"));

        public HashAlgorithm BySection() => HashAlgorithm.Create(_configuration.GetSection("Shop:Content")["Hash"]);

        public SigningCredentials Token(SecurityKey key) => new SigningCredentials(key, _configuration["Tokens:Algorithm"]);

        public HashAlgorithm Bound() => HashAlgorithm.Create(_options.Digest);

        public RSA Key() => RSA.Create(_options.KeySize);
    }
}
