//! Security levels: bits against a classical computer, category against a quantum computer.

use super::hybrid::parts_of;
use super::parts::Parts;
use super::tables::{Strength, Tables};

/// Bits of security, and NIST category; `None` where the parameters do not tell.
pub(super) fn levels(parts: &Parts) -> (Option<u32>, Option<u8>) {
    let family = parts.family;
    let key = key_bits(parts);
    let digest = parts.digest.as_deref().and_then(|d| collision_bits(parts.tables, d));
    let signed = |bits: Option<u32>| match (bits, &parts.digest) {
        (Some(bits), Some(_)) => digest.map(|d| d.min(bits)),
        (bits, _) => bits,
    };
    match family.strength {
        Strength::Symmetric => (key, key.map(category_of_key)),
        Strength::ShortBlock => (key, Some(0)),
        Strength::Tdea => (key.map(|k| if k >= 168 { 112 } else { 80 }), Some(0)),
        Strength::Broken => (family.classical, Some(0)),
        Strength::Factoring | Strength::DiscreteLog => {
            (signed(parts.size.and_then(integer_bits)), Some(0))
        }
        Strength::Curve => (signed(curve_bits(parts)), Some(0)),
        Strength::Hash => (key.map(|k| k / 2), key.map(|k| category_of_hash(k / 2))),
        Strength::Hmac => hmac(parts),
        Strength::Set => of_set(parts),
        Strength::Inner => inner(parts),
        Strength::Hybrid => hybrid(parts),
        Strength::None => (None, (family.attack == super::Attack::Shor).then_some(0)),
    }
}

/// That of the algorithm inside.
fn inner(parts: &Parts) -> (Option<u32>, Option<u8>) {
    let inner = parts.set.as_deref().and_then(super::algorithm);
    inner.map_or((None, None), |a| (a.classical_security_level, a.nist_quantum_security_level))
}

/// A hybrid is as strong as the strongest of its parts.
fn hybrid(parts: &Parts) -> (Option<u32>, Option<u8>) {
    let parts = parts.set.as_deref().map(|set| parts_of(parts.tables, set)).unwrap_or_default();
    (
        parts.iter().filter_map(|part| part.classical_security_level).max(),
        parts.iter().filter_map(|part| part.nist_quantum_security_level).max(),
    )
}

fn key_bits(parts: &Parts) -> Option<u32> {
    parts.size.or(parts.family.bits)
}

/// Category of an exhaustive key search (NIST call for proposals, section 4.A.5).
fn category_of_key(bits: u32) -> u8 {
    match bits {
        256.. => 5,
        192.. => 3,
        128.. => 1,
        _ => 0,
    }
}

/// Category of a collision search at so many bits.
fn category_of_hash(bits: u32) -> u8 {
    match bits {
        256.. => 5,
        192.. => 4,
        128.. => 2,
        _ => 0,
    }
}

/// NIST SP 800-57 Part 1 Rev. 5, table 2; below 1024 bits FIPS 140-3 IG D.B's estimate.
fn integer_bits(modulus: u32) -> Option<u32> {
    Some(match modulus {
        15360.. => 256,
        7680.. => 192,
        3072.. => 128,
        2048.. => 112,
        1024.. => 80,
        512.. => 56,
        _ => 0,
    })
}

/// Half of the field's size, by the rows of NIST SP 800-57 Part 1 Rev. 5, table 2.
fn curve_bits(parts: &Parts) -> Option<u32> {
    let entry = parts.curve_entry();
    if let Some(classical) = entry.and_then(|e| e.classical) {
        return Some(classical);
    }
    Some(match entry.map(|e| e.bits).or(parts.size)? {
        512.. => 256,
        384.. => 192,
        256.. => 128,
        224.. => 112,
        160.. => 80,
        bits => bits / 2,
    })
}

fn collision_bits(tables: &'static Tables, digest: &str) -> Option<u32> {
    let digest = tables.digests.get(digest)?;
    let family = tables.families.get(&digest.family)?;
    match digest.set.as_deref().and_then(|set| family.sets.get(set)) {
        Some(set) => set.classical,
        None => family.classical.or(family.bits.map(|bits| bits / 2)),
    }
}

fn of_set(parts: &Parts) -> (Option<u32>, Option<u8>) {
    let set = parts.set.as_deref().and_then(|set| parts.family.sets.get(set));
    let broken = (parts.family.attack == super::Attack::Shor).then_some(0);
    (set.and_then(|s| s.classical), set.and_then(|s| s.category).or(broken))
}

/// NIST SP 800-57 Part 1 Rev. 5, table 3, second column: HMAC does not fall with collisions.
fn hmac(parts: &Parts) -> (Option<u32>, Option<u8>) {
    let bits = match parts.digest.as_deref() {
        Some("SHA-1") => 128,
        Some("SHA-224" | "SHA-512/224" | "SHA3-224") => 192,
        Some(
            "SHA-256" | "SHA-384" | "SHA-512" | "SHA-512/256" | "SHA3-256" | "SHA3-384"
            | "SHA3-512" | "SM3",
        ) => 256,
        _ => return (None, None),
    };
    (Some(bits), Some(category_of_key(bits)))
}
