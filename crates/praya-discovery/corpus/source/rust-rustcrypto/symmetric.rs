use aes::cipher::{block_padding::Pkcs7, BlockEncryptMut, KeyIvInit, StreamCipher};
use aes::{Aes128, Aes256};
use aes_gcm::aead::{Aead, AeadCore, KeyInit, OsRng};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use argon2::{Argon2, PasswordHasher};
use chacha20poly1305::XChaCha20Poly1305;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};
use sha3::{Keccak256, Sha3_256};

type HmacSha512 = Hmac<Sha512>;
type Aes128CbcEnc = cbc::Encryptor<Aes128>;
type Aes256Ctr = ctr::Ctr64BE<Aes256>;

pub fn gcm(msg: &[u8]) -> Vec<u8> {
    let key = Aes256Gcm::generate_key(OsRng);
    let cipher = Aes256Gcm::new(&key);
    let nonce = Aes256Gcm::generate_nonce(&mut OsRng);
    cipher.encrypt(&nonce, msg).unwrap()
}

pub fn open(key: &[u8], nonce: &[u8], msg: &[u8]) -> Vec<u8> {
    let cipher = XChaCha20Poly1305::new_from_slice(key).unwrap();
    cipher.decrypt(nonce.into(), msg).unwrap()
}

pub fn cbc_and_ctr(key: &[u8; 16], long: &[u8; 32], iv: &[u8; 16], buf: &mut [u8]) {
    let _ = Aes128CbcEnc::new(key.into(), iv.into()).encrypt_padded_vec_mut::<Pkcs7>(buf);
    let mut stream = Aes256Ctr::new(long.into(), iv.into());
    stream.apply_keystream(buf);
}

pub fn tags(key: &[u8], msg: &[u8]) -> Vec<u8> {
    let mut mac = HmacSha512::new_from_slice(key).expect("any size");
    mac.update(msg);
    let mut other = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("any size");
    other.update(msg);
    mac.finalize().into_bytes().to_vec()
}

pub fn derive(secret: &[u8], out: &mut [u8]) {
    Hkdf::<Sha256>::new(None, secret).expand(b"info", out).unwrap();
    pbkdf2_hmac::<Sha512>(secret, b"salt", 210_000, out);
    let _ = Argon2::default().hash_password_into(secret, b"somesalt", out);
}

pub fn digests(b: &[u8]) {
    let _ = Sha1::digest(b);
    let mut h = Sha3_256::new();
    h.update(b);
    let _ = Keccak256::digest(b);
    let _ = blake2::Blake2s256::digest(b);
}
