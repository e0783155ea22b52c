//! Finds PEM blocks with any label, anywhere in a text.

use praya_cbom::Location;

use super::asn1::algorithm::{Told, spelled};
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::encryption;
use super::asn1::private_key::PrivateKey;
use super::asn1::structure;
use super::damaged;
use super::findings::Findings;
use super::pem_block::{self, Block};
use super::pem_label;
use super::utf16;
use crate::{Artefact, Detector, Report};

/// PEM, as certificates and keys are kept on servers and pasted into everything else.
pub(super) struct Pem;

const ID: &str = "credential/pem";

impl Detector for Pem {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "PEM"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        pem_block::any(artefact.bytes) || utf16::is(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let text = utf16::read(artefact.bytes);
        for block in pem_block::blocks(&text) {
            if findings.full() {
                break;
            }
            let at = findings.line(block.line);
            let read = match &block.body {
                Ok(body) => one(&block, body, &at, &mut findings),
                Err(reason) => Err(Malformed(reason)),
            };
            if let Err(Malformed(reason)) = read
                && pem_label::promises(&block.label)
            {
                findings.unreadable(format!("line {}: {}: {reason}", block.line, block.label));
                damaged::block(&block, reason, &at, &mut findings);
            }
        }
        findings.link_chains();
    }
}

/// Reads one block by what its label says, and by its structure where the label says little.
fn one(block: &Block, body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    if let Some(dek_info) = block.header("DEK-Info") {
        let key = encrypted_by_openssl(&block.label, dek_info);
        structure::private(key, at, findings);
        return Ok(());
    }
    if let Some(read) = pem_label::read(block, body, at, findings) {
        return read;
    }
    let value = Value::first(body)?;
    let structure = match structure::of_label(&block.label) {
        Some(structure) => structure,
        None => structure::recognised(&value)?,
    };
    structure::read(structure, &value, at, findings)
}

/// OpenSSL's traditional encryption leaves the label, which names the family.
fn encrypted_by_openssl(label: &str, dek_info: &str) -> PrivateKey {
    let (family, format) = match label {
        "RSA PRIVATE KEY" => ("RSA", "PKCS#1"),
        "EC PRIVATE KEY" => ("EC", "SEC1"),
        "DSA PRIVATE KEY" => ("DSA", "OpenSSL DSA"),
        _ => ("", "PEM"),
    };
    let parameter = if family == "EC" { "curve" } else { "keySize" };
    let told = if family.is_empty() {
        Told::nothing("the key is encrypted")
    } else {
        spelled(family).unresolved(parameter, "the key is encrypted")
    };
    PrivateKey {
        told,
        format,
        fingerprint: None,
        protection: Some(encryption::of_dek_info(dek_info)),
    }
}
