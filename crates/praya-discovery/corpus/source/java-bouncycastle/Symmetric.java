package bank.light;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.*;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.macs.KMAC;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

class Symmetric {
    byte[] seal(byte[] key, byte[] nonce, byte[] text) throws Exception {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(true, new AEADParameters(new KeyParameter(key), 128, nonce));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int length = cipher.processBytes(text, 0, text.length, out, 0);
        cipher.doFinal(out, length);
        return out;
    }

    BufferedBlockCipher legacy() {
        BlockCipher engine = new DESedeEngine();
        return new PaddedBufferedBlockCipher(new CBCBlockCipher(engine), new PKCS7Padding());
    }

    BufferedBlockCipher counter(boolean fast) {
        return new BufferedBlockCipher(SICBlockCipher.newInstance(new CamelliaEngine()));
    }

    void stream(byte[] key) {
        RC4Engine rc4 = new RC4Engine();
        rc4.init(true, new KeyParameter(key));
        ChaCha20Poly1305 aead = new ChaCha20Poly1305();
        aead.reset();
    }

    byte[] digest(byte[] data) {
        Digest digest = new SHA256Digest();
        digest.update(data, 0, data.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    Digest[] modern() {
        return new Digest[] {
            new SHA3Digest(512),
            new SHA3Digest(),
            new SHAKEDigest(256),
            new KeccakDigest(256),
            new Blake2bDigest(256),
        };
    }

    void macs(byte[] key) {
        HMac mac = new HMac(new SHA512Digest());
        mac.init(new KeyParameter(key));
        CMac cmac = new CMac(AESEngine.newInstance());
        cmac.init(new KeyParameter(key));
        KMAC kmac = new KMAC(256, new byte[0]);
        Poly1305 poly = new Poly1305();
    }

    byte[] derive(byte[] password, byte[] salt) {
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
        generator.init(password, salt, 10_000);
        PKCS5S2ParametersGenerator old = new PKCS5S2ParametersGenerator();
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        byte[] slow = SCrypt.generate(password, salt, 1 << 15, 8, 1, 32);
        return BCrypt.generate(password, salt, 12);
    }
}
