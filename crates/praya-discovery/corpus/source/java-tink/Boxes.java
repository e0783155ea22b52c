package bank.boxes;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKeyTemplates;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HybridKeyTemplates;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.subtle.AesGcmJce;

class Boxes {
    private static final String TEMPLATE = "AES256_GCM";

    Aead byName() throws Exception {
        AeadConfig.register();
        KeysetHandle handle = KeysetHandle.generateNew(KeyTemplates.get(TEMPLATE));
        return handle.getPrimitive(Aead.class);
    }

    KeysetHandle old() throws Exception {
        return KeysetHandle.generateNew(AeadKeyTemplates.AES128_CTR_HMAC_SHA256);
    }

    KeysetHandle[] predefined() throws Exception {
        return new KeysetHandle[] {
            KeysetHandle.generateNew(PredefinedAeadParameters.XCHACHA20_POLY1305),
            KeysetHandle.generateNew(PredefinedSignatureParameters.ECDSA_P256),
            KeysetHandle.generateNew(KeyTemplates.get("ED25519")),
            KeysetHandle.generateNew(KeyTemplates.get("HMAC_SHA256_128BITTAG")),
            KeysetHandle.generateNew(HybridKeyTemplates.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM),
        };
    }

    byte[] subtle(byte[] key, byte[] text) throws Exception {
        return new AesGcmJce(key).encrypt(text, new byte[0]);
    }

    String name() {
        return "AES128_EAX template";
    }
}
