//! Reads Microsoft's private key files (`*.pvk`), which hold a CryptoAPI blob.

use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::{self, Told, spelled};
use super::asn1::der::{Malformed, Read};
use super::asn1::encryption::Protection;
use super::findings::Findings;
use super::microsoft_blob::{self, number};
use crate::{Artefact, Detector, Report};

/// `*.pvk`.
pub(super) struct Pvk;

const ID: &str = "credential/pvk";
const MAGIC: [u8; 4] = [0x1e, 0xf1, 0xb5, 0xb0];

/// Header: magic, reserved, key type, encrypted, length of the salt, length of the key.
const HEADER: usize = 24;

impl Detector for Pvk {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "Microsoft private key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(&MAGIC)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if let Err(Malformed(reason)) = key(artefact.bytes, &mut findings) {
            findings.unreadable(format!("PVK: {reason}"));
        }
    }
}

fn key(bytes: &[u8], findings: &mut Findings<'_, '_>) -> Read<()> {
    let encrypted = number(bytes, 12)? != 0;
    let salt = usize::try_from(number(bytes, 16)?).unwrap_or(usize::MAX);
    let length = number(bytes, 20)?;
    let blob = HEADER.checked_add(salt).and_then(|from| bytes.get(from..));
    let blob = blob.ok_or(Malformed("the salt reaches past the end"))?;
    if u32::try_from(blob.len()).unwrap_or(u32::MAX) < length {
        return Err(Malformed("the key reaches past the end"));
    }
    let (told, fingerprint) = if encrypted {
        (sized_by(length), None)
    } else {
        let blob = microsoft_blob::read(blob)?;
        (blob.told, blob.fingerprint)
    };
    let protection =
        encrypted.then(|| Protection::of(spelled("RC4"), spelled("SHA-1"), ", 1 iteration"));
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("PVK".to_owned()),
        protected_by: Some(match &protection {
            Some(protection) => protection.name.clone(),
            None => "none".to_owned(),
        }),
        fingerprint,
        ..Material::default()
    };
    let at = findings.file();
    findings.material(material, &at, told.unresolved);
    if let Some(protection) = protection {
        findings.protection(protection, &at);
    }
    Ok(())
}

/// An encrypted blob is as long as a plain one: for RSA, 20 octets and nine sixteenths of the
/// modulus's bits. Keys of DSS have other lengths.
fn sized_by(length: u32) -> Told {
    let bits = length.checked_sub(20).map(|rest| rest / 9 * 16);
    match bits.filter(|bits| bits % 64 == 0 && bits / 16 * 9 + 20 == length && *bits >= 384) {
        Some(bits) => algorithm::rsa(bits),
        None => Told::nothing("the key is encrypted"),
    }
}
