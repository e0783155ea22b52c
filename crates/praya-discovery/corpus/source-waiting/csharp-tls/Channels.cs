using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

namespace Bank.Net;

public class Channels
{
    private const SslProtocols Modern = SslProtocols.Tls13;

    public void Global()
    {
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
        ServicePointManager.DefaultConnectionLimit = 12;
    }

    public void GlobalOld()
    {
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls | SecurityProtocolType.Tls11;
    }

    public HttpClient Client()
    {
        var handler = new HttpClientHandler { SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        return new HttpClient(handler);
    }

    public HttpClientHandler Later()
    {
        var handler = new HttpClientHandler();
        handler.SslProtocols = SslProtocols.Tls11;
        return handler;
    }

    public async Task<SslStream> Connect(TcpClient tcp, string host)
    {
        var stream = new SslStream(tcp.GetStream(), false);
        await stream.AuthenticateAsClientAsync(host, null, Modern, true);
        return stream;
    }

    public void Serve(SslStream stream, X509Certificate2 certificate)
    {
        stream.AuthenticateAsServer(certificate, false, SslProtocols.Tls, true);
    }

    public SslServerAuthenticationOptions Options() => new SslServerAuthenticationOptions
    {
        EnabledSslProtocols = SslProtocols.Tls12,
        CipherSuitesPolicy = new CipherSuitesPolicy(new[] { TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 }),
    };

    public string Explain(SslProtocols given) => given == SslProtocols.Ssl3 ? "SecurityProtocolType.Ssl3 refused" : "ok";
}
