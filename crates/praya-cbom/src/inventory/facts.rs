//! What a sighting adds to an asset without making it another asset.

use std::collections::BTreeSet;

use super::merge::{lower, merged_certificate};
use crate::{Algorithm, Asset, Certificate, CryptoFunction, PqcSupport};

/// Facts that may be known at one place and not at another, and that change with what is known
/// rather than with what the asset is.
#[derive(Clone, Default)]
pub(super) struct Facts {
    pub(super) functions: BTreeSet<CryptoFunction>,
    oid: Option<String>,
    classical_security_level: Option<u32>,
    nist_quantum_security_level: Option<u8>,
    /// All of a certificate but its fingerprint, which alone says which one it is.
    pub(super) certificate: Option<Box<Certificate>>,
    pqc: Option<PqcSupport>,
}

impl Facts {
    /// Takes the facts out of an asset; what is left identifies it.
    pub(super) fn take(asset: &mut Asset) -> Self {
        let mut facts = Self::default();
        match asset {
            Asset::Algorithm(algorithm) => {
                facts.functions = std::mem::take(&mut algorithm.functions);
                facts.oid = algorithm.oid.take();
                facts.classical_security_level = algorithm.classical_security_level.take();
                facts.nist_quantum_security_level = algorithm.nist_quantum_security_level.take();
            }
            Asset::Certificate(certificate) if !certificate.fingerprint.is_empty() => {
                let fingerprint = certificate.fingerprint.clone();
                let bare = Box::new(Certificate { fingerprint, ..Certificate::default() });
                facts.certificate = Some(std::mem::replace(certificate, bare));
            }
            Asset::Library(library) => facts.pqc = Some(std::mem::take(&mut library.pqc)),
            Asset::Certificate(_) | Asset::Material(_) | Asset::Protocol(_) => {}
        }
        facts
    }

    /// Adds what another sighting tells. Where two differ the worse one stays, and where that
    /// cannot be said, "unknown".
    pub(super) fn absorb(&mut self, other: Self) {
        self.functions.extend(other.functions);
        lower(&mut self.oid, other.oid);
        lower(&mut self.classical_security_level, other.classical_security_level);
        lower(&mut self.nist_quantum_security_level, other.nist_quantum_security_level);
        self.certificate = match (self.certificate.take(), other.certificate) {
            (Some(mine), Some(other)) if mine != other => Some(merged_certificate(mine, *other)),
            (mine, other) => mine.or(other),
        };
        self.pqc = match (self.pqc.take(), other.pqc) {
            (Some(mine), Some(other)) => Some(agreed(mine, other)),
            (mine, other) => mine.or(other),
        };
    }

    /// Puts the facts back.
    pub(super) fn restore(self, asset: &mut Asset) {
        match asset {
            Asset::Algorithm(algorithm) => {
                algorithm.functions = self.functions;
                algorithm.oid = self.oid;
                algorithm.classical_security_level = self.classical_security_level;
                algorithm.nist_quantum_security_level = self.nist_quantum_security_level;
            }
            Asset::Certificate(certificate) => {
                if let Some(whole) = self.certificate {
                    *certificate = whole;
                }
            }
            Asset::Library(library) => library.pqc = self.pqc.unwrap_or_default(),
            Asset::Material(_) | Asset::Protocol(_) => {}
        }
    }
}

/// The algorithms inside an asset that is not an algorithm itself.
pub(super) fn algorithms_mut(asset: &mut Asset) -> Vec<&mut Algorithm> {
    match asset {
        Asset::Algorithm(_) | Asset::Library(_) => Vec::new(),
        Asset::Certificate(certificate) => {
            let Certificate { signature_algorithm, public_key, alternatives, .. } =
                &mut **certificate;
            [signature_algorithm, public_key].into_iter().chain(alternatives).collect()
        }
        Asset::Material(material) => material.algorithm.iter_mut().collect(),
        Asset::Protocol(protocol) => protocol.algorithms.iter_mut().collect(),
    }
}

/// Two statements about one version of a library: what both allow to be said.
fn agreed(mine: PqcSupport, other: PqcSupport) -> PqcSupport {
    match (mine, other) {
        (PqcSupport::Unknown, known) | (known, PqcSupport::Unknown) => known,
        (mine, other) if mine == other => mine,
        _ => PqcSupport::Unknown,
    }
}
