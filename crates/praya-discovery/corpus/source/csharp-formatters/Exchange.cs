using System;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Shop.Exchange
{
    public class Courier
    {
        public byte[] Old(byte[] secret)
        {
            RSA key = RSA.Create(2048);
            var formatter = new RSAPKCS1KeyExchangeFormatter(key);
            return formatter.CreateKeyExchange(secret);
        }

        public byte[] New(byte[] secret, RSA key)
        {
            AsymmetricKeyExchangeFormatter formatter = new RSAOAEPKeyExchangeFormatter(key);
            return formatter.CreateKeyExchange(secret);
        }

        public byte[] Read(byte[] sealedSecret, RSA key)
        {
            return new RSAPKCS1KeyExchangeDeformatter(key).DecryptKeyExchange(sealedSecret);
        }

        public byte[] Stamp(byte[] hash, RSA key)
        {
            var stamp = new RSAPKCS1SignatureFormatter(key);
            stamp.SetHashAlgorithm("SHA256");
            return stamp.CreateSignature(hash);
        }

        public bool Check(byte[] hash, byte[] signature, DSA key)
        {
            var check = new DSASignatureDeformatter(key);
            check.SetHashAlgorithm("SHA1");
            return check.VerifySignature(hash, signature);
        }

        public DSA Long()
        {
            var key = new DSACng();
            key.KeySize = 3072;
            return key;
        }

        public void Begin(SslStream stream, AsyncCallback done)
        {
            stream.BeginAuthenticateAsClient("shop.example", null, SslProtocols.Tls11, true, done, null);
        }

        public void BeginPlain(Stream2 stream, AsyncCallback done)
        {
            stream.BeginAuthenticateAsClient("shop.example", null, SslProtocols.Tls11, true, done, null);
        }

        public HMAC ByName()
        {
            return HMACMD5.Create("HMACSHA384");
        }

        public string Store(Customer customer, string password)
        {
            return new PasswordHasher<Customer>().HashPassword(customer, password);
        }

        // The project's own formatter of addresses.
        public string Label(RSA key)
        {
            return new AddressFormatter(key).CreateSignature("RSA");
        }
    }

    public class Customer { }

    public class Stream2
    {
        public void BeginAuthenticateAsClient(string host, object a, SslProtocols b, bool c, AsyncCallback d, object e) { }
    }

    public class AddressFormatter
    {
        public AddressFormatter(object o) { }
        public string CreateSignature(string text) { return text; }
    }
}
