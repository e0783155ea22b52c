use std::sync::Arc;
use tokio_rustls::rustls::{self, ServerConfig};
use tokio_rustls::TlsAcceptor;
use openssl::symm::{Cipher, Crypter, Mode};
use openssl::pkey::{PKey, Private, Id};
use openssl::x509::{X509NameBuilder, X509};
use openssl::sign::Signer;
use openssl::hash::MessageDigest;
use aws_lc_rs::rsa::{KeySize, PrivateDecryptingKey, OaepPublicEncryptingKey, OAEP_SHA256_MGF1SHA256};
use aws_lc_rs::{agreement, aead::{self, LessSafeKey, UnboundKey, AES_256_GCM}};

pub fn legacy() -> rustls::ClientConfig {
    rustls::ClientConfig::builder()
        .with_cipher_suites(&[rustls::cipher_suite::TLS13_AES_256_GCM_SHA384])
        .with_kx_groups(&[&rustls::kx_group::X25519])
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth()
}
pub fn install() { rustls::crypto::aws_lc_rs::default_provider().install_default().unwrap(); }
pub fn crypt(k: &[u8], iv: &[u8]) { let _ = Crypter::new(Cipher::aes_128_ctr(), Mode::Encrypt, k, Some(iv)); }
pub struct Ca { key: PKey<Private>, cert: X509 }
impl Ca {
    pub fn new() -> Self {
        let key = PKey::from_rsa(openssl::rsa::Rsa::generate(4096).unwrap()).unwrap();
        let mut b = X509::builder().unwrap();
        b.set_pubkey(&key).unwrap();
        b.sign(&key, MessageDigest::sha256()).unwrap();
        Ca { key, cert: b.build() }
    }
    pub fn sign(&self, m: &[u8]) -> Vec<u8> {
        let mut s = Signer::new(MessageDigest::sha256(), &self.key).unwrap();
        s.set_rsa_padding(openssl::rsa::Padding::PKCS1_PSS).unwrap();
        s.sign_oneshot_to_vec(m).unwrap()
    }
    pub fn thumb(&self) -> Vec<u8> { self.cert.digest(MessageDigest::sha1()).unwrap().to_vec() }
}
pub fn lc(m: &[u8]) {
    let k = PrivateDecryptingKey::generate(KeySize::Rsa3072).unwrap();
    let p = OaepPublicEncryptingKey::new(k.public_key()).unwrap();
    p.encrypt(&OAEP_SHA256_MGF1SHA256, m, &mut [], None).unwrap();
    let a = agreement::PrivateKey::generate(&agreement::ECDH_P521).unwrap();
    agreement::agree(&a, &agreement::UnparsedPublicKey::new(&agreement::ECDH_P521, m), (), |_| Ok(())).unwrap();
    let kk = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, m).unwrap());
    let _ = kk;
    let g = PKey::generate_ed25519().unwrap();
    let mut s = Signer::new_without_digest(&g).unwrap();
    s.sign_oneshot_to_vec(m).unwrap();
    let pk = PKey::private_key_from_raw_bytes(m, Id::X25519).unwrap();
    let _ = pk;
}

pub struct Builder(u32);
impl Builder {
    pub fn sign(&mut self, key: &str, digest: &str) -> usize {
        key.len() + digest.len()
    }
}
pub fn near_miss(b: &mut Builder) -> usize {
    b.sign("RSA-1024", "md5")
}
