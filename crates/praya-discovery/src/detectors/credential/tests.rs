//! Bytes in, sightings out.

use praya_cbom::{Asset, Certificate, Material};

use super::ALL;
use crate::detectors::labelled::check_area;
use crate::{Artefact, Report};

mod hostile;
mod known;
mod pem;

#[test]
fn corpus() {
    check_area("credential", ALL);
}

/// What every detector that wants it makes of a file.
fn read(path: &str, bytes: &[u8]) -> Report {
    let artefact = Artefact { path, bytes };
    let mut report = Report::default();
    for detector in ALL.iter().filter(|detector| detector.wants(&artefact)) {
        detector.detect(&artefact, &mut report);
    }
    report
}

/// A file of the corpus.
fn bytes(path: &str) -> Vec<u8> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/credential/");
    std::fs::read(format!("{corpus}{path}")).unwrap()
}

fn certificates(report: &Report) -> Vec<&Certificate> {
    let certificate = |asset: &'_ Asset| matches!(asset, Asset::Certificate(_));
    let sightings = report.sightings.iter().filter(|sighting| certificate(&sighting.asset));
    sightings
        .filter_map(|sighting| match &sighting.asset {
            Asset::Certificate(certificate) => Some(certificate.as_ref()),
            _ => None,
        })
        .collect()
}

fn materials(report: &Report) -> Vec<&Material> {
    report
        .sightings
        .iter()
        .filter_map(|sighting| match &sighting.asset {
            Asset::Material(material) => Some(material.as_ref()),
            _ => None,
        })
        .collect()
}
