//! Reads the strong-name keys of .NET (`*.snk`): a CryptoAPI blob, public ones behind a header.

use praya_cbom::{Material, MaterialKind};

use super::asn1::der::Malformed;
use super::findings::Findings;
use super::microsoft_blob;
use crate::{Artefact, Detector, Report};

/// `*.snk`.
pub(super) struct Snk;

const ID: &str = "credential/snk";

/// A public key's header: signature algorithm, hash algorithm, length.
const HEADER: usize = 12;

impl Detector for Snk {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "strong-name key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.extension() == "snk" || microsoft_blob::begins(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let behind = artefact.bytes.get(HEADER..).unwrap_or_default();
        let blob = if microsoft_blob::begins(behind) { behind } else { artefact.bytes };
        let blob = match microsoft_blob::read(blob) {
            Ok(blob) => blob,
            Err(Malformed(reason)) => {
                return findings.unreadable(format!("strong-name key: {reason}"));
            }
        };
        let material = Material {
            material: if blob.private { MaterialKind::PrivateKey } else { MaterialKind::PublicKey },
            size: blob.told.algorithm.key_size,
            algorithm: blob.told.known(),
            format: Some("SNK".to_owned()),
            protected_by: Some("none".to_owned()),
            fingerprint: blob.fingerprint,
            ..Material::default()
        };
        let at = findings.file();
        findings.material(material, &at, blob.told.unresolved);
    }
}
