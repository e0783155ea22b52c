//! Runs the detectors of credentials over fuzzed bytes.

use praya_discovery::detectors::credential::ALL;
use praya_discovery::{Artefact, Report};

/// Shows the bytes to the detector with this id, or to all where there is none, whether it wants
/// them or not.
pub fn detect(id: Option<&str>, path: &str, bytes: &[u8]) {
    let artefact = Artefact { path, bytes };
    let mut report = Report::default();
    for detector in ALL.iter().filter(|detector| id.is_none_or(|id| detector.id() == id)) {
        detector.wants(&artefact);
        detector.detect(&artefact, &mut report);
    }
}
