use hmac::{Hmac, Mac};
use rsa::RsaPrivateKey;
use sha2::{Digest, Sha256};

const BITS: usize = 2048;

fn run(rng: &mut impl Rng, key: &[u8]) {
    let _ = RsaPrivateKey::new(rng, BITS);
    let _ = Sha256::digest(b"x");
    let _ = Hmac::<Sha256>::new_from_slice(key);
    // Md5::digest(b"x")
}
