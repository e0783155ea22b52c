//! Reads the key stores of Bouncy Castle: BKS, whose certificates and aliases stand open, and
//! UBER, which is encrypted whole.

use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::spelled;
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::encryption::{Protection, counted};
use super::asn1::{private_key, spki, structure, x509};
use super::findings::Findings;
use super::jks::{report_certificate, report_key};
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `*.bks`, `*.ubr` and what has their shape.
pub(super) struct Bks;

const ID: &str = "credential/bks";

/// Bouncy Castle's salts have 20 octets; others are not written by it.
const SALT: u32 = 20;
const MAX_CHAIN: u32 = 1_000;

impl Detector for Bks {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "Bouncy Castle key store"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let named = ["bks", "bksv1", "ubr", "uber"].contains(&artefact.extension().as_str());
        named || Header::read(&mut Wire::new(artefact.bytes)).is_ok()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if let Err(Malformed(reason)) = store(artefact, &mut findings) {
            findings.unreadable(format!("Bouncy Castle key store: {reason}"));
        }
        findings.link_chains();
    }
}

struct Header {
    version: u32,
    rounds: u32,
}

impl Header {
    fn read(wire: &mut Wire<'_>) -> Read<Self> {
        const NONE: Malformed = Malformed("it does not begin as BKS or UBER do");
        let version = wire.u32()?;
        if version > 2 || wire.u32()? != SALT {
            return Err(NONE);
        }
        wire.bytes(20)?;
        let rounds = wire.u32()?;
        // Bouncy Castle draws from 1024 to 2047.
        if !(1..=1_000_000).contains(&rounds) { Err(NONE) } else { Ok(Self { version, rounds }) }
    }
}

fn store(artefact: &Artefact<'_>, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut wire = Wire::new(artefact.bytes);
    let header = Header::read(&mut wire)?;
    let at = findings.file();
    // Text after the first byte tells BKS from the noise of UBER.
    if ["ubr", "uber"].contains(&artefact.extension().as_str()) || !begins_entry(wire) {
        return uber(&header, wire, &at, findings);
    }
    while !findings.full() {
        let kind = wire.u8()?;
        if kind == 0 {
            break;
        }
        entry(kind, &mut wire, findings)?;
    }
    let rounds = counted(Some(u64::from(header.rounds)));
    findings.algorithm(spelled("HMAC-SHA-1"), &at.clone().with_symbol("integrity"));
    let role = match header.version {
        // CVE-2018-5382: the key of version 1's MAC has 16 bits.
        0 | 1 => format!("integrity: derivation of a key of 16 bits{rounds}"),
        _ => format!("integrity: key derivation{rounds}"),
    };
    findings.algorithm(spelled("PKCS12-KDF-SHA-1"), &at.with_symbol(role));
    wire.bytes(20).map(|_| ())
}

/// Whether an entry, or the end of all entries, stands here.
fn begins_entry(mut wire: Wire<'_>) -> bool {
    match wire.u8() {
        Ok(0) => wire.rest().len() == 20,
        Ok(1..=4) => wire.short_text().is_ok_and(|alias| alias.chars().all(|c| !c.is_control())),
        _ => false,
    }
}

fn uber(
    header: &Header,
    wire: Wire<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    if !wire.rest().len().is_multiple_of(16) || wire.is_empty() {
        return Err(Malformed("it is neither BKS nor UBER"));
    }
    let rounds = counted(Some(u64::from(header.rounds)));
    let cipher = spelled("Twofish-CBC").with_key_size(256);
    let protection = Protection::of(cipher, spelled("PKCS12-KDF-SHA-1"), &rounds);
    let material = Material {
        material: MaterialKind::Key,
        format: Some("UBER".to_owned()),
        protected_by: Some(protection.name.clone()),
        ..Material::default()
    };
    findings.encrypted_material(material, "every entry of the key store is encrypted", at);
    findings.protection(protection, at);
    Ok(())
}

fn entry(kind: u8, wire: &mut Wire<'_>, findings: &mut Findings<'_, '_>) -> Read<()> {
    let alias = wire.short_text()?;
    let at = findings.file().with_symbol(alias.clone());
    wire.u64()?;
    let count = wire.u32()?;
    if count > MAX_CHAIN {
        return Err(Malformed("a chain is absurdly long"));
    }
    let mut own = None;
    for index in 0..count {
        let bytes = certificate(wire)?;
        if index == 0 {
            own = Value::first(bytes).and_then(|value| x509::certificate(&value)).ok();
        }
        report_certificate(bytes, &at, findings);
    }
    match kind {
        1 => {
            let bytes = certificate(wire)?;
            report_certificate(bytes, &at, findings);
        }
        2 => open_key(alias, wire, &at, findings)?,
        3 | 4 => {
            wire.string()?;
            // Sealed: whether the key is private or secret, its chain tells.
            let protection = Protection::of(spelled("3DES-CBC"), spelled("PKCS12-KDF-SHA-1"), "");
            match &own {
                Some(_) => report_key(own.as_ref(), alias, "BKS", Some(protection), &at, findings),
                None => sealed(alias, protection, &at, findings),
            }
        }
        _ => return Err(Malformed("an entry is of no kind that is known")),
    }
    Ok(())
}

fn certificate<'a>(wire: &mut Wire<'a>) -> Read<&'a [u8]> {
    wire.short_text()?;
    wire.string()
}

fn sealed(alias: String, protection: Protection, at: &Location, findings: &mut Findings<'_, '_>) {
    let material = Material {
        material: MaterialKind::Key,
        format: Some("BKS".to_owned()),
        label: Some(alias),
        protected_by: Some(protection.name.clone()),
        ..Material::default()
    };
    findings.encrypted_material(material, "the key is encrypted and has no certificate", at);
    findings.protection(protection, at);
}

/// A key that was stored without encryption.
fn open_key(
    alias: String,
    wire: &mut Wire<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let kind = wire.u8()?;
    wire.short_text()?;
    let algorithm = wire.short_text()?;
    let encoded = wire.string()?;
    match kind {
        0 => structure::private(private_key::pkcs8(&Value::first(encoded)?)?, at, findings),
        1 => structure::public_key(spki::read(&Value::first(encoded)?)?, "BKS", at, findings),
        _ => {
            let bits = u32::try_from(encoded.len()).unwrap_or(u32::MAX).saturating_mul(8);
            let told = spelled(&algorithm).with_key_size(bits);
            let material = Material {
                material: MaterialKind::SecretKey,
                size: Some(bits),
                algorithm: told.known(),
                format: Some("BKS".to_owned()),
                label: Some(alias),
                protected_by: Some("none".to_owned()),
                ..Material::default()
            };
            findings.material(material, at, told.unresolved);
        }
    }
    Ok(())
}
