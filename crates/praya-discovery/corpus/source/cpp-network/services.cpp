#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <httplib.h>
#include <memory>

namespace ssl = boost::asio::ssl;

std::shared_ptr<ssl::context> outgoing() {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(context->native_handle(), TLS1_2_VERSION);
    return context;
}

std::shared_ptr<grpc::Channel> channel(const std::string& target, const std::string& roots) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = roots;
    auto credentials = grpc::SslCredentials(options);
    return grpc::CreateChannel(target, credentials);
}

void serve(grpc::ServerBuilder& builder, const std::string& address) {
    grpc::SslServerCredentialsOptions options;
    builder.AddListeningPort(address, grpc::SslServerCredentials(options));
    builder.AddListeningPort("localhost:1", grpc::InsecureServerCredentials());
}

void fetch(const char* url) {
    CURL* curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_perform(curl);
}

void web() {
    httplib::SSLServer server("cert.pem", "key.pem");
    httplib::SSLClient client("example.org", 443);
    httplib::Client plain("localhost", 80);
}

// Contexts of the program's own.
namespace ui { struct context { enum kind { tlsv12_client }; explicit context(kind) {} }; }
ui::context nearMiss() { return ui::context(ui::context::tlsv12_client); }
