//! BCFKS, the FIPS key store of Bouncy Castle: an encrypted whole.

use praya_cbom::{Location, Material, MaterialKind};

use super::algorithm::Identifier;
use super::der::{Read, Value, tag};
use super::encryption;
use crate::detectors::credential::findings::Findings;

/// Whether an ObjectStore begins with this value: encrypted data under PBES2.
pub(crate) fn is_bcfks(first: &Value<'_>) -> bool {
    let mut inside = first.inside();
    let encrypted = inside.sequence().and_then(|mut identifier| identifier.oid());
    encrypted.is_ok_and(|oid| oid == encryption::PBES2)
        && inside.expect(tag::OCTET_STRING).is_ok()
        && inside.is_empty()
}

/// Reports how the store is encrypted; everything in it is.
pub(crate) fn bcfks(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = value.inside();
    let mut encrypted = inside.sequence()?;
    let protection = encryption::of_identifier(&Identifier::read(&mut encrypted)?);
    let material = Material {
        material: MaterialKind::Key,
        format: Some("BCFKS".to_owned()),
        protected_by: Some(protection.name.clone()),
        ..Material::default()
    };
    findings.encrypted_material(material, "every entry of the key store is encrypted", at);
    findings.protection(protection, at);
    let mut integrity = inside.sequence()?;
    if !integrity.is_empty() {
        let mac = Identifier::read(&mut integrity)?.named();
        findings.algorithm(mac, &at.clone().with_symbol("integrity"));
    }
    Ok(())
}
