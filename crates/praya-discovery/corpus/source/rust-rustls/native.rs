use native_tls::{Protocol, TlsConnector};
use reqwest::tls::Version;

pub fn connector() -> native_tls::Result<TlsConnector> {
    TlsConnector::builder().min_protocol_version(Some(Protocol::Tlsv12)).build()
}

pub fn http() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder().min_tls_version(Version::TLS_1_3).build()
}
