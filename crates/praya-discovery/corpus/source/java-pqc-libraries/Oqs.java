package bank.pq;

import org.openquantumsafe.KeyEncapsulation;
import org.openquantumsafe.Pair;
import org.openquantumsafe.Signature;
import org.signal.libsignal.protocol.ecc.Curve;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;

class Oqs {
    private static final String KEM = "ML-KEM-768";

    byte[] exchange() {
        KeyEncapsulation client = new KeyEncapsulation(KEM);
        byte[] open = client.generate_keypair();
        KeyEncapsulation server = new KeyEncapsulation("BIKE-L3");
        Pair<byte[], byte[]> sent = server.encap_secret(open);
        return client.decap_secret(sent.getLeft());
    }

    byte[] sign(byte[] text) {
        Signature signer = new Signature("Falcon-512");
        signer.generate_keypair();
        return signer.sign(text);
    }

    void signal() {
        KEMKeyPair kem = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
        ECKeyPair pair = Curve.generateKeyPair();
    }

    String text() {
        return "new Signature(\"ML-DSA-44\")";
    }
}
