//! Finds DER files, by their names and by their structure.

use super::asn1::der::{Malformed, Value, tag};
use super::asn1::structure;
use super::findings::Findings;
use super::pem_block;
use crate::{Artefact, Detector, Report};

/// Certificates and keys in DER, one or several in a file.
pub(super) struct DerFile;

const ID: &str = "credential/der";

/// Endings that promise such a file.
const ENDINGS: [&str; 9] = ["der", "cer", "crt", "cert", "p8", "pk8", "p7b", "p12", "pfx"];

impl Detector for DerFile {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "DER"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let promised = ENDINGS.contains(&artefact.extension().as_str());
        promised && !pem_block::any(artefact.bytes) || fills_file(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let promised = ENDINGS.contains(&artefact.extension().as_str());
        let mut at = 0;
        while let Some(rest) = artefact.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if findings.full() {
                break;
            }
            let location = if at == 0 { findings.file() } else { findings.offset(at) };
            let read = Value::first(rest).and_then(|value| {
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
        findings.link_chains();
    }
}

/// Whether a SEQUENCE of some length stands first and reaches the end of the file.
fn fills_file(bytes: &[u8]) -> bool {
    let first = bytes.first() == Some(&tag::SEQUENCE) && bytes.len() > 32;
    first && Value::first(bytes).is_ok_and(|value| value.raw.len() == bytes.len())
}
