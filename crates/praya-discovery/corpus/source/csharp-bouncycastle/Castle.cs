using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pqc.Crypto.Crystals.Kyber;
using Org.BouncyCastle.Security;

namespace Bank.Castle;

public class Castle
{
    private const string Signature = "SHA-256withECDSA";
    private readonly SecureRandom _random = new();

    public void ByName(byte[] data)
    {
        ISigner signer = SignerUtilities.GetSigner(Signature);
        var cipher = CipherUtilities.GetCipher("AES/CTR/NoPadding");
        var digest = DigestUtilities.CalculateDigest("SHA3-256", data);
        var mac = MacUtilities.GetMac("HMAC-SHA512");
        var agreement = AgreementUtilities.GetBasicAgreement("ECDH");
        var factory = new Asn1SignatureFactory("SHA384WithRSA", null);
    }

    public AsymmetricCipherKeyPair Rsa()
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(BigInteger.ValueOf(65537), _random, 4096, 100));
        return generator.GenerateKeyPair();
    }

    public AsymmetricCipherKeyPair Simple()
    {
        var generator = GeneratorUtilities.GetKeyPairGenerator("RSA");
        generator.Init(new KeyGenerationParameters(_random, 2048));
        return generator.GenerateKeyPair();
    }

    public AsymmetricCipherKeyPair Ec()
    {
        var generator = new ECKeyPairGenerator("ECDSA");
        generator.Init(new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, _random));
        return generator.GenerateKeyPair();
    }

    public void Light(byte[] key)
    {
        var gcm = new GcmBlockCipher(new AesEngine());
        var cbc = new PaddedBufferedBlockCipher(new CbcBlockCipher(new DesEdeEngine()), new Pkcs7Padding());
        var oaep = new OaepEncoding(new RsaEngine(), new Sha256Digest());
        var hmac = new HMac(new Sha1Digest());
        var ed = new Ed25519Signer();
    }

    public void Quantum()
    {
        var generator = new MLKemKeyPairGenerator();
        generator.Init(new MLKemKeyGenerationParameters(_random, MLKemParameters.ml_kem_768));
        var encapsulator = new MLKemEncapsulator(MLKemParameters.ml_kem_1024);
        var signer = new MLDsaSigner(MLDsaParameters.ml_dsa_44, deterministic: true);
        var kyber = new KyberKeyPairGenerator();
        kyber.Init(new KyberKeyGenerationParameters(_random, KyberParameters.kyber512));
    }

    public string Text() => "new DesEngine() is history; CipherUtilities.GetCipher(\"DES\")";
}
