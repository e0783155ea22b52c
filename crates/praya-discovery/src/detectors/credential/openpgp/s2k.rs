//! How the private part of a key is protected (RFC 9580, sections 3.7 and 5.5.3).

use super::digest;
use crate::detectors::credential::asn1::algorithm::{Told, spelled};
use crate::detectors::credential::asn1::der::Read;
use crate::detectors::credential::asn1::encryption;
use crate::detectors::credential::ssh::wire::Wire;

/// What keeps the private part.
pub(super) enum Protection {
    /// Nothing.
    Open,
    /// It is elsewhere: GnuPG's stub of a primary key kept off-line.
    Absent,
    /// It is on a smart card.
    Card,
    /// A password.
    Password(encryption::Protection),
}

/// The cipher of this number in CFB mode, or in an AEAD mode.
pub(super) fn cipher(number: u8, aead: Option<u8>) -> Told {
    let name = match number {
        1 => "IDEA",
        2 => "3DES",
        3 => "CAST5",
        4 => "Blowfish",
        7 => "AES-128",
        8 => "AES-192",
        9 => "AES-256",
        10 => "Twofish",
        11 => "Camellia-128",
        12 => "Camellia-192",
        13 => "Camellia-256",
        _ => return Told::nothing(format!("OpenPGP cipher {number} is not known")),
    };
    let mode = match aead {
        None => "CFB",
        Some(1) => "EAX",
        Some(2) => "OCB",
        Some(3) => "GCM",
        Some(other) => {
            let reason = format!("OpenPGP mode {other} is not known");
            return spelled(name).unresolved("mode", reason);
        }
    };
    let told = spelled(name);
    Told { algorithm: told.algorithm.with_mode(mode), unresolved: told.unresolved }
}

/// Reads what stands between the public and the private part.
pub(super) fn read(version: u8, wire: &mut Wire<'_>) -> Read<Protection> {
    let usage = wire.u8()?;
    if usage == 0 {
        return Ok(Protection::Open);
    }
    if version >= 5 {
        wire.u8()?;
    }
    if !(253..=255).contains(&usage) {
        // The number of a cipher, whose key is the MD5 of the password.
        let derivation = spelled("MD5");
        let protection = encryption::Protection::of(cipher(usage, None), derivation, "");
        return Ok(Protection::Password(protection));
    }
    let number = wire.u8()?;
    let aead = if usage == 253 { Some(wire.u8()?) } else { None };
    if version == 6 {
        wire.u8()?;
    }
    let cipher = cipher(number, aead);
    let (derivation, cost) = match wire.u8()? {
        0 => (digest(wire.u8()?), ", not salted".to_owned()),
        1 => (digest(wire.u8()?), ", salted".to_owned()),
        3 => {
            let digest = digest(wire.u8()?);
            wire.bytes(8)?;
            (digest, format!(", salted, {} octets", octets(wire.u8()?)))
        }
        4 => {
            wire.bytes(16)?;
            let (passes, lanes, memory) = (wire.u8()?, wire.u8()?, wire.u8()?);
            (spelled("Argon2id"), format!(", passes {passes}, lanes {lanes}, memory 2^{memory}"))
        }
        101 => {
            wire.u8()?;
            wire.bytes(3)?;
            return Ok(if wire.u8()? == 2 { Protection::Card } else { Protection::Absent });
        }
        other => {
            let reason = format!("OpenPGP password derivation {other} is not known");
            (Told::nothing(reason), String::new())
        }
    };
    Ok(Protection::Password(encryption::Protection::of(cipher, derivation, &cost)))
}

/// Octets hashed, of the coded count (RFC 9580, section 3.7.1.3).
fn octets(coded: u8) -> u32 {
    (16 + u32::from(coded & 15)) << (u32::from(coded >> 4) + 6)
}
