#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QNetworkRequest>
#include <QPasswordDigestor>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

class Session : public QObject {
public:
    void secure(QSslSocket *socket);
    QNetworkRequest request(const QUrl &url) const;
    QByteArray fingerprint(const QByteArray &certificate, QCryptographicHash::Algorithm algorithm) const;
private:
    int m_retries = 0;
};

void Session::secure(QSslSocket *socket) {
    QSslConfiguration config = QSslConfiguration::defaultConfiguration();
    config.setProtocol(QSsl::TlsV1_3);
    socket->setSslConfiguration(config);
}

QNetworkRequest Session::request(const QUrl &url) const {
    QNetworkRequest request(url);
    QSslConfiguration config = request.sslConfiguration();
    config.setProtocol(QSsl::TlsV1_2OrLater);
    request.setSslConfiguration(config);
    return request;
}

QByteArray Session::fingerprint(const QByteArray &certificate, QCryptographicHash::Algorithm algorithm) const {
    return QCryptographicHash::hash(certificate, algorithm);
}

QString shown(const Session &session, const QByteArray &certificate) {
    return session.fingerprint(certificate, QCryptographicHash::Sha256).toHex();
}

QByteArray checksum(QIODevice *device) {
    QCryptographicHash hash(QCryptographicHash::Sha3_512);
    hash.addData(device);
    return hash.result().toHex();
}

QByteArray derive(const QByteArray &password, const QByteArray &salt) {
    return QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha512, password, salt, 100000, 32);
}

QByteArray cookie(const QByteArray &key, const QByteArray &message) {
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha1);
}

QSslKey privateKey(const QString &path) {
    QFile file(path);
    file.open(QIODevice::ReadOnly);
    return QSslKey(&file, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
}

// Names only.
enum class Sum { Md5, Sha1 };
QString nearMiss(Sum sum) { return sum == Sum::Md5 ? QStringLiteral("QCryptographicHash::Md5") : QString(); }
