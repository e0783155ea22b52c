//! Runs a labelled corpus through detectors.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use praya_cbom::{Asset, Sighting};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::{
    Artefact, Coverage, Detector, Exclude, NotLookedAt, Outcome, Report, ScanOptions, Silent,
    Target, scan,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    expect: Vec<Label>,
    #[serde(default)]
    unreadable: BTreeSet<String>,
    /// Of scans: how the target comes out; what is left out on purpose, and what is of no kind that
    /// is read, where the case is about it.
    outcome: Option<String>,
    skipped: Option<BTreeSet<String>>,
    unsupported: Option<BTreeSet<String>>,
    /// What detectors of other areas see: the measurement over all of them checks it.
    #[serde(default, rename = "also")]
    _also: IgnoredAny,
    #[serde(default, rename = "also_unreadable")]
    _also_unreadable: IgnoredAny,
}

/// What a case gave, and of a scan what it looked at.
struct Given {
    report: Report,
    scan: Option<(Coverage, Outcome)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Label {
    file: String,
    line: Option<u32>,
    asset: String,
    name: String,
}

/// Checks every case of an area; `CASE` names one to check alone.
#[track_caller]
pub(super) fn check_area(area: &str, detectors: &[&dyn Detector]) {
    check_area_by(area, &|case| run(case, detectors));
}

/// The same, by whole scans of the cases.
#[track_caller]
pub(crate) fn check_area_by_scans(area: &str) {
    check_area_by(area, &scanned);
}

#[track_caller]
fn check_area_by(area: &str, run: &dyn Fn(&Path) -> Given) {
    let area = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(area);
    let only = std::env::var("CASE").ok();
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(area).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir() && only.as_ref().is_none_or(|only| case.ends_with(only)));
    cases.sort();
    assert!(!cases.is_empty());
    let failures: Vec<String> = cases.iter().flat_map(|case| check_case(case, run)).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn check_case(case: &Path, run: &dyn Fn(&Path) -> Given) -> Vec<String> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(case.join("expected.yaml")).unwrap();
    let expected: Expected =
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let Given { report, scan } = run(case);
    let mut failures = Vec::new();
    for sighting in &report.sightings {
        if !expected.expect.iter().any(|label| is(sighting, label)) {
            failures.push(format!("{name}: not expected: {}", shown(sighting)));
        }
    }
    for label in &expected.expect {
        if !report.sightings.iter().any(|sighting| is(sighting, label)) {
            failures.push(format!("{name}: not found: {label:?}"));
        }
    }
    if paths(&report.unreadable) != expected.unreadable {
        failures.push(format!("{name}: unreadable: {:?}", report.unreadable));
    }
    if let Some((coverage, outcome)) = scan {
        failures.extend(check_coverage(&name, &expected, &coverage, outcome));
    }
    failures
}

fn check_coverage(
    name: &str,
    expected: &Expected,
    coverage: &Coverage,
    outcome: Outcome,
) -> Vec<String> {
    let mut failures = Vec::new();
    let outcome = format!("{outcome:?}").to_lowercase();
    if expected.outcome.as_ref().is_some_and(|expected| *expected != outcome) {
        failures.push(format!("{name}: outcome: {outcome}"));
    }
    let skipped = paths(&coverage.skipped);
    if expected.skipped.as_ref().is_some_and(|expected| *expected != skipped) {
        failures.push(format!("{name}: skipped: {:?}", coverage.skipped));
    }
    let unsupported: BTreeSet<String> = coverage.unsupported.keys().cloned().collect();
    if expected.unsupported.as_ref().is_some_and(|expected| *expected != unsupported) {
        failures.push(format!("{name}: unsupported: {unsupported:?}"));
    }
    failures
}

fn paths(list: &[NotLookedAt]) -> BTreeSet<String> {
    list.iter().map(|not| not.path.clone()).collect()
}

fn run(case: &Path, detectors: &[&dyn Detector]) -> Given {
    let mut report = Report::default();
    let mut files = Vec::new();
    walk(case, &mut files);
    files.sort();
    for file in files {
        let path = file.strip_prefix(case).unwrap().to_str().unwrap();
        if matches!(path, "expected.yaml" | "README.md") {
            continue;
        }
        let bytes = std::fs::read(&file).unwrap();
        let artefact = Artefact { path, bytes: &bytes };
        for detector in detectors.iter().filter(|detector| detector.wants(&artefact)) {
            detector.detect(&artefact, &mut report);
        }
    }
    Given { report, scan: None }
}

/// The labels lie beside what they label: they are left out, and not of interest.
fn scanned(case: &Path) -> Given {
    let exclude = Exclude::new(&["expected.yaml", "README.md"]).unwrap();
    let options = ScanOptions { exclude, ..ScanOptions::default() };
    let target = Target::parse(case.as_os_str()).unwrap();
    let mut output = scan(&[target], &options, &Silent);
    output.coverage.skipped.retain(|not| !matches!(&*not.path, "expected.yaml" | "README.md"));
    let unreadable = output.coverage.unreadable.clone();
    let report = Report { sightings: output.sightings, unreadable };
    Given { report, scan: Some((output.coverage, output.targets[0].outcome)) }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn is(sighting: &Sighting, label: &Label) -> bool {
    let (asset, name) = named(sighting);
    let line = sighting.location.line.unwrap_or_default();
    sighting.location.path == label.file
        && asset == label.asset
        && name == label.name
        && label.line.is_none_or(|expected| expected.abs_diff(line) <= 2)
}

fn named(sighting: &Sighting) -> (&'static str, &str) {
    let (asset, name) = match &sighting.asset {
        Asset::Algorithm(algorithm) => ("algorithm", algorithm.name.as_str()),
        Asset::Certificate(certificate) => ("certificate", certificate.public_key.name.as_str()),
        Asset::Material(material) => {
            ("material", material.algorithm.as_ref().map_or("", |algorithm| &algorithm.name))
        }
        Asset::Protocol(protocol) => ("protocol", protocol.name.as_str()),
        Asset::Library(library) => ("library", library.name.as_str()),
    };
    (asset, if name.is_empty() { "unresolved" } else { name })
}

/// A label as `expected.yaml` has it, with what else was found beside it.
fn shown(sighting: &Sighting) -> String {
    let (asset, name) = named(sighting);
    let location = &sighting.location;
    let line = location.line.map(|line| format!(", line: {line}")).unwrap_or_default();
    format!(
        "  - {{ file: {}{line}, asset: {asset}, name: '{name}' }} # {} {:?}",
        location.path,
        location.symbol.as_deref().unwrap_or_default(),
        sighting.unresolved
    )
}
