//! Reads Kerberos key tables (MIT's format, versions 1 and 2): principals and encryption types.

use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::{Told, spelled};
use super::asn1::der::{Malformed, Read};
use super::findings::Findings;
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `*.keytab`.
pub(super) struct Keytab;

const ID: &str = "credential/keytab";

/// Kerberos's encryption types (RFC 3961, 3962, 4757, 6803, 8009): the cipher, and the bits of the
/// key that count.
const TYPES: &[(u16, &str, u32)] = &[
    (1, "DES-CBC", 56),
    (2, "DES-CBC", 56),
    (3, "DES-CBC", 56),
    (5, "3DES-CBC", 168),
    (7, "3DES-CBC", 168),
    (16, "3DES-CBC", 168),
    (17, "AES-128-CTS", 128),
    (18, "AES-256-CTS", 256),
    (19, "AES-128-CTS", 128),
    (20, "AES-256-CTS", 256),
    (23, "RC4", 128),
    (24, "RC4", 40),
    (25, "Camellia-128-CTS", 128),
    (26, "Camellia-256-CTS", 256),
];

impl Detector for Keytab {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "Kerberos key table"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let versioned = matches!(artefact.bytes.first_chunk::<2>(), Some([5, 1 | 2]));
        let named = artefact.extension() == "keytab" || artefact.file_name().contains("keytab");
        versioned && (named || entries(artefact.bytes).is_ok_and(|entries| !entries.is_empty()))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let entries = match entries(artefact.bytes) {
            Ok(entries) => entries,
            Err(Malformed(reason)) => {
                return findings.unreadable(format!("Kerberos key table: {reason}"));
            }
        };
        for entry in entries {
            let (told, size) = told_of(entry.kind);
            let material = Material {
                material: MaterialKind::SecretKey,
                size,
                algorithm: told.known(),
                format: Some("Kerberos keytab".to_owned()),
                label: Some(entry.principal.clone()),
                protected_by: Some("none".to_owned()),
                ..Material::default()
            };
            let at = findings.file().with_symbol(entry.principal);
            findings.material(material, &at, told.unresolved);
        }
    }
}

struct Entry {
    principal: String,
    kind: u16,
}

/// The cipher of an encryption type, and the size of its key.
fn told_of(kind: u16) -> (Told, Option<u32>) {
    match TYPES.iter().find(|(known, ..)| *known == kind) {
        Some((_, name, bits)) => (spelled(name), Some(*bits)),
        None => (Told::nothing(format!("encryption type {kind} is not known")), None),
    }
}

/// Version 1 has the byte order of the machine that wrote it; only version 2 is in use, and an
/// absurd length shows the other.
fn entries(bytes: &[u8]) -> Read<Vec<Entry>> {
    let mut wire = Wire::new(bytes);
    if wire.u16()? != 0x0502 {
        return Err(Malformed("version 1 is not read"));
    }
    let mut entries = Vec::new();
    while !wire.is_empty() {
        let length = wire.u32()? as i32;
        let size = usize::try_from(length.unsigned_abs()).unwrap_or(usize::MAX);
        let record = wire.bytes(size)?;
        // Deleted entries leave holes of negative length.
        if length > 0 {
            entries.push(entry(record)?);
        } else if length == 0 {
            break;
        }
    }
    Ok(entries)
}

fn entry(record: &[u8]) -> Read<Entry> {
    let mut wire = Wire::new(record);
    let count = wire.u16()?;
    let realm = wire.short_text()?;
    let mut names = Vec::new();
    for _ in 0..count {
        names.push(wire.short_text()?);
    }
    let [_name_type, _time] = [(); 2].map(|()| wire.u32());
    wire.u8()?;
    let kind = wire.u16()?;
    let length = usize::from(wire.u16()?);
    wire.bytes(length)?;
    Ok(Entry { principal: format!("{}@{realm}", names.join("/")), kind })
}
