//! The labelled corpus, and what each syntax reader makes of odd text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use praya_cbom::{Asset, Sighting};

use super::ALL;
use crate::{Artefact, Report};

/// What stands in a case's `expected.yaml`, one line each: file, line, asset, name.
type Expected = (String, Option<u32>, String, String);

#[test]
fn corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/config");
    let mut failures = Vec::new();
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    if let Ok(only) = std::env::var("CASE") {
        cases.retain(|case| case.ends_with(&only));
    }
    for case in &cases {
        failures.extend(check(case));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The data of resources and policies can be read, and every name in it leads to an algorithm.
#[test]
fn resources_are_known() {
    let (resources, policies) = super::resource::known();
    assert!(resources > 80 && policies > 40, "{resources} resources, {policies} policies");
}

/// What reads each file of the corpus: no two detectors take one file for different things, but
/// for those that read settings of tokens, TLS contexts and tasks wherever they stand.
#[test]
fn one_program_a_file() {
    let anywhere = ["config/jwt", "config/envoy", "config/ansible"];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/config");
    let mut files = Vec::new();
    walk(&corpus, &mut files);
    files.sort();
    let mut taken = Vec::new();
    for file in &files {
        let inside: PathBuf = file.strip_prefix(&corpus).unwrap().components().skip(1).collect();
        let path = inside.to_str().unwrap().to_owned();
        let bytes = std::fs::read(file).unwrap();
        let artefact = Artefact { path: &path, bytes: &bytes };
        let ids: Vec<&str> = ALL
            .iter()
            .filter(|detector| detector.wants(&artefact) && !anywhere.contains(&detector.id()))
            .map(|detector| detector.id())
            .collect();
        if ids.len() > 1 {
            taken.push(format!(
                "{}: {}",
                file.strip_prefix(&corpus).unwrap().display(),
                ids.join(" ")
            ));
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

fn check(case: &Path) -> Vec<String> {
    let (expected, unreadable) = expectations(&case.join("expected.yaml"));
    let mut files = Vec::new();
    walk(case, &mut files);
    files.sort();
    let mut report = Report::default();
    for file in &files {
        let path = file.strip_prefix(case).unwrap().to_str().unwrap().replace('\\', "/");
        if path == "expected.yaml" || path == "README.md" {
            continue;
        }
        let bytes = std::fs::read(file).unwrap();
        let artefact = Artefact { path: &path, bytes: &bytes };
        for detector in ALL.iter().filter(|detector| detector.wants(&artefact)) {
            detector.detect(&artefact, &mut report);
        }
    }
    let case_name = case.file_name().unwrap().to_str().unwrap();
    let mut failures = Vec::new();
    for sighting in &report.sightings {
        if !expected.iter().any(|expected| is_it(sighting, expected)) {
            failures.push(format!("{case_name}: found and not expected: {}", shown(sighting)));
        }
    }
    for expected in &expected {
        if !report.sightings.iter().any(|sighting| is_it(sighting, expected)) {
            failures.push(format!("{case_name}: expected and not found: {expected:?}"));
        }
    }
    let found: BTreeSet<String> = report.unreadable.iter().map(|not| not.path.clone()).collect();
    if found != unreadable {
        failures.push(format!(
            "{case_name}: unreadable: {:?}, expected {unreadable:?}",
            report.unreadable
        ));
    }
    failures
}

fn is_it(sighting: &Sighting, (file, line, asset, name): &Expected) -> bool {
    let (found_asset, found_name) = names(sighting);
    let near = |line: u32| sighting.location.line.is_some_and(|found| found.abs_diff(line) <= 2);
    sighting.location.path == *file
        && found_asset == asset
        && found_name == *name
        && line.is_none_or(near)
}

fn names(sighting: &Sighting) -> (&'static str, String) {
    let (asset, name) = match &sighting.asset {
        Asset::Algorithm(algorithm) => ("algorithm", algorithm.name.clone()),
        Asset::Certificate(certificate) => ("certificate", certificate.public_key.name.clone()),
        Asset::Material(material) => (
            "material",
            material.algorithm.as_ref().map(|algorithm| algorithm.name.clone()).unwrap_or_default(),
        ),
        Asset::Protocol(protocol) => ("protocol", protocol.name.clone()),
        Asset::Library(library) => ("library", library.name.clone()),
    };
    let name = if name.is_empty() { "unresolved".to_owned() } else { name };
    (asset, name)
}

fn shown(sighting: &Sighting) -> String {
    let (asset, name) = names(sighting);
    let location = &sighting.location;
    let line = location.line.unwrap_or_default();
    format!("{}:{line}: {asset} {name} {:?}", location.path, sighting.unresolved)
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

/// Reads the narrow YAML of `expected.yaml` line by line.
fn expectations(path: &Path) -> (Vec<Expected>, BTreeSet<String>) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut expected: Vec<Expected> = Vec::new();
    let mut unreadable = BTreeSet::new();
    let mut in_unreadable = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if !line.starts_with([' ', '-', '#']) && !trimmed.is_empty() {
            in_unreadable = trimmed.starts_with("unreadable:");
        }
        let item = trimmed.trim_start_matches("- ");
        let Some((key, value)) = item.split_once(": ") else {
            if in_unreadable && trimmed.starts_with("- ") {
                unreadable.insert(value_of(item));
            }
            continue;
        };
        if key == "file" {
            expected.push((value_of(value), None, String::new(), String::new()));
        }
        let Some(last) = expected.last_mut() else { continue };
        match key {
            "line" => last.1 = Some(value_of(value).parse().unwrap()),
            "asset" => last.2 = value_of(value),
            "name" => last.3 = value_of(value),
            _ => {}
        }
    }
    (expected, unreadable)
}

fn value_of(text: &str) -> String {
    text.split(" #").next().unwrap().trim().trim_matches('"').to_owned()
}
