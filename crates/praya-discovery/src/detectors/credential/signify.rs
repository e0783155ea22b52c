//! Reads the key files of signify and of minisign, which took its format over: a comment line,
//! then base64 that begins with the algorithm.

use base64::Engine as _;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::spelled;
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::encryption::{Protection, counted};
use super::asn1::spki;
use super::findings::Findings;
use super::pem_block::BASE64;
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `untrusted comment: ... key`.
pub(super) struct Signify;

const ID: &str = "credential/signify";
const COMMENT: &[u8] = b"untrusted comment:";

/// Octets of each kind of file: algorithm, key number, and what follows.
const PUBLIC: usize = 2 + 8 + 32;
const SIGNATURE: usize = 2 + 8 + 64;
const SIGNIFY_SECRET: usize = 2 + 2 + 4 + 16 + 8 + 8 + 64;
const MINISIGN_SECRET: usize = 2 + 2 + 2 + 32 + 8 + 8 + 8 + 64 + 32;

impl Detector for Signify {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "signify or minisign key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(COMMENT)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let at = findings.line(2);
        let text = String::from_utf8_lossy(artefact.bytes);
        let data = text.lines().nth(1).unwrap_or_default().trim().trim_end_matches('=');
        let read = match BASE64.decode(data) {
            Ok(body) => one(&body, &at, &mut findings),
            Err(_) => Err(Malformed("the second line is not base64")),
        };
        if let Err(Malformed(reason)) = read {
            findings.unreadable(format!("signify key: {reason}"));
        }
    }
}

fn one(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    if body.get(..2).is_none_or(|algorithm| !algorithm.eq_ignore_ascii_case(b"Ed")) {
        return Err(Malformed("the algorithm is not Ed25519"));
    }
    match body.len() {
        PUBLIC => public(body, at, findings),
        SIGNIFY_SECRET => signify(body, at, findings),
        MINISIGN_SECRET => minisign(body, at, findings),
        SIGNATURE => {
            findings.algorithm(spelled("Ed25519"), &at.clone().with_symbol("signature"));
            Ok(())
        }
        _ => Err(Malformed("its length is that of no key or signature")),
    }
}

fn public(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let info = spki::plain("1.3.101.112", body.get(10..).unwrap_or_default());
    let key = spki::read(&Value::first(&info)?)?;
    super::asn1::structure::public_key(key, "signify", at, findings);
    Ok(())
}

/// bcrypt's key derivation; no rounds mean no password.
fn signify(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut wire = Wire::new(body);
    wire.bytes(4)?;
    let rounds = wire.u32()?;
    let protection = (rounds > 0).then(|| {
        let cost = counted(Some(u64::from(rounds)));
        // The derived octets are combined with the key by XOR.
        Protection::of(spelled("bcrypt"), spelled("bcrypt"), &cost)
    });
    private("signify", protection, at, findings);
    Ok(())
}

/// scrypt, or two zero octets for none.
fn minisign(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let encrypted = body.get(2..4) == Some(b"Sc".as_slice());
    let protection = encrypted.then(|| Protection::of(spelled("scrypt"), spelled("scrypt"), ""));
    private("minisign", protection, at, findings);
    Ok(())
}

fn private(
    format: &str,
    protection: Option<Protection>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let told = spelled("Ed25519");
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some(format.to_owned()),
        protected_by: Some(match &protection {
            Some(protection) => protection.name.clone(),
            None => "none".to_owned(),
        }),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
    // The derivation is all there is: nothing else encrypts.
    if let Some((told, role)) = protection.and_then(|mut protection| protection.parts.pop()) {
        findings.algorithm(told, &at.clone().with_symbol(role));
    }
}
