//! The private key format of `ssh-keygen` (PROTOCOL.key). Its public half is never encrypted.

use praya_cbom::{Location, Material, MaterialKind};

use super::blob;
use super::wire::Wire;
use crate::detectors::credential::asn1::algorithm::spelled;
use crate::detectors::credential::asn1::der::{Malformed, Read};
use crate::detectors::credential::findings::Findings;

pub(crate) const MAGIC: &[u8] = b"openssh-key-v1\0";

/// Keys that one file may hold; `ssh-keygen` writes one.
const MAX_KEYS: u32 = 64;

/// Reads the decoded body.
pub(crate) fn read(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let rest = body.strip_prefix(MAGIC).ok_or(Malformed("it is no OpenSSH private key"))?;
    let mut wire = Wire::new(rest);
    let (cipher, derivation, options) = (wire.text()?, wire.text()?, wire.string()?);
    let count = wire.u32()?;
    if count == 0 || count > MAX_KEYS {
        return Err(Malformed("it gives an absurd number of keys"));
    }
    let encrypted = cipher != "none";
    let protection = encrypted.then(|| spelled(cipher));
    let protected_by = protection.as_ref().map_or("none", |told| told.algorithm.name.as_str());
    for _ in 0..count {
        let key = blob::public_key(wire.string()?)?;
        let material = Material {
            material: MaterialKind::PrivateKey,
            size: key.told.algorithm.key_size,
            algorithm: key.told.known(),
            format: Some("OpenSSH".to_owned()),
            protected_by: Some(protected_by.to_owned()),
            fingerprint: Some(key.fingerprint),
            ..Material::default()
        };
        findings.material(material, at, key.told.unresolved);
    }
    if let Some(told) = protection {
        findings.algorithm(told, &at.clone().with_symbol("encryption"));
        let symbol = format!("key derivation{}", rounds(options));
        findings.algorithm(spelled(derivation), &at.clone().with_symbol(symbol));
    }
    // The encrypted or plain private half must be there, or the file was cut short.
    wire.string().map(|_| ())
}

fn rounds(options: &[u8]) -> String {
    let mut options = Wire::new(options);
    let rounds = options.string().and_then(|_salt| options.u32());
    rounds.map_or_else(|_| String::new(), |rounds| format!(", {rounds} rounds"))
}
