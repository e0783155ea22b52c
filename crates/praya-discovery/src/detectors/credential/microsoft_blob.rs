//! Key blobs of Microsoft's CryptoAPI: the content of `.pvk` and `.snk` files.

use super::asn1::algorithm::{self, Told, spelled};
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::spki;

/// PUBLICKEYBLOB and PRIVATEKEYBLOB.
pub(super) const PUBLIC: u8 = 0x06;
pub(super) const PRIVATE: u8 = 0x07;

/// A blob as it may be told of.
pub(super) struct Blob {
    pub(super) private: bool,
    pub(super) told: Told,
    /// SHA-256 of the SubjectPublicKeyInfo; of RSA only.
    pub(super) fingerprint: Option<String>,
}

/// A little-endian number at this offset.
pub(super) fn number(bytes: &[u8], at: usize) -> Read<u32> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    four.map(|four| u32::from_le_bytes(*four)).ok_or(Malformed("the data ends inside a header"))
}

/// Whether a blob's header stands here: type, version 2, and a magic number of RSA or DSS.
pub(super) fn begins(bytes: &[u8]) -> bool {
    matches!(bytes.first_chunk::<4>(), Some([PUBLIC | PRIVATE, 2, 0, 0]))
        && matches!(bytes.get(8..12), Some(b"RSA1" | b"RSA2" | b"DSS1" | b"DSS2"))
}

/// Reads a blob.
pub(super) fn read(bytes: &[u8]) -> Read<Blob> {
    if !begins(bytes) {
        return Err(Malformed("it holds no RSA or DSS key blob"));
    }
    let private = bytes.first() == Some(&PRIVATE);
    let bits = number(bytes, 12)?;
    if bytes.get(8..11) == Some(b"DSS") {
        let told = spelled("DSA").with_key_size(bits);
        return Ok(Blob { private, told, fingerprint: None });
    }
    let exponent = number(bytes, 16)?.to_be_bytes();
    let length = usize::try_from(bits).unwrap_or(usize::MAX).div_ceil(8);
    let modulus = bytes.get(20..).and_then(|rest| rest.get(..length));
    let mut modulus = modulus.ok_or(Malformed("the data ends inside the modulus"))?.to_vec();
    modulus.reverse();
    let key = spki::read(&Value::first(&spki::rsa(&modulus, &exponent))?)?;
    Ok(Blob { private, told: algorithm::rsa(bits), fingerprint: Some(key.fingerprint) })
}
