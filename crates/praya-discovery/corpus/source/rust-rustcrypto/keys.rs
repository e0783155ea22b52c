use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use p256::ecdh::EphemeralSecret;
use p384::ecdsa::signature::Signer as _;
use rand_core::OsRng;
use rsa::pkcs1v15;
use rsa::pss::BlindedSigningKey;
use rsa::{Oaep, Pkcs1v15Encrypt, Pkcs1v15Sign, RsaPrivateKey, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384};
use x25519_dalek::{PublicKey, ReusableSecret, StaticSecret};

const MODULUS: usize = 3072;

pub fn rsa_all(msg: &[u8]) -> rsa::Result<Vec<u8>> {
    let private = RsaPrivateKey::new(&mut OsRng, MODULUS)?;
    let public = RsaPublicKey::from(&private);
    let ciphertext = public.encrypt(&mut OsRng, Oaep::new::<Sha256>(), msg)?;
    let _old = public.encrypt(&mut OsRng, Pkcs1v15Encrypt, msg)?;
    let digest = Sha384::digest(msg);
    let _sig = private.sign(Pkcs1v15Sign::new::<Sha384>(), &digest)?;
    let signer = pkcs1v15::SigningKey::<Sha256>::new(private.clone());
    let _ = signer.sign(msg);
    let blinded = BlindedSigningKey::<Sha256>::new(private);
    let _ = blinded;
    Ok(ciphertext)
}

pub fn edwards(msg: &[u8]) -> bool {
    let key = SigningKey::generate(&mut OsRng);
    let sig: Signature = key.sign(msg);
    key.verifying_key().verify(msg, &sig).is_ok()
}

pub fn check(bytes: &[u8; 32], msg: &[u8], sig: &Signature) -> bool {
    let Ok(key) = VerifyingKey::from_bytes(bytes) else { return false };
    key.verify_strict(msg, sig).is_ok()
}

pub fn nist(msg: &[u8]) -> p384::ecdsa::Signature {
    let key = p384::ecdsa::SigningKey::random(&mut OsRng);
    key.sign(msg)
}

pub fn agree(peer: &p256::PublicKey, other: &PublicKey) -> usize {
    let secret = EphemeralSecret::random(&mut OsRng);
    let shared = secret.diffie_hellman(peer);
    let own = StaticSecret::random_from_rng(OsRng);
    let again = ReusableSecret::random_from_rng(OsRng);
    let a = own.diffie_hellman(other);
    let b = again.diffie_hellman(other);
    shared.raw_secret_bytes().len() + a.as_bytes().len() + b.as_bytes().len()
}
