//! A package that a file names, and which versions of it.

use std::collections::BTreeSet;

use praya_cbom::{Asset, Location, Sighting};

use crate::detectors::config::syntax::Problem;
use crate::libraries::{self, Interval, catalogue};
use crate::{Artefact, Report};

/// A package that a file names.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    /// Package URL type.
    pub(super) of: &'static str,
    /// Name as the ecosystem writes it.
    pub(super) name: String,
    /// Which versions.
    pub(super) requirement: Requirement,
    /// Line, from 1; 0 where the file has no lines.
    pub(super) line: u32,
}

/// Which versions of a package a file asks for.
#[derive(Clone, Debug)]
pub(super) enum Requirement {
    /// This one.
    Exactly(String),
    /// Any of these; the text is the requirement as written.
    Within(Vec<Interval>, String),
    /// Not told by the file, and why.
    Unknown(String),
}

impl Declared {
    /// A package, at the version that a lock file or an installed copy states.
    pub(super) fn exactly(of: &'static str, name: &str, version: &str, line: u32) -> Self {
        let requirement = Requirement::Exactly(version.to_owned());
        Self { of, name: name.to_owned(), requirement, line }
    }

    /// A package, with what is asked of it.
    pub(super) fn new(of: &'static str, name: &str, requirement: Requirement, line: u32) -> Self {
        Self { of, name: name.to_owned(), requirement, line }
    }
}

/// Reports those packages that bring cryptography.
pub(super) fn report(
    artefact: &Artefact<'_>,
    detector: &str,
    declared: impl IntoIterator<Item = Declared>,
    report: &mut Report,
) {
    let mut seen = BTreeSet::new();
    for Declared { of, name, requirement, line } in declared {
        let Some(entry) = catalogue().package(of, &name) else { continue };
        let place = Location { line: (line > 0).then_some(line), ..Location::file(artefact.path) }
            .with_symbol(name.clone());
        let sighting = match &requirement {
            Requirement::Exactly(version) => {
                let library = libraries::package(entry, of, &name, version);
                Sighting::new(Asset::Library(library), place, detector)
            }
            Requirement::Within(range, text) => {
                let library = libraries::package_in(entry, of, &name, range);
                Sighting::new(Asset::Library(library), place, detector)
                    .unresolved("version", format!("the file allows '{text}'"))
            }
            Requirement::Unknown(reason) => {
                let library = libraries::package_in(entry, of, &name, &[]);
                Sighting::new(Asset::Library(library), place, detector)
                    .unresolved("version", reason)
            }
        };
        if seen.insert(sighting.clone()) {
            report.sighting(sighting);
        }
    }
}

/// Reports that the file is broken at a line.
pub(super) fn broken(artefact: &Artefact<'_>, problem: &Problem, report: &mut Report) {
    report.unreadable(artefact, format!("line {}: {}", problem.line, problem.reason));
}

/// The text of the file; reports that it is not text where it is not.
pub(super) fn text<'a>(artefact: &Artefact<'a>, report: &mut Report) -> Option<&'a str> {
    let text = artefact.text();
    if text.is_none() {
        report.unreadable(artefact, "is not UTF-8 text");
    }
    text
}

/// Lines with their numbers, from 1.
pub(super) fn numbered(text: &str) -> impl Iterator<Item = (u32, &str)> {
    (1u32..).zip(text.lines())
}
