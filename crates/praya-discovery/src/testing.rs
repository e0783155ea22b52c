//! What the tests of scans share: a detector that says what it was shown, and scans as text.

use std::path::Path;

use praya_cbom::{Algorithm, Asset, Location, Sighting};

use crate::{
    Artefact, Detector, Limits, Report, ScanOptions, ScanOutput, Silent, Target, scan::scan_with,
};

/// Reports `marker: …` of every artefact that holds it, with the text behind it.
struct Marker;

impl Detector for Marker {
    fn id(&self) -> &'static str {
        "test/marker"
    }

    fn kind(&self) -> &'static str {
        "marker"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"marker: ")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let text = String::from_utf8_lossy(artefact.bytes);
        let name = text.trim_start_matches("marker: ").lines().next().unwrap_or_default();
        let algorithm = Algorithm { name: name.to_owned(), ..Algorithm::default() };
        let location = Location::file(artefact.path);
        report.sighting(Sighting::new(Asset::Algorithm(algorithm), location, self.id()));
    }
}

/// Panics on every artefact that asks for it.
struct Faulty;

impl Detector for Faulty {
    fn id(&self) -> &'static str {
        "test/faulty"
    }

    fn kind(&self) -> &'static str {
        "fault"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"panic")
    }

    fn detect(&self, _: &Artefact<'_>, _: &mut Report) {
        panic!("as asked");
    }
}

/// Scans a path with the detectors above.
pub(crate) fn scan_path(path: &Path, options: &ScanOptions) -> ScanOutput {
    scan_paths(&[path], options)
}

/// Scans paths with the detectors above.
pub(crate) fn scan_paths(paths: &[&Path], options: &ScanOptions) -> ScanOutput {
    let targets: Vec<Target> =
        paths.iter().map(|path| Target::parse(path.as_os_str()).unwrap()).collect();
    scan_with(&[&Marker, &Faulty], &targets, options, &Silent)
}

/// Limits small enough to be reached in a test.
pub(crate) fn small_limits() -> Limits {
    Limits {
        depth: 3,
        entries: 100,
        expanded: 1 << 20,
        ratio: 100,
        expanded_floor: 1 << 20,
        held: 256 << 10,
    }
}

/// A scan as lines: what was seen where, and what was and was not looked at.
pub(crate) fn text(output: &ScanOutput) -> String {
    let mut lines = Vec::new();
    for sighting in &output.sightings {
        let Asset::Algorithm(algorithm) = &sighting.asset else { continue };
        lines.push(format!("{} in {}", algorithm.name, sighting.location.path));
    }
    let coverage = &output.coverage;
    for (kind, count) in &coverage.read {
        lines.push(format!("read {kind}: {} of {} bytes", count.files, count.bytes));
    }
    for (kind, count) in &coverage.opened {
        lines.push(format!("opened {kind}: {count}"));
    }
    for (kind, count) in &coverage.unsupported {
        lines.push(format!("unsupported {kind}: {} of {} bytes", count.files, count.bytes));
    }
    for (what, list) in [("skipped", &coverage.skipped), ("unreadable", &coverage.unreadable)] {
        for item in list {
            lines.push(format!("{what} {} ({}): {}", item.path, item.bytes, item.reason));
        }
    }
    for target in &output.targets {
        lines.push(format!("{:?}", target.outcome));
    }
    lines.join("\n")
}
