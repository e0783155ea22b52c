package bank.ca;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveGenParameterSpec;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcePGPDataEncryptorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;

class Certificates {
    private static final String SIGNATURE = "SHA384withECDSA";

    KeyPair named() throws Exception {
        ECParameterSpec spec = ECNamedCurveTable.getParameterSpec("brainpoolP384r1");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ECDSA", "BC");
        generator.initialize(spec);
        return generator.generateKeyPair();
    }

    KeyPair national() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
        generator.initialize(new ECNamedCurveGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder(SIGNATURE).setProvider("BC").build(key);
    }

    ContentSigner quantumSafe(PrivateKey key) throws Exception {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder("ML-DSA-65");
        return builder.build(key);
    }

    Object envelope() throws Exception {
        return new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider("BC").build();
    }

    Object oldEnvelope() throws Exception {
        return new JceCMSContentEncryptorBuilder(CMSAlgorithm.DES_EDE3_CBC).build();
    }

    Object mail() {
        return new JcePGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256);
    }

    Object mailSigner(PGPPublicKey key) {
        return new JcaPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA256);
    }

    String log() {
        return "new JcaContentSignerBuilder(\"SHA1withRSA\") was replaced";
    }
}
