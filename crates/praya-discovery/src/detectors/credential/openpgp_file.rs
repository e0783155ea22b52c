//! Finds OpenPGP keys, key rings, signatures and messages in their binary form. The armoured form
//! is PEM's.

use super::asn1::der::Malformed;
use super::findings::Findings;
use super::{openpgp, pem_block};
use crate::{Artefact, Detector, Report};

/// `*.gpg`, `*.pgp` and what begins as a key does.
pub(super) struct OpenPgpFile;

const ID: &str = "credential/openpgp";

impl Detector for OpenPgpFile {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "OpenPGP"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let packet = artefact.bytes.first().is_some_and(|first| first & 0x80 != 0);
        let named = ["gpg", "pgp", "sig"].contains(&artefact.extension().as_str());
        packet && !pem_block::any(artefact.bytes) && (named || openpgp::begins(artefact.bytes))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let (file, path) = (findings.file(), artefact.path);
        let place = |offset: usize| match offset {
            0 => file.clone(),
            _ => praya_cbom::Location {
                offset: u64::try_from(offset).ok(),
                ..praya_cbom::Location::file(path)
            },
        };
        if let Err(Malformed(reason)) = openpgp::read(artefact.bytes, place, &mut findings) {
            findings.unreadable(format!("OpenPGP: {reason}"));
        }
    }
}
