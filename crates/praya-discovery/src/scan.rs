//! The scan: lists, reads, shows, counts.

use std::path::PathBuf;

use praya_cbom::Sighting;
use serde::Serialize;

use crate::{
    Coverage, Detector, Exclude, Library, Limits, Progress, Silent, Stage, Target, archive::Shared,
    detectors, examine::Tally, read::Reader, source, walk::Walk,
};

/// Source code nests, and the readers follow it to a bounded depth: they need this much at most.
const STACK_BYTES: usize = 64 << 20;

/// How to scan.
#[derive(Clone, Debug)]
pub struct ScanOptions {
    /// What to leave out.
    pub exclude: Exclude,
    /// Largest file that is read whole, in bytes.
    pub max_file_size: u64,
    /// Files that the caller writes, such as its reports. Where they lie in a target they are left
    /// out unmentioned, so that a rerun gives the same output.
    pub own_files: Vec<PathBuf>,
    /// How far archives are followed.
    pub limits: Limits,
    /// Interfaces of libraries, in addition to those that are known.
    pub libraries: Vec<Library>,
    /// Threads; as many as the machine has where `None`.
    pub jobs: Option<usize>,
}

impl Default for ScanOptions {
    fn default() -> Self {
        Self {
            exclude: Exclude::default(),
            max_file_size: 64 << 20,
            own_files: Vec::new(),
            limits: Limits::default(),
            libraries: Vec::new(),
            jobs: None,
        }
    }
}

/// How a target came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Something in it was looked at.
    Read,
    /// There are files in it, and none of a kind that anything here reads: not a clean result.
    Unsupported,
    /// There is nothing in it, or nothing but what was left out on purpose.
    Empty,
    /// It could not be read, or nothing in it could.
    Unreadable,
}

/// One target and how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetOutcome {
    /// As the person wrote it.
    pub name: String,
    /// How it came out.
    pub outcome: Outcome,
}

/// What a scan gave.
#[derive(Debug, Default)]
pub struct ScanOutput {
    /// The targets, in the order given.
    pub targets: Vec<TargetOutcome>,
    /// Everything that was seen, in the order of its places.
    pub sightings: Vec<Sighting>,
    /// What was looked at and what was not.
    pub coverage: Coverage,
}

/// Scans targets. The same targets and options give the same output, whatever the threads.
pub fn scan(targets: &[Target], options: &ScanOptions, progress: &dyn Progress) -> ScanOutput {
    scan_with(&detectors::all(), targets, options, progress)
}

/// Scans bytes as a file of that name: an archive is opened, source code is analysed by itself. The
/// work is done on the calling thread; code that nests takes up to 64 MB of its stack.
pub fn scan_bytes(name: &str, bytes: &[u8], options: &ScanOptions) -> ScanOutput {
    let shared = Shared { detectors: &detectors::all(), max_file_size: options.max_file_size };
    let reader = Reader { shared, limits: options.limits, progress: &Silent };
    let mut output = ScanOutput::default();
    let mut tally = reader.read_bytes(name, bytes);
    let sources = std::mem::take(&mut tally.sources);
    source::analyse(sources, &options.libraries, &mut tally.report);
    output.take(name, tally);
    output.sort();
    output
}

/// Scans with some detectors.
pub(crate) fn scan_with(
    detectors: &[&'static dyn Detector],
    targets: &[Target],
    options: &ScanOptions,
    progress: &dyn Progress,
) -> ScanOutput {
    let threads = options.jobs.unwrap_or(0);
    let scan = || scan_here(detectors, targets, options, progress);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build() {
        Ok(pool) => pool.install(scan),
        Err(_) => scan(),
    }
}

fn scan_here(
    detectors: &[&'static dyn Detector],
    targets: &[Target],
    options: &ScanOptions,
    progress: &dyn Progress,
) -> ScanOutput {
    progress.stage(Stage::Listing);
    let roots = targets.iter().flat_map(Target::roots).map(|root| root.disk);
    let walk = Walk::new(options, progress, roots);
    let is_alone = targets.len() == 1;
    let listings: Vec<_> = targets.iter().map(|target| target.list(is_alone, &walk)).collect();
    let mut output = ScanOutput::default();
    let shared = Shared { detectors, max_file_size: options.max_file_size };
    let reader = Reader { shared, limits: options.limits, progress };
    for (target, listing) in targets.iter().zip(listings) {
        progress.stage(Stage::Reading);
        let mut tally = reader.read(&listing);
        tally.coverage.merge(listing.coverage);
        progress.stage(Stage::Analysing);
        let sources = std::mem::take(&mut tally.sources);
        if *target == Target::Machine {
            sources.say_left_out(&mut tally.coverage);
        } else {
            source::analyse(sources, &options.libraries, &mut tally.report);
        }
        output.take(target.name(), tally);
    }
    output.sort();
    output
}

impl ScanOutput {
    /// Takes in what a target gave.
    fn take(&mut self, name: &str, tally: Tally) {
        let Tally { mut report, mut coverage, .. } = tally;
        coverage.unreadable.append(&mut report.unreadable);
        let outcome = outcome(&coverage);
        self.targets.push(TargetOutcome { name: name.to_owned(), outcome });
        self.sightings.append(&mut report.sightings);
        self.coverage.merge(coverage);
    }

    fn sort(&mut self) {
        self.sightings.sort();
        self.coverage.sort();
    }
}

fn outcome(coverage: &Coverage) -> Outcome {
    if !coverage.read.is_empty() {
        Outcome::Read
    } else if !coverage.unreadable.is_empty() {
        Outcome::Unreadable
    } else if !coverage.unsupported.is_empty() {
        Outcome::Unsupported
    } else {
        Outcome::Empty
    }
}
