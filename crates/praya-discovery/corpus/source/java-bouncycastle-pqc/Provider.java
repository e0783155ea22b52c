package bank.pq;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import org.bouncycastle.jcajce.SecretKeyWithEncapsulation;
import org.bouncycastle.jcajce.spec.KEMGenerateSpec;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jcajce.spec.MLKEMParameterSpec;
import org.bouncycastle.jcajce.spec.SLHDSAParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pqc.jcajce.provider.BouncyCastlePQCProvider;
import org.bouncycastle.pqc.jcajce.spec.BIKEParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.DilithiumParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.FalconParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.FrodoParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.KyberParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.NTRUParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.SPHINCSPlusParameterSpec;
import org.bouncycastle.pqc.jcajce.spec.XMSSParameterSpec;

class Provider {
    static {
        Security.addProvider(new BouncyCastleProvider());
        Security.addProvider(new BouncyCastlePQCProvider());
    }

    KeyPair kem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-KEM", "BC");
        generator.initialize(MLKEMParameterSpec.ml_kem_768, new SecureRandom());
        return generator.generateKeyPair();
    }

    KeyPair signature() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA", BouncyCastleProvider.PROVIDER_NAME);
        generator.initialize(MLDSAParameterSpec.ml_dsa_87);
        return generator.generateKeyPair();
    }

    KeyPair stateless() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("SLH-DSA", "BC");
        generator.initialize(SLHDSAParameterSpec.slh_dsa_shake_256s);
        return generator.generateKeyPair();
    }

    KeyPair[] roundThree() throws Exception {
        SecureRandom random = new SecureRandom();
        KeyPairGenerator kyber = KeyPairGenerator.getInstance("Kyber", "BCPQC");
        kyber.initialize(KyberParameterSpec.kyber768, random);
        KeyPairGenerator dilithium = KeyPairGenerator.getInstance("Dilithium", "BCPQC");
        dilithium.initialize(DilithiumParameterSpec.dilithium3, random);
        KeyPairGenerator falcon = KeyPairGenerator.getInstance("Falcon", "BCPQC");
        falcon.initialize(FalconParameterSpec.falcon_1024, random);
        KeyPairGenerator sphincs = KeyPairGenerator.getInstance("SPHINCSPlus", "BCPQC");
        sphincs.initialize(SPHINCSPlusParameterSpec.sha2_128s, random);
        KeyPairGenerator frodo = KeyPairGenerator.getInstance("Frodo", "BCPQC");
        frodo.initialize(FrodoParameterSpec.frodokem640aes, random);
        KeyPairGenerator bike = KeyPairGenerator.getInstance("BIKE", "BCPQC");
        bike.initialize(BIKEParameterSpec.bike128, random);
        KeyPairGenerator ntru = KeyPairGenerator.getInstance("NTRU", "BCPQC");
        ntru.initialize(NTRUParameterSpec.ntruhps2048509, random);
        KeyPairGenerator xmss = KeyPairGenerator.getInstance("XMSS", "BCPQC");
        xmss.initialize(new XMSSParameterSpec(10, XMSSParameterSpec.SHA256), random);
        return new KeyPair[] {
            kyber.generateKeyPair(), dilithium.generateKeyPair(), falcon.generateKeyPair(),
            sphincs.generateKeyPair(), frodo.generateKeyPair(), bike.generateKeyPair(),
            ntru.generateKeyPair(), xmss.generateKeyPair(),
        };
    }

    SecretKeyWithEncapsulation encapsulate(PublicKey key) throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("ML-KEM", "BC");
        generator.init(new KEMGenerateSpec(key, "AES"), new SecureRandom());
        return (SecretKeyWithEncapsulation) generator.generateKey();
    }

    Signature verifier(PublicKey key) throws Exception {
        Signature signature = Signature.getInstance("ML-DSA-65", "BC");
        signature.initVerify(key);
        return signature;
    }

    void describe() {
        String note = "DilithiumParameterSpec.dilithium5 is too large for the card";
        System.out.println(note + MLKEMParameterSpec.ml_kem_512.getName());
    }
}
