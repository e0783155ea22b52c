//! Finds files whose values SOPS has encrypted.

use memchr::memmem;
use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::spelled;
use super::findings::{Findings, Lines};
use crate::{Artefact, Detector, Report};

/// `ENC[AES256_GCM,data:...]`.
pub(super) struct Sops;

const ID: &str = "credential/sops";
const VALUE: &[u8] = b"ENC[AES256_GCM,data:";

impl Detector for Sops {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "SOPS"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        value(artefact.bytes).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let Some(offset) = value(artefact.bytes) else { return };
        let at = findings.line(Lines::new(artefact.bytes).at(offset));
        let material = Material {
            material: MaterialKind::Unknown,
            format: Some("SOPS".to_owned()),
            protected_by: Some("AES-256-GCM".to_owned()),
            ..Material::default()
        };
        findings.encrypted_material(material, "the values are encrypted", &at);
        findings.algorithm(spelled("AES-256-GCM"), &at.with_symbol("encryption"));
    }
}

/// The first value that has an initialisation vector and a tag too; one alone is documentation.
fn value(bytes: &[u8]) -> Option<usize> {
    memmem::find_iter(bytes, VALUE).find(|at| {
        let rest = bytes.get(*at..).unwrap_or_default();
        let end = memchr::memchr2(b']', b'\n', rest).unwrap_or(rest.len());
        let value = rest.get(..end).unwrap_or_default();
        let has = |member: &[u8]| memmem::find(value, member).is_some();
        has(b",iv:") && has(b",tag:") && !has(b"...")
    })
}
