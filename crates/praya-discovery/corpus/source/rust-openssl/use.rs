use openssl::derive::Deriver;
use openssl::ec::{EcGroup, EcKey};
use openssl::encrypt::Encrypter;
use openssl::hash::{hash, Hasher, MessageDigest};
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::{Padding, Rsa};
use openssl::sign::{Signer, Verifier};
use openssl::ssl::{SslAcceptor, SslConnector, SslMethod, SslVersion};
use openssl::symm::{encrypt, Cipher};
use openssl::x509::X509Builder;

pub fn keys(msg: &[u8]) -> Result<Vec<u8>, openssl::error::ErrorStack> {
    let rsa = Rsa::generate(2048)?;
    let pkey = PKey::from_rsa(rsa)?;
    let mut signer = Signer::new(MessageDigest::sha256(), &pkey)?;
    signer.update(msg)?;
    let sig = signer.sign_to_vec()?;
    let mut verifier = Verifier::new(MessageDigest::sha512(), &pkey)?;
    verifier.update(msg)?;
    let mut enc = Encrypter::new(&pkey)?;
    enc.set_rsa_padding(Padding::PKCS1_OAEP)?;
    let group = EcGroup::from_curve_name(Nid::SECP384R1)?;
    let ec = PKey::from_ec_key(EcKey::generate(&group)?)?;
    let mut cert = X509Builder::new()?;
    cert.sign(&ec, MessageDigest::sha384())?;
    Ok(sig)
}

pub fn agree() -> Result<Vec<u8>, openssl::error::ErrorStack> {
    let own = PKey::generate_x25519()?;
    let peer = PKey::generate_x25519()?;
    let mut deriver = Deriver::new(&own)?;
    deriver.set_peer(&peer)?;
    deriver.derive_to_vec()
}

pub fn symmetric(key: &[u8], iv: &[u8], msg: &[u8]) -> Result<Vec<u8>, openssl::error::ErrorStack> {
    let _ = hash(MessageDigest::md5(), msg)?;
    let mut h = Hasher::new(MessageDigest::sha1())?;
    h.update(msg)?;
    encrypt(Cipher::aes_256_cbc(), key, Some(iv), msg)
}

pub fn client() -> Result<SslConnector, openssl::error::ErrorStack> {
    let mut builder = SslConnector::builder(SslMethod::tls())?;
    builder.set_min_proto_version(Some(SslVersion::TLS1_2))?;
    builder.set_max_proto_version(Some(SslVersion::TLS1_2))?;
    builder.set_cipher_list("ECDHE-RSA-AES256-GCM-SHA384")?;
    builder.set_groups_list("X25519MLKEM768:P-256")?;
    Ok(builder.build())
}

pub fn server() -> Result<SslAcceptor, openssl::error::ErrorStack> {
    Ok(SslAcceptor::mozilla_modern_v5(SslMethod::tls_server())?.build())
}

pub struct Rsa2;

impl Rsa2 {
    pub fn generate(bits: u32) -> u32 {
        bits
    }
}

pub fn near_miss() -> u32 {
    Rsa2::generate(1024)
}
