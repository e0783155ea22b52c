package bank.net;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.ssl.SSLContexts;
import org.eclipse.jetty.util.ssl.SslContextFactory;

class Tls {
    private static final String[] VERSIONS = {"TLSv1.2", "TLSv1.3"};

    SslContext client() throws Exception {
        return SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2").ciphers(List.of("TLS_AES_128_GCM_SHA256")).build();
    }

    SslContext server(File chain, File key) throws Exception {
        SslContextBuilder builder = SslContextBuilder.forServer(chain, key);
        builder.protocols(VERSIONS);
        return builder.build();
    }

    SslContext rpc() throws Exception {
        return GrpcSslContexts.forClient().protocols("TLSv1.2").build();
    }

    OkHttpClient http() {
        ConnectionSpec spec = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
            .tlsVersions(TlsVersion.TLS_1_3)
            .cipherSuites(CipherSuite.TLS_AES_256_GCM_SHA384, CipherSuite.TLS_CHACHA20_POLY1305_SHA256)
            .build();
        return new OkHttpClient.Builder().connectionSpecs(List.of(spec)).build();
    }

    SSLConnectionSocketFactory apache() throws Exception {
        SSLContext context = SSLContexts.custom().setProtocol("TLSv1.2").build();
        return new SSLConnectionSocketFactory(context, new String[] {"TLSv1.1"}, null, (host, session) -> true);
    }

    SslContextFactory.Server jetty() {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols("TLSv1.3");
        factory.setExcludeProtocols("SSLv3");
        return factory;
    }

    String words() {
        return "protocols(\"SSLv3\") is gone";
    }
}
