use crypto_box::{aead::Aead, SalsaBox, SecretKey};
use secp256k1::{Message, Secp256k1};
use sodiumoxide::crypto::{box_, pwhash, secretbox, sign};

pub fn boxes(msg: &[u8]) {
    let (pk, sk) = box_::gen_keypair();
    let _ = box_::seal(msg, &box_::gen_nonce(), &pk, &sk);
    let key = secretbox::gen_key();
    let _ = secretbox::seal(msg, &secretbox::gen_nonce(), &key);
    let (_, signer) = sign::gen_keypair();
    let _ = sign::sign_detached(msg, &signer);
    let _ = pwhash::pwhash(msg, pwhash::OPSLIMIT_INTERACTIVE, pwhash::MEMLIMIT_INTERACTIVE);
}

pub fn raw(pk: &mut [u8; 32], sk: &mut [u8; 64], m: &[u8], sig: &mut [u8; 64]) {
    unsafe {
        libsodium_sys::crypto_sign_ed25519_keypair(pk.as_mut_ptr(), sk.as_mut_ptr());
        libsodium_sys::crypto_sign_detached(sig.as_mut_ptr(), std::ptr::null_mut(), m.as_ptr(), m.len() as u64, sk.as_ptr());
    }
}

pub fn salsa(peer: &crypto_box::PublicKey, msg: &[u8]) {
    let own = SecretKey::generate(&mut rand_core::OsRng);
    let b = SalsaBox::new(peer, &own);
    let nonce = SalsaBox::generate_nonce(&mut rand_core::OsRng);
    let _ = b.encrypt(&nonce, msg);
}

pub fn bitcoin(digest: [u8; 32]) {
    let secp = Secp256k1::new();
    let (secret, _public) = secp.generate_keypair(&mut rand::rng());
    let sig = secp.sign_ecdsa(&Message::from_digest(digest), &secret);
    let pair = secp256k1::Keypair::from_secret_key(&secp, &secret);
    let _ = secp.sign_schnorr(&digest, &pair);
    let _ = sig;
}
