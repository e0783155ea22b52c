//! Finds DER files, by their names and by their structure.

use std::borrow::Cow;

use base64::Engine as _;

use super::asn1::der::{Malformed, Read, Value, tag};
use super::asn1::structure;
use super::findings::Findings;
use super::pem_block::{self, BASE64};
use super::utf16;
use crate::{Artefact, Detector, Report};

/// Certificates, keys and PKCS#12 files in DER, one or several in a file.
pub(super) struct DerFile;

const ID: &str = "credential/der";

/// Endings that promise such a file.
const ENDINGS: [&str; 11] =
    ["der", "cer", "crt", "cert", "p8", "pk8", "p7b", "p7c", "p12", "pfx", "crl"];

/// What base64 makes of a SEQUENCE whose length has two octets, as that of every certificate has.
const BASE64_START: &[u8] = b"MII";

impl Detector for DerFile {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "DER"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let text = pem_block::any(artefact.bytes) || utf16::is(artefact.bytes);
        promised(artefact) && !text || fills_file(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let promised = promised(artefact);
        let bytes = unarmoured(artefact.bytes);
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if findings.full() {
                break;
            }
            let location = if at == 0 { findings.file() } else { findings.offset(at) };
            let read = next(rest).and_then(|value| {
                at += value.raw.len();
                structure::read(structure::recognised(&value)?, &value, &location, &mut findings)
            });
            if let Err(Malformed(reason)) = read {
                if promised || findings.any() {
                    findings.unreadable(format!("DER: {reason}"));
                }
                break;
            }
        }
        if bytes.is_empty() {
            findings.unreadable("the file is empty");
        }
        findings.link_chains();
    }
}

fn promised(artefact: &Artefact<'_>) -> bool {
    ENDINGS.contains(&artefact.extension().as_str())
}

/// The next structure.
fn next(bytes: &[u8]) -> Read<Value<'_>> {
    if bytes.first() != Some(&tag::SEQUENCE) {
        return Err(Malformed("the data is neither DER nor PEM"));
    }
    Value::first(bytes)
}

/// The bytes of base64 without markers, as Windows exports it; anything else as it stands.
fn unarmoured(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.trim_ascii_start().starts_with(BASE64_START) {
        return Cow::Borrowed(bytes);
    }
    let compact: Vec<u8> =
        bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let padding = compact.iter().rev().take_while(|byte| **byte == b'=').count();
    let body = BASE64.decode(compact.get(..compact.len() - padding).unwrap_or_default());
    body.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Whether a SEQUENCE of some length stands first and reaches the end of the file.
fn fills_file(bytes: &[u8]) -> bool {
    let first = bytes.first() == Some(&tag::SEQUENCE) && bytes.len() > 32;
    first && Value::first(bytes).is_ok_and(|value| value.raw.len() == bytes.len())
}
