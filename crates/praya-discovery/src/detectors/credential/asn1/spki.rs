//! SubjectPublicKeyInfo, made of the parts that other formats keep.
//!
//! The digest of it is one fingerprint for one key, in whatever file the key stands.

use super::algorithm::{Identifier, Told, of_public_key};
use super::der::{Read, Value, tag};
use super::x509::sha256;

/// Encoded object identifiers with their headers.
const RSA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const EC: &[u8] = &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const DSA: &[u8] = &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01];
const NULL: &[u8] = &[tag::NULL, 0];

/// A public key: what it is, and its fingerprint.
pub(crate) struct PublicKey {
    pub(crate) told: Told,
    /// SHA-256 of the SubjectPublicKeyInfo.
    pub(crate) fingerprint: String,
}

/// The public key of an encoded SubjectPublicKeyInfo.
pub(crate) fn read(info: &Value<'_>) -> Read<PublicKey> {
    info.must_be(tag::SEQUENCE)?;
    let mut inside = info.inside();
    let identifier = Identifier::read(&mut inside)?;
    let key = inside.expect(tag::BIT_STRING)?.bits()?;
    Ok(PublicKey { told: of_public_key(&identifier, key), fingerprint: sha256(info.raw) })
}

/// RSA, from modulus and exponent as big-endian magnitudes.
pub(crate) fn rsa(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    let key = encoded(tag::SEQUENCE, &[integer(modulus), integer(exponent)].concat());
    info(&encoded(tag::SEQUENCE, &[RSA, NULL].concat()), &key)
}

/// DSA, from p, q, g and the public value.
pub(crate) fn dsa(p: &[u8], q: &[u8], g: &[u8], public: &[u8]) -> Vec<u8> {
    let parameters = encoded(tag::SEQUENCE, &[integer(p), integer(q), integer(g)].concat());
    let identifier = encoded(tag::SEQUENCE, &[DSA, &parameters].concat());
    info(&identifier, &integer(public))
}

/// An elliptic curve's public point; the parameters are encoded already.
pub(crate) fn elliptic(parameters: &[u8], point: &[u8]) -> Vec<u8> {
    info(&encoded(tag::SEQUENCE, &[EC, parameters].concat()), point)
}

/// A key whose identifier says it all and has no parameters (RFC 8410 and the NIST post-quantum
/// algorithms).
pub(crate) fn plain(oid: &str, key: &[u8]) -> Vec<u8> {
    info(&encoded(tag::SEQUENCE, &object_identifier(oid)), key)
}

/// From an encoded AlgorithmIdentifier and the key's bytes.
pub(crate) fn info(identifier: &[u8], key: &[u8]) -> Vec<u8> {
    let bits = encoded(tag::BIT_STRING, &[&[0], key].concat());
    encoded(tag::SEQUENCE, &[identifier, &bits].concat())
}

/// A non-negative INTEGER of this magnitude.
fn integer(magnitude: &[u8]) -> Vec<u8> {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let significant = magnitude.get(zeros..).unwrap_or_default();
    match significant.first() {
        Some(first) if *first < 0x80 => encoded(tag::INTEGER, significant),
        _ => encoded(tag::INTEGER, &[&[0], significant].concat()),
    }
}

/// An OBJECT IDENTIFIER from its dotted form. Arcs that are no numbers are left out: the only
/// callers pass identifiers of the registry.
pub(crate) fn object_identifier(dotted: &str) -> Vec<u8> {
    let arcs: Vec<u64> = dotted.split('.').filter_map(|arc| arc.parse().ok()).collect();
    let mut content = Vec::new();
    if let [first, second, rest @ ..] = arcs.as_slice() {
        base128(first.saturating_mul(40).saturating_add(*second), &mut content);
        rest.iter().for_each(|arc| base128(*arc, &mut content));
    }
    encoded(tag::OID, &content)
}

fn base128(arc: u64, out: &mut Vec<u8>) {
    let groups = (64 - (arc | 1).leading_zeros()).div_ceil(7);
    for group in (0..groups).rev() {
        let more = if group > 0 { 0x80 } else { 0 };
        // Seven bits fit an octet.
        out.push((arc >> (7 * group) & 0x7f) as u8 | more);
    }
}

/// A DER value with this tag and content.
pub(crate) fn encoded(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let zeros = length.iter().take_while(|byte| **byte == 0).count();
    let mut out = vec![tag];
    match length.get(zeros..).unwrap_or_default() {
        [] => out.push(0),
        [short] if *short < 0x80 => out.push(*short),
        long => {
            // At most eight octets of length.
            out.push(0x80 | long.len() as u8);
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(content);
    out
}
