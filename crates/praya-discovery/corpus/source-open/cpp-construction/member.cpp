#include <QCryptographicHash>
#include <QSslConfiguration>
#include <boost/asio/ssl.hpp>

namespace ssl = boost::asio::ssl;

class Listener {
public:
    Listener() : context_(ssl::context::tlsv13_server) {
        context_.set_options(ssl::context::default_workarounds | ssl::context::single_dh_use);
        context_.use_certificate_chain_file("server.pem");
    }
private:
    ssl::context context_;
};

class Sums {
public:
    QByteArray of(const QByteArray &in, QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256) const;
private:
    QSslConfiguration m_unused;
};

QByteArray Sums::of(const QByteArray &in, QCryptographicHash::Algorithm algorithm) const {
    return QCryptographicHash::hash(in, algorithm);
}
