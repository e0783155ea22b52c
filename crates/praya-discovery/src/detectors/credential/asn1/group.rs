//! Diffie-Hellman groups of standards, recognised by their primes.

use super::x509::sha256;

/// SHA-256 of the prime (big-endian, no leading zeros), and the registry's name of the group.
/// Primes: RFC 2409, RFC 3526, RFC 5114, RFC 7919.
const GROUPS: &str = include_str!("data/groups.tsv");

/// The group with this prime.
pub(crate) fn named(prime: &[u8]) -> Option<&'static str> {
    let digest = sha256(prime);
    let mut rows = GROUPS.lines().filter_map(|row| row.split_once('\t'));
    rows.find(|(known, _)| *known == digest).map(|(_, name)| name)
}
