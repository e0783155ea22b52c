package bank.light;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;

class Asymmetric {
    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
    private final SecureRandom random = new SecureRandom();
    private final int strength;

    Asymmetric() {
        this.strength = 3072;
    }

    AsymmetricCipherKeyPair rsa() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(EXPONENT, random, strength, 112));
        return generator.generateKeyPair();
    }

    AsymmetricCipherKeyPair ec() {
        X9ECParameters curve = SECNamedCurves.getByName("secp256k1");
        ECDomainParameters domain =
            new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(domain, random));
        return generator.generateKeyPair();
    }

    AsymmetricCipherKeyPair edwards() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(random));
        return generator.generateKeyPair();
    }

    byte[] encrypt(AsymmetricKeyParameter key, byte[] text) throws Exception {
        AsymmetricBlockCipher cipher = new OAEPEncoding(new RSAEngine(), new SHA256Digest());
        cipher.init(true, key);
        return cipher.processBlock(text, 0, text.length);
    }

    AsymmetricBlockCipher old() {
        return new PKCS1Encoding(new RSAEngine());
    }

    byte[] sign(AsymmetricKeyParameter key, byte[] data) throws Exception {
        Signer signer = new PSSSigner(new RSAEngine(), new SHA256Digest(), 32);
        signer.init(true, key);
        signer.update(data, 0, data.length);
        return signer.generateSignature();
    }

    Signer pkcs1() {
        return new RSADigestSigner(new SHA256Digest());
    }

    Signer ecdsa() {
        return new DSADigestSigner(
            new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())),
            new SHA256Digest());
    }

    Signer ed(byte[] seed) {
        Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed, 0));
        return signer;
    }

    byte[] agree(AsymmetricKeyParameter mine, AsymmetricKeyParameter theirs) {
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(mine);
        byte[] secret = new byte[32];
        X25519Agreement montgomery = new X25519Agreement();
        montgomery.init(mine);
        montgomery.calculateAgreement(theirs, secret, 0);
        return secret;
    }
}
