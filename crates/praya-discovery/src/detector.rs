//! What a detector is, and what it hands back.

use praya_cbom::Sighting;

use crate::{Artefact, NotLookedAt};

/// Finds one kind of thing in one artefact at a time.
///
/// A detector is stateless, never panics on any input, and bounds its own time and memory by the
/// size of the artefact.
pub trait Detector: Sync {
    /// Name in reports: `certificate/x509`, `config/nginx`, `binary/elf`.
    fn id(&self) -> &'static str;

    /// What it reads, as a kind in the coverage table: `certificate`, `nginx configuration`.
    fn kind(&self) -> &'static str;

    /// Whether it would read this artefact: by name and by the first bytes, never by parsing.
    fn wants(&self, artefact: &Artefact<'_>) -> bool;

    /// Reads the artefact.
    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report);
}

/// What detectors say of artefacts.
#[derive(Debug, Default)]
pub struct Report {
    /// What was seen.
    pub sightings: Vec<Sighting>,
    /// What could not be read, in whole or in part, and why. An artefact that a detector wants
    /// and cannot make sense of belongs here: silence would look like a clean result.
    pub unreadable: Vec<NotLookedAt>,
}

impl Report {
    /// Adds a sighting.
    pub fn sighting(&mut self, sighting: Sighting) {
        self.sightings.push(sighting);
    }

    /// Says that an artefact, or a named part of it, could not be read.
    pub fn unreadable(&mut self, artefact: &Artefact<'_>, reason: impl Into<String>) {
        self.unreadable.push(NotLookedAt {
            path: artefact.path.to_owned(),
            bytes: artefact.bytes.len() as u64,
            reason: reason.into(),
        });
    }
}
