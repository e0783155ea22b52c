use std::borrow::Cow;

use russh::{cipher, kex, mac, Preferred};
use ssh_key::{Algorithm, EcdsaCurve, HashAlg, PrivateKey};

const KEX: &[kex::Name] = &[kex::MLKEM768X25519_SHA256, kex::CURVE25519];

pub fn preferred() -> Preferred {
    Preferred {
        kex: Cow::Borrowed(KEX),
        cipher: Cow::Borrowed(&[cipher::AES_256_GCM]),
        mac: Cow::Borrowed(&[mac::HMAC_SHA256_ETM]),
        ..Preferred::DEFAULT
    }
}

pub fn keys() -> ssh_key::Result<()> {
    let key = PrivateKey::random(&mut rand_core::OsRng, Algorithm::Ed25519)?;
    let _ = key.sign("file", HashAlg::Sha512, b"text")?;
    let other = PrivateKey::random(&mut rand_core::OsRng, Algorithm::Ecdsa { curve: EcdsaCurve::NistP384 })?;
    let _ = other;
    let loaded = PrivateKey::from_openssh("-----BEGIN")?;
    let _ = loaded;
    Ok(())
}

pub fn open_pgp() -> pgp::composed::KeyType {
    let mut builder = pgp::composed::SecretKeyParamsBuilder::default();
    builder.key_type(pgp::composed::KeyType::Rsa(3072));
    pgp::composed::KeyType::Ed25519
}

pub async fn kms(client: &aws_sdk_kms::Client) -> Result<(), aws_sdk_kms::Error> {
    use aws_sdk_kms::types::{KeySpec, SigningAlgorithmSpec};
    client.create_key().key_spec(KeySpec::Rsa4096).send().await?;
    client.sign().key_id("k").signing_algorithm(SigningAlgorithmSpec::EcdsaSha256).send().await?;
    Ok(())
}

pub struct Preferred2 {
    pub kex: &'static str,
}

pub fn near_miss() -> Preferred2 {
    Preferred2 { kex: "the list is empty" }
}
