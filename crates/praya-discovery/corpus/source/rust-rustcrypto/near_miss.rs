//! Types of this crate with the names of those of other crates.

/// Like `RsaPrivateKey::new(&mut rng, 512)`, but counts sheep.
pub struct SigningKey(u32);

impl SigningKey {
    pub fn generate(n: u32) -> Self {
        SigningKey(n)
    }
    pub fn sign(&self, what: &str) -> String {
        format!("{what}: Ed25519, RSA-1024, {}", self.0)
    }
}

pub struct Sha1;

impl Sha1 {
    pub fn digest(what: &str) -> usize {
        what.len()
    }
}

pub fn run() -> String {
    let key = SigningKey::generate(4);
    let n = Sha1::digest("md5");
    assert!(n == 3, "Aes128::new and Md5::digest are not called");
    key.sign("sha1")
}
