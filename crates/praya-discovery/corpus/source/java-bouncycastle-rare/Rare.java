package shop.rare;

import java.security.SecureRandom;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DSTU7624Engine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.KDFCounterBytesGenerator;
import org.bouncycastle.crypto.kems.ECIESKEMGenerator;
import org.bouncycastle.crypto.macs.CFBBlockCipherMac;
import org.bouncycastle.crypto.macs.DSTU7564Mac;
import org.bouncycastle.crypto.macs.DSTU7624Mac;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.NISTCTSBlockCipher;
import org.bouncycastle.crypto.signers.GenericSigner;
import org.bouncycastle.crypto.signers.X931Signer;

class Rare {
    NISTCTSBlockCipher steal() {
        BlockCipher cipher = AESEngine.newInstance();
        return new NISTCTSBlockCipher(NISTCTSBlockCipher.CS3, cipher);
    }

    RFC3394WrapEngine wrap() {
        return new RFC3394WrapEngine(new AESEngine());
    }

    GenericSigner generic() {
        return new GenericSigner(new RSAEngine(), new SHA256Digest());
    }

    X931Signer old() {
        return new X931Signer(new RSAEngine(), new SHA256Digest());
    }

    DSTU7564Mac kupyna() {
        return new DSTU7564Mac(256);
    }

    DSTU7624Mac kalyna() {
        return new DSTU7624Mac(128, 16);
    }

    CFBBlockCipherMac feedback() {
        return new CFBBlockCipherMac(new AESEngine());
    }

    KDFCounterBytesGenerator counter() {
        return new KDFCounterBytesGenerator(new HMac(new SHA256Digest()));
    }

    ECIESKEMGenerator encapsulate(SecureRandom random) {
        return new ECIESKEMGenerator(32, new HKDFBytesGenerator(new SHA256Digest()), random);
    }

    // Not of the library.
    Object other() {
        return new shop.rare.own.X931Signer(new Object(), "SHA-256");
    }
}
