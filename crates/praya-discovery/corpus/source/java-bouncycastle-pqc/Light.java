package bank.pq;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconKeyPairGenerator;
import org.bouncycastle.pqc.crypto.falcon.FalconParameters;
import org.bouncycastle.pqc.crypto.falcon.FalconSigner;
import org.bouncycastle.pqc.crypto.lms.LMOtsParameters;
import org.bouncycastle.pqc.crypto.lms.LMSKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.lms.LMSKeyPairGenerator;
import org.bouncycastle.pqc.crypto.lms.LMSParameters;
import org.bouncycastle.pqc.crypto.lms.LMSigParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAKeyPairGenerator;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMExtractor;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMGenerator;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMKeyPairGenerator;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMParameters;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.mlkem.MLKEMPublicKeyParameters;
import org.bouncycastle.pqc.crypto.slhdsa.SLHDSAKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.slhdsa.SLHDSAKeyPairGenerator;
import org.bouncycastle.pqc.crypto.slhdsa.SLHDSAParameters;

class Light {
    private static final MLKEMParameters LEVEL = MLKEMParameters.ml_kem_768;
    private final SecureRandom random = new SecureRandom();

    byte[] exchange() {
        MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
        generator.init(new MLKEMKeyGenerationParameters(random, LEVEL));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        SecretWithEncapsulation sent = new MLKEMGenerator(random).generateEncapsulated(pair.getPublic());
        MLKEMPrivateKeyParameters mine = (MLKEMPrivateKeyParameters) pair.getPrivate();
        return new MLKEMExtractor(mine).extractSecret(sent.getEncapsulation());
    }

    byte[] extract(MLKEMPrivateKeyParameters key, byte[] sent) {
        return new MLKEMExtractor(key).extractSecret(sent);
    }

    MLKEMPublicKeyParameters load(byte[] encoded) {
        return new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_1024, encoded);
    }

    byte[] sign(byte[] data) throws Exception {
        MLDSAKeyPairGenerator generator = new MLDSAKeyPairGenerator();
        generator.init(new MLDSAKeyGenerationParameters(random, MLDSAParameters.ml_dsa_65));
        MLDSASigner signer = new MLDSASigner();
        signer.init(true, (MLDSAPrivateKeyParameters) generator.generateKeyPair().getPrivate());
        signer.update(data, 0, data.length);
        return signer.generateSignature();
    }

    AsymmetricCipherKeyPair hashBased() {
        SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
        generator.init(new SLHDSAKeyGenerationParameters(random, SLHDSAParameters.sha2_128f));
        return generator.generateKeyPair();
    }

    AsymmetricCipherKeyPair compact() {
        FalconKeyPairGenerator generator = new FalconKeyPairGenerator();
        generator.init(new FalconKeyGenerationParameters(random, FalconParameters.falcon_512));
        new FalconSigner().init(false, generator.generateKeyPair().getPublic());
        return generator.generateKeyPair();
    }

    AsymmetricCipherKeyPair firmware() {
        LMSKeyPairGenerator generator = new LMSKeyPairGenerator();
        generator.init(new LMSKeyGenerationParameters(
            new LMSParameters(LMSigParameters.lms_sha256_n32_h10, LMOtsParameters.sha256_n32_w4), random));
        return generator.generateKeyPair();
    }
}
