package bank.ca;

import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.crypto.TlsCrypto;

/** Overrides what the library asks for. */
class Server extends DefaultTlsServer {
    Server(TlsCrypto crypto) {
        super(crypto);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.TLSv12.only();
    }

    ProtocolVersion[] both() {
        return ProtocolVersion.TLSv13.downTo(ProtocolVersion.TLSv12);
    }

    @Override
    public String toString() {
        return "TLSv11 refused; suites " + CipherSuite.TLS_AES_128_GCM_SHA256;
    }
}
