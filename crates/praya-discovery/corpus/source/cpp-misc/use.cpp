#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QSslConfiguration>
#include <boost/asio/ssl.hpp>
#include <jwt-cpp/jwt.h>

QByteArray sums(const QByteArray& data) {
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(data);
    QMessageAuthenticationCode::hash(data, "k", QCryptographicHash::Sha256);
    return QCryptographicHash::hash(data, QCryptographicHash::Sha3_256);
}

QSslConfiguration qt() {
    QSslConfiguration conf;
    conf.setProtocol(QSsl::TlsV1_2OrLater);
    return conf;
}

boost::asio::ssl::context context() {
    boost::asio::ssl::context ctx(boost::asio::ssl::context::tlsv12_client);
    return ctx;
}

std::string token(const std::string& key) {
    return jwt::create().set_issuer("me").sign(jwt::algorithm::rs256("", key, "", ""));
}

auto verifier(const std::string& secret) {
    return jwt::verify().allow_algorithm(jwt::algorithm::hs512{secret});
}

namespace own { struct hs256 { std::string s; }; }
own::hs256 near_miss() { return own::hs256{"jwt::algorithm::none"}; }
