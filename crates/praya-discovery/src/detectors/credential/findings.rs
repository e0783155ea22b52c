//! Collects what the readers of one artefact find, and links certificates to their issuers.

use std::collections::BTreeMap;

use praya_cbom::{Asset, Location, Material, Sighting, Step, Unresolved};

use super::asn1::algorithm::Told;
use super::asn1::encryption::Protection;
use super::asn1::x509::Parsed;
use crate::{Artefact, Report};

/// Findings of one kind that are listed from one artefact; a file with more is said to have more.
const MAX_FINDINGS: usize = 200_000;

/// A certificate that waits for its chain.
struct Placed {
    sighting: usize,
    subject: Vec<u8>,
    issuer: Vec<u8>,
    subject_key_id: Option<Vec<u8>>,
    authority_key_id: Option<Vec<u8>>,
    fingerprint: String,
    self_signed: bool,
}

/// What was found in one artefact.
pub(super) struct Findings<'a, 'r> {
    pub(super) artefact: &'a Artefact<'a>,
    detector: &'static str,
    report: &'r mut Report,
    found: usize,
    certificates: Vec<Placed>,
}

impl<'a, 'r> Findings<'a, 'r> {
    pub(super) fn new(
        artefact: &'a Artefact<'a>,
        detector: &'static str,
        report: &'r mut Report,
    ) -> Self {
        Self { artefact, detector, report, found: 0, certificates: Vec::new() }
    }

    /// The artefact as a place.
    pub(super) fn file(&self) -> Location {
        Location::file(self.artefact.path)
    }

    /// A line of it.
    pub(super) fn line(&self, line: u32) -> Location {
        Location::line(self.artefact.path, line)
    }

    /// An offset of it.
    pub(super) fn offset(&self, offset: usize) -> Location {
        Location { offset: u64::try_from(offset).ok(), ..self.file() }
    }

    /// Whether anything was found.
    pub(super) fn any(&self) -> bool {
        self.found > 0
    }

    /// Whether the artefact holds more than is listed. Says so once.
    pub(super) fn full(&mut self) -> bool {
        if self.found == MAX_FINDINGS {
            self.unreadable(format!("only the first {MAX_FINDINGS} findings are listed"));
            self.found += 1;
        }
        self.found > MAX_FINDINGS
    }

    pub(super) fn unreadable(&mut self, reason: impl Into<String>) {
        self.report.unreadable(self.artefact, reason);
    }

    fn push(&mut self, asset: Asset, at: &Location, unresolved: Vec<Unresolved>) {
        let sighting = Sighting::new(asset, at.clone(), self.detector);
        self.sighting(Sighting { unresolved, ..sighting });
    }

    /// Reports a sighting that was made whole elsewhere.
    pub(super) fn sighting(&mut self, sighting: Sighting) {
        if !self.full() {
            self.found += 1;
            self.report.sighting(Sighting { detector: self.detector.to_owned(), ..sighting });
        }
    }

    pub(super) fn algorithm(&mut self, told: Told, at: &Location) {
        self.push(Asset::Algorithm(told.algorithm), at, told.unresolved);
    }

    pub(super) fn material(
        &mut self,
        material: Material,
        at: &Location,
        unresolved: Vec<Unresolved>,
    ) {
        self.push(Asset::Material(Box::new(material)), at, unresolved);
    }

    /// Material, with the step that made it readable.
    pub(super) fn traced_material(
        &mut self,
        material: Material,
        at: &Location,
        unresolved: Vec<Unresolved>,
        step: Option<Step>,
    ) {
        let asset = Asset::Material(Box::new(material));
        let sighting = Sighting::new(asset, at.clone(), self.detector);
        self.sighting(Sighting { unresolved, trace: Vec::from_iter(step), ..sighting });
    }

    /// Material of which nothing can be told because it is encrypted.
    pub(super) fn encrypted_material(&mut self, material: Material, why: &str, at: &Location) {
        let unresolved = Told::nothing(why).unresolved;
        self.material(material, at, unresolved);
    }

    /// Reports each algorithm of a protection at this place, with what it does there.
    pub(super) fn protection(&mut self, protection: Protection, at: &Location) {
        for (told, role) in protection.parts {
            let symbol = match &at.symbol {
                Some(entry) => format!("{entry}: {role}"),
                None => role,
            };
            self.algorithm(told, &at.clone().with_symbol(symbol));
        }
    }

    pub(super) fn certificate(&mut self, parsed: Parsed<'_>, at: &Location) {
        if self.full() {
            return;
        }
        self.certificates.push(Placed {
            sighting: self.report.sightings.len(),
            subject: parsed.subject.to_vec(),
            issuer: parsed.issuer.to_vec(),
            subject_key_id: parsed.subject_key_id,
            authority_key_id: parsed.authority_key_id,
            fingerprint: parsed.certificate.fingerprint.clone(),
            self_signed: parsed.certificate.self_signed,
        });
        self.push(Asset::Certificate(Box::new(parsed.certificate)), at, parsed.unresolved);
    }

    /// Gives each certificate its issuer's fingerprint where exactly one certificate of the
    /// artefact has the issuer's name and key identifier.
    pub(super) fn link_chains(self) {
        let mut by_subject: BTreeMap<&[u8], Vec<&Placed>> = BTreeMap::new();
        for placed in &self.certificates {
            by_subject.entry(&placed.subject).or_default().push(placed);
        }
        for placed in &self.certificates {
            let candidates =
                by_subject.get(placed.issuer.as_slice()).map_or(&[][..], Vec::as_slice);
            let Some(fingerprint) = issuer_of(placed, candidates) else { continue };
            let sighting = self.report.sightings.get_mut(placed.sighting);
            if let Some(Asset::Certificate(certificate)) = sighting.map(|found| &mut found.asset) {
                certificate.issuer_fingerprint = Some(fingerprint);
            }
        }
    }
}

/// Issuers of one name beyond which it is not told which of them signed.
const MAX_NAMESAKES: usize = 64;

fn issuer_of(placed: &Placed, candidates: &[&Placed]) -> Option<String> {
    if placed.self_signed {
        return Some(placed.fingerprint.clone());
    }
    let fits = |candidate: &&&Placed| match (&placed.authority_key_id, &candidate.subject_key_id) {
        (Some(authority), Some(subject)) => authority == subject,
        _ => true,
    };
    let mut fitting = candidates.iter().take(MAX_NAMESAKES).filter(fits).map(|c| &c.fingerprint);
    let first = fitting.next()?;
    let unique = candidates.len() <= MAX_NAMESAKES && fitting.all(|other| other == first);
    unique.then(|| first.clone())
}

/// Line numbers of offsets that are asked for in ascending order, so that a file is counted once.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, counted: 0, line: 1 }
    }

    /// The line of this offset, from 1.
    pub(super) fn at(&mut self, offset: usize) -> u32 {
        let passed = self.bytes.get(self.counted..offset).unwrap_or_default();
        let newlines = memchr::memchr_iter(b'\n', passed).count();
        self.line = self.line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
        self.counted = self.counted.max(offset);
        self.line
    }
}
