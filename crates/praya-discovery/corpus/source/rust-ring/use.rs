use aws_lc_rs::{kem, signature as lc};
use ring::agreement::{self, EphemeralPrivateKey, UnparsedPublicKey, ECDH_P384, X25519};
use ring::rand::SystemRandom;
use ring::signature::{self, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RsaKeyPair};
use ring::{aead, digest, hkdf, hmac, pbkdf2};
use std::num::NonZeroU32;

static ALGORITHM: pbkdf2::Algorithm = pbkdf2::PBKDF2_HMAC_SHA512;

pub fn sign(msg: &[u8], der: &[u8]) -> Option<Vec<u8>> {
    let rng = SystemRandom::new();
    let doc = Ed25519KeyPair::generate_pkcs8(&rng).ok()?;
    let pair = Ed25519KeyPair::from_pkcs8(doc.as_ref()).ok()?;
    let sig = pair.sign(msg);
    signature::UnparsedPublicKey::new(&signature::ED25519, pair.public_key()).verify(msg, sig.as_ref()).ok()?;
    let ec = EcdsaKeyPair::from_pkcs8(&signature::ECDSA_P256_SHA256_ASN1_SIGNING, der, &rng).ok()?;
    let _ = ec.sign(&rng, msg).ok()?;
    let rsa = RsaKeyPair::from_der(der).ok()?;
    let mut out = vec![0; rsa.public().modulus_len()];
    rsa.sign(&signature::RSA_PSS_SHA256, &rng, msg, &mut out).ok()?;
    Some(out)
}

pub fn exchange(peer: &[u8]) -> Option<Vec<u8>> {
    let rng = SystemRandom::new();
    let own = EphemeralPrivateKey::generate(&X25519, &rng).ok()?;
    let public = UnparsedPublicKey::new(&ECDH_P384, peer);
    agreement::agree_ephemeral(own, &public, |shared| shared.to_vec()).ok()
}

pub fn seal(key: &[u8], nonce: aead::Nonce, buf: &mut Vec<u8>) -> Option<()> {
    let key = aead::LessSafeKey::new(aead::UnboundKey::new(&aead::CHACHA20_POLY1305, key).ok()?);
    key.seal_in_place_append_tag(nonce, aead::Aad::empty(), buf).ok()
}

pub fn rest(secret: &[u8], out: &mut [u8]) {
    pbkdf2::derive(ALGORITHM, NonZeroU32::MIN, b"salt", secret, out);
    let salt = hkdf::Salt::new(hkdf::HKDF_SHA384, b"salt");
    let _ = salt.extract(secret);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let _ = hmac::sign(&key, out);
    let _ = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, out);
}

pub fn quantum(msg: &[u8]) -> Option<()> {
    let dk = kem::DecapsulationKey::generate(&kem::ML_KEM_768).ok()?;
    let ek = dk.encapsulation_key().ok()?;
    let (ct, _) = ek.encapsulate().ok()?;
    dk.decapsulate(ct).ok()?;
    let key = aws_lc_rs::unstable::signature::PqdsaKeyPair::generate(&aws_lc_rs::unstable::signature::ML_DSA_65_SIGNING).ok()?;
    let _ = key;
    lc::UnparsedPublicKey::new(&lc::RSA_PKCS1_2048_8192_SHA512, msg).verify(msg, msg).ok()
}

mod own {
    pub struct Key;
    impl Key {
        pub fn new(_alg: &str, _k: &[u8]) -> Self {
            Key
        }
    }
    pub fn digest(_alg: &str) {}
}

pub fn near_miss(k: &[u8]) {
    let _ = own::Key::new("HMAC_SHA1", k);
    own::digest("MD5");
}
