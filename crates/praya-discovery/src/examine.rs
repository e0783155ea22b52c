//! Shows one artefact to every detector that wants it.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use praya_source::{Content, SourceFile};

use crate::{
    Artefact, Coverage, Detector, Report,
    source::{self, Sources},
};

/// What a part of a scan gave.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// What the detectors saw, and could not read.
    pub(crate) report: Report,
    /// What was looked at.
    pub(crate) coverage: Coverage,
    /// Source files, for the analysis of all of them together.
    pub(crate) sources: Sources,
}

impl Tally {
    /// Takes in what another part gave, behind what is here.
    pub(crate) fn merge(&mut self, other: Self) {
        self.report.sightings.extend(other.report.sightings);
        self.report.unreadable.extend(other.report.unreadable);
        self.coverage.merge(other.coverage);
        self.sources.append(other.sources);
    }
}

/// Shows an artefact to the detectors, keeps it for the source analysis where it is source code,
/// and counts it once. `disk` is where its bytes can be read again, where they can.
pub(crate) fn examine(
    artefact: &Artefact<'_>,
    disk: Option<&Path>,
    detectors: &[&'static dyn Detector],
    tally: &mut Tally,
) {
    let language = source::language(artefact.path, artefact.bytes);
    let mut kind = language.map(source::kind);
    for detector in detectors.iter().filter(|detector| detector.wants(artefact)) {
        run(*detector, artefact, &mut tally.report);
        kind.get_or_insert(detector.kind());
    }
    let content = || match disk {
        Some(path) => Content::Disk(path.to_owned()),
        None => Content::Memory(Arc::from(artefact.bytes)),
    };
    let path = || artefact.path.to_owned();
    if let Some(language) = language {
        tally.sources.code.push(SourceFile { path: path(), language, content: content() });
    } else if source::is_settings(artefact.path, artefact.bytes.len() as u64) {
        tally.sources.settings.push((path(), content()));
    }
    let bytes = artefact.bytes.len() as u64;
    match kind {
        Some(kind) => tally.coverage.count_read(kind, bytes),
        None => tally.coverage.count_unsupported(ending(artefact), bytes),
    }
}

/// A detector that panics is at fault, and is no reason to lose the rest of the scan.
fn run(detector: &dyn Detector, artefact: &Artefact<'_>, report: &mut Report) {
    let mut own = Report::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| detector.detect(artefact, &mut own)));
    report.sightings.append(&mut own.sightings);
    report.unreadable.append(&mut own.unreadable);
    if outcome.is_err() {
        report.unreadable(artefact, format!("the detector {} failed on it", detector.id()));
    }
}

/// How coverage names a file that nothing reads: by its ending where that is one that people use.
fn ending(artefact: &Artefact<'_>) -> String {
    let extension = artefact.extension();
    let usual = (1..=12).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    if artefact.bytes.is_empty() {
        "empty file".to_owned()
    } else if usual {
        format!(".{extension}")
    } else if is_text(artefact.bytes) {
        "text without a known ending".to_owned()
    } else {
        "binary data without a known ending".to_owned()
    }
}

/// Whether the bytes begin as text does: no NUL in the first 8 KiB, as git tells them apart.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    !bytes.iter().take(8192).any(|byte| *byte == 0)
}
