//! Libraries and algorithms compiled into a binary, by the texts and tables that they carry.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use praya_cbom::{Asset, Location, Sighting};
use regex::bytes::Regex;

use super::constants::{Constant, constants};
use super::imports::Imports;
use crate::libraries::{self, Entry, catalogue};
use crate::{Artefact, Report};

/// The longest text that a version pattern is tried on.
const LONGEST_TEXT: usize = 256;

/// What a pattern of the automaton stands for.
enum Sought {
    Constant(usize),
    Marker { entry: &'static Entry, pattern: Option<Regex> },
}

struct Scanner {
    automaton: Option<AhoCorasick>,
    sought: Vec<Sought>,
    constants: Vec<Constant>,
}

/// Reports what is compiled in. A library that the file links with is not: its version is what
/// the file was compiled against, which is returned.
pub(super) fn report(
    artefact: &Artefact<'_>,
    detector: &str,
    imports: &Imports,
    report: &mut Report,
) -> BTreeMap<&'static str, String> {
    static SCANNER: LazyLock<Scanner> = LazyLock::new(Scanner::new);
    let mut constants = BTreeMap::new();
    let mut embedded = BTreeMap::new();
    let mut compiled_against = BTreeMap::new();
    let Some(automaton) = &SCANNER.automaton else { return compiled_against };
    for found in automaton.find_iter(artefact.bytes) {
        match SCANNER.sought.get(found.pattern().as_usize()) {
            Some(Sought::Constant(at)) => {
                constants.entry(*at).or_insert(found.start());
            }
            Some(Sought::Marker { entry, pattern }) => {
                let Some(version) = version(artefact.bytes, found.start(), pattern.as_ref()) else {
                    continue;
                };
                if imports.links(&entry.name) {
                    compiled_against.extend(version.map(|version| (entry.name.as_str(), version)));
                } else {
                    embedded
                        .entry((entry.name.as_str(), version))
                        .or_insert((*entry, found.start()));
                }
            }
            None => {}
        }
    }
    report_libraries(artefact, detector, &embedded, report);
    if let Some((name, entry, range)) = imports.own()
        && !embedded.keys().any(|(found, version)| *found == entry.name && version.is_some())
    {
        let library = libraries::in_range(entry, std::slice::from_ref(range));
        let place = Location::file(artefact.path).with_symbol(name.clone());
        let sighting = Sighting::new(Asset::Library(library), place, detector);
        report.sighting(sighting.unresolved("version", "the file does not state it"));
    }
    for (at, offset) in constants {
        let Some(constant) = SCANNER.constants.get(at) else { continue };
        report.sighting(of_constant(artefact, detector, constant, offset));
    }
    compiled_against
}

type Embedded = BTreeMap<(&'static str, Option<String>), (&'static Entry, usize)>;

/// Libraries with a version; one without only where no version of the same library was found.
fn report_libraries(
    artefact: &Artefact<'_>,
    detector: &str,
    found: &Embedded,
    report: &mut Report,
) {
    for ((name, version), (entry, offset)) in found {
        let place = at_offset(artefact, *offset, format!("{name} text"));
        match version {
            Some(version) => {
                let library = libraries::at_version(entry, version);
                report.sighting(Sighting::new(Asset::Library(library), place, detector));
            }
            None if found.keys().any(|(other, version)| other == name && version.is_some()) => {}
            None => {
                let library = libraries::in_range(entry, &[]);
                let sighting = Sighting::new(Asset::Library(library), place, detector)
                    .unresolved("version", "its own texts in the binary do not state it");
                report.sighting(sighting);
            }
        }
    }
}

fn of_constant(
    artefact: &Artefact<'_>,
    detector: &str,
    constant: &Constant,
    offset: usize,
) -> Sighting {
    let algorithm = super::algorithm_named(constant.algorithm.as_deref());
    let place = at_offset(artefact, offset, constant.name.clone());
    let sighting = Sighting::new(Asset::Algorithm(algorithm), place, detector);
    match (&constant.shared, &constant.algorithm) {
        (Some(shared), None) => {
            sighting.unresolved("algorithm", format!("{} is shared by {shared}", constant.name))
        }
        (Some(shared), Some(_)) => {
            sighting.unresolved("parameterSet", format!("{} is shared by {shared}", constant.name))
        }
        (None, _) => sighting,
    }
}

fn at_offset(artefact: &Artefact<'_>, offset: usize, symbol: String) -> Location {
    Location { offset: Some(offset as u64), ..Location::file(artefact.path) }.with_symbol(symbol)
}

/// The version that a text states: `None` where the text is not the library's own, `Some(None)`
/// where it is and states no version.
fn version(bytes: &[u8], start: usize, pattern: Option<&Regex>) -> Option<Option<String>> {
    let Some(pattern) = pattern else { return Some(None) };
    let end = start.saturating_add(LONGEST_TEXT).min(bytes.len());
    let captures = pattern.captures(bytes.get(start..end)?)?;
    let version = captures.name("version");
    Some(version.map(|version| String::from_utf8_lossy(version.as_bytes()).into_owned()))
}

impl Scanner {
    fn new() -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut sought = Vec::new();
        let constants = constants().unwrap_or_default();
        for (at, constant) in constants.iter().enumerate() {
            for pattern in constant.patterns() {
                patterns.push(pattern);
                sought.push(Sought::Constant(at));
            }
        }
        for entry in catalogue().entries() {
            for marker in &entry.markers {
                let anchored = marker.pattern.as_ref().map(|p| Regex::new(&format!("^(?:{p})")));
                patterns.push(marker.literal.clone().into_bytes());
                sought.push(Sought::Marker { entry, pattern: anchored.and_then(Result::ok) });
            }
        }
        let automaton =
            AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(patterns).ok();
        Self { automaton, sought, constants }
    }
}
