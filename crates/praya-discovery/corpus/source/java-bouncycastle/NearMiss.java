package bank.light;

import org.bouncycastle.util.encoders.Hex;

/** Named like the lightweight classes, and not them. */
class NearMiss {
    static class AESEngine {
        static AESEngine newInstance() {
            return new AESEngine();
        }
    }

    static class RSADigestSigner {
        RSADigestSigner(Object digest) {}
    }

    /** Cleans up the digests' names for the audit log: new MD5Digest() is forbidden. */
    String audit(String name) {
        AESEngine.newInstance();
        new RSADigestSigner("SHA256Digest");
        if ("SHA1Digest".equals(name)) {
            return Hex.toHexString(new byte[] {1});
        }
        return "org.bouncycastle.crypto.digests.MD5Digest";
    }
}
