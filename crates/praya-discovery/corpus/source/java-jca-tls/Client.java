package bank.net;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

class Client {
    private static final String[] MODERN = {"TLSv1.3", "TLSv1.2"};
    private static final String[] SUITES = {"TLS_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"};

    SSLContext context() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    SSLContext open() throws Exception {
        return SSLContext.getInstance("TLS");
    }

    SSLSocket connect(String host) throws Exception {
        SSLSocketFactory factory = context().getSocketFactory();
        SSLSocket socket = (SSLSocket) factory.createSocket(host, 443);
        socket.setEnabledProtocols(MODERN);
        socket.setEnabledCipherSuites(SUITES);
        return socket;
    }

    void serve(SSLServerSocketFactory factory) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) factory.createServerSocket(8443)) {
            server.setEnabledProtocols(new String[] {"TLSv1", "SSLv3"});
            server.accept();
        }
    }

    SSLEngine engine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        return engine;
    }

    HttpClient http() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setCipherSuites(SUITES);
        parameters.setNamedGroups(new String[] {"X25519MLKEM768", "x25519", "secp256r1"});
        return HttpClient.newBuilder().sslParameters(parameters).build();
    }

    SSLParameters given() {
        return new SSLParameters(SUITES, new String[] {"TLSv1.1"});
    }

    void global() {
        System.setProperty("https.protocols", "TLSv1.2");
        System.setProperty("java.net.preferIPv4Stack", "true");
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    }

    SSLContext unknown(String version) throws Exception {
        return SSLContext.getInstance(version);
    }
}
