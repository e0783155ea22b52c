//! The registry of algorithms: every spelling of an algorithm leads to one [`Algorithm`].
//!
//! The registry is data (`taxonomy/cryptography/*.yaml`), embedded and parsed once. A name is
//! looked up as an alias first; then it is cut into words (families, modes, digests, curves,
//! sizes), which must all be known and must make sense together.

mod attack;
mod cipher_string;
mod compose;
mod draft;
mod hybrid;
mod ike;
mod parts;
mod password;
mod reader;
mod strength;
mod suites;
mod tables;
mod template;
mod words;

#[cfg(test)]
mod tests;

use crate::Algorithm;
pub use attack::{Attack, attack, attack_source};
pub use cipher_string::{CipherList, openssl_cipher_string};
pub use compose::compose;
pub use hybrid::components;
pub use ike::{IkeProposal, ike_proposal};
pub use suites::{CipherSuite, cipher_suite, cipher_suite_by_number};
use tables::tables;

/// An elliptic curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// Registry name: `P-256`, `secp256k1`, `X25519`.
    pub name: String,
    /// Size of the field in bits.
    pub bits: u32,
    /// Object identifier, dotted.
    pub oid: Option<String>,
    /// CycloneDX 1.7's name, where it has one: `nist/P-256`, `secg/secp256k1`.
    pub cyclonedx: Option<String>,
}

/// Reads an algorithm's name in any spelling that is known: JCA transformations
/// (`AES/CBC/PKCS5Padding`, `SHA256withRSA`), OpenSSL (`aes-256-gcm`), SSH
/// (`ecdh-sha2-nistp256`), JOSE (`RS256`), TLS groups (`X25519MLKEM768`), XML signature URIs,
/// dotted object identifiers. `None` where the name is not known: nothing is guessed.
pub fn algorithm(name: &str) -> Option<Algorithm> {
    reader::read(tables(), name)
}

/// The algorithm that a dotted object identifier names.
pub fn algorithm_by_oid(oid: &str) -> Option<Algorithm> {
    reader::by_oid(tables(), oid.trim())
}

/// A curve by any spelling (`prime256v1`, `NIST P-256`, `CURVE_P256`) or identifier.
pub fn curve(name_or_oid: &str) -> Option<Curve> {
    let tables = tables();
    let name = &tables.curve_or_group(name_or_oid)?;
    let entry = tables.curves.get(name)?;
    Some(Curve {
        name: name.clone(),
        bits: entry.bits,
        oid: entry.oids.first().cloned(),
        cyclonedx: entry.cyclonedx.clone(),
    })
}

/// A family by its own name, or what [`algorithm`] reads.
fn family_named(name: &str) -> Option<Algorithm> {
    let tables = tables();
    let family = tables
        .families
        .get(name)
        .or_else(|| tables.families.values().find(|family| family.id.eq_ignore_ascii_case(name)));
    match family {
        Some(family) => Some(parts::Parts::new(tables, family).algorithm()),
        None => algorithm(name),
    }
}
