use sha2::Digest;

pub fn chain(msg: &[u8]) -> k256::ecdsa::Signature {
    use k256::ecdsa::{signature::Signer, SigningKey};
    let key = SigningKey::from_slice(&[7u8; 32]).expect("RSA-512 is not used here");
    key.sign(msg)
}

pub fn digests(b: &[u8]) -> usize {
    generic::<blake2::Blake2s256>(b).len()
}

fn generic<D: Digest>(b: &[u8]) -> Vec<u8> {
    D::digest(b).to_vec()
}

pub struct Sealer {
    key: ring::aead::LessSafeKey,
    bits: usize,
}

impl Sealer {
    pub fn new(raw: &[u8]) -> Self {
        let key = ring::aead::UnboundKey::new(&ring::aead::AES_256_GCM, raw).unwrap();
        Self { key: ring::aead::LessSafeKey::new(key), bits: 4096 }
    }

    pub fn seal(&self, nonce: ring::aead::Nonce, buf: &mut Vec<u8>) {
        self.key.seal_in_place_append_tag(nonce, ring::aead::Aad::empty(), buf).unwrap();
    }

    pub fn rsa(&self) -> rsa::RsaPrivateKey {
        rsa::RsaPrivateKey::new(&mut rand_core::OsRng, self.bits).unwrap()
    }
}

pub fn pairs(msg: &[u8]) {
    let (_pk, sk) = pqcrypto_mldsa::mldsa44::keypair();
    let _ = pqcrypto_mldsa::mldsa44::detached_sign(msg, &sk);
    let (_dk, ek) = <ml_kem::MlKem768 as ml_kem::KemCore>::generate(&mut rand_core::OsRng);
    let _ = ml_kem::kem::Encapsulate::encapsulate(&ek, &mut rand_core::OsRng);
}
