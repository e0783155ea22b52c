use blake2::digest::Mac;
use blake2::{Blake2bMac512, Blake2sMac256};
use openssl::ssl::{SslAcceptorBuilder, SslConnectorBuilder, SslMethod};
use rc5::RC5_32_16_16;
use std::sync::Arc;

/// Interfaces of versions that are still in lock files.
fn client() -> Arc<rustls::ClientConfig> {
    let mut config = rustls::ClientConfig::new();
    config.root_store.add_server_trust_anchors(&webpki_roots::TLS_SERVER_ROOTS);
    Arc::new(config)
}

fn server() -> rustls::ServerConfig {
    rustls::ServerConfig::new(rustls::NoClientAuth::new())
}

fn connector() -> Result<(), openssl::error::ErrorStack> {
    let connector = SslConnectorBuilder::new(SslMethod::tls())?.build();
    let _ = SslAcceptorBuilder::mozilla_modern_raw(SslMethod::tls())?;
    drop(connector);
    Ok(())
}

fn tag(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut mac = Blake2sMac256::new_from_slice(key).expect("length");
    mac.update(data);
    let mut long = Blake2bMac512::new_from_slice(key).unwrap();
    long.update(data);
    mac.finalize().into_bytes().to_vec()
}

fn block(key: &[u8]) {
    let rc5 = rc5::RC5_32_12_16::new_from_slice(key).unwrap();
    let rc5_wide = RC5_32_16_16::new(key.into());
    drop((rc5, rc5_wide));
}

mod own {
    pub struct ClientConfig;
    impl ClientConfig {
        pub fn new() -> Self {
            ClientConfig
        }
    }
}

fn near_miss() -> own::ClientConfig {
    own::ClientConfig::new()
}
