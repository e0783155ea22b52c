//! Recognises the keychains of macOS. Their records are not read: names and certificates stand
//! among encrypted items, in a database format that Apple does not document.

use super::findings::Findings;
use crate::{Artefact, Detector, Report};

/// `*.keychain`, `*.keychain-db`.
pub(super) struct Keychain;

const ID: &str = "credential/keychain";
const MAGIC: &[u8] = b"kych";

impl Detector for Keychain {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "macOS keychain"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(MAGIC)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        findings.unreadable(
            "macOS keychain: its undocumented format is not read; list it with `security \
             dump-keychain` or export its certificates with `security find-certificate -a -p`",
        );
    }
}
