package bank.cloud;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.models.EncryptionAlgorithm;
import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyCurveName;
import com.google.cloud.kms.v1.CryptoKeyVersion.CryptoKeyVersionAlgorithm;
import com.google.cloud.kms.v1.CryptoKeyVersionTemplate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

class Clouds {
    void aws(KmsClient kms, SdkBytes digest) {
        CreateKeyRequest create = CreateKeyRequest.builder()
            .description("RSA_4096 would be slower")
            .keyUsage(KeyUsageType.SIGN_VERIFY)
            .keySpec(KeySpec.ECC_NIST_P256)
            .build();
        kms.createKey(create);
        SignRequest sign = SignRequest.builder().keyId("k").message(digest).signingAlgorithm(SigningAlgorithmSpec.RSASSA_PSS_SHA_256).build();
        kms.sign(sign);
        kms.generateDataKey(GenerateDataKeyRequest.builder().keyId("k").keySpec(DataKeySpec.AES_256).build());
        CreateKeyRequest quantum = CreateKeyRequest.builder().keySpec(KeySpec.ML_DSA_65).build();
    }

    CryptoKeyVersionTemplate google() {
        return CryptoKeyVersionTemplate.newBuilder().setAlgorithm(CryptoKeyVersionAlgorithm.RSA_SIGN_PSS_3072_SHA256).build();
    }

    void azure(KeyClient keys, CryptographyClient crypto, byte[] data) {
        keys.createRsaKey(new CreateRsaKeyOptions("a").setKeySize(4096));
        keys.createEcKey(new CreateEcKeyOptions("b").setCurveName(KeyCurveName.P_384));
        crypto.encrypt(EncryptionAlgorithm.RSA_OAEP_256, data);
        crypto.sign(SignatureAlgorithm.ES512, data);
        keys.getKey("RSA-2048");
    }
}
