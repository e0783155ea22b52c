//! The scan: lists, reads, shows, counts.

use std::path::PathBuf;

use praya_cbom::Sighting;
use serde::Serialize;

use crate::{
    Coverage, Detector, Exclude, Limits, Progress, Stage, Target,
    archive::Shared,
    detectors,
    read::Reader,
    source,
    walk::{Listing, Walk},
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
    /// How far archives are followed.
    pub limits: Limits,
    /// Threads; as many as the machine has where `None`.
    pub jobs: Option<usize>,
}

impl Default for ScanOptions {
    fn default() -> Self {
        Self {
            exclude: Exclude::default(),
            max_file_size: 64 << 20,
            limits: Limits::default(),
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
    let roots = targets.iter().flat_map(roots).map(|root| root.disk);
    let walk = Walk::new(&options.exclude, progress, roots);
    let is_alone = targets.len() == 1;
    let listings: Vec<_> = targets.iter().map(|target| list(target, is_alone, &walk)).collect();
    let mut output = ScanOutput::default();
    let shared = Shared { detectors, max_file_size: options.max_file_size };
    let reader = Reader { shared, limits: options.limits, progress };
    for (target, listing) in targets.iter().zip(listings) {
        progress.stage(Stage::Reading);
        let mut tally = reader.read(&listing);
        tally.coverage.merge(listing.coverage);
        progress.stage(Stage::Analysing);
        source::analyse(std::mem::take(&mut tally.sources), &mut tally.report);
        let mut coverage = tally.coverage;
        coverage.unreadable.append(&mut tally.report.unreadable);
        let outcome = outcome(&coverage);
        output.targets.push(TargetOutcome { name: target.name().to_owned(), outcome });
        output.sightings.append(&mut tally.report.sightings);
        output.coverage.merge(coverage);
    }
    output.sightings.sort();
    output.coverage.sort();
    output
}

/// A place to list, and how it is named in paths.
struct Root {
    disk: PathBuf,
    name: String,
}

fn roots(target: &Target) -> Vec<Root> {
    match target {
        Target::Path { name, path } => vec![Root { disk: path.clone(), name: name.clone() }],
        Target::Machine => vec![Root { disk: PathBuf::from("/etc"), name: "/etc".to_owned() }],
    }
}

/// The paths of a lone folder are relative to it; those of several targets begin with the
/// target's name, so that no two files share a path.
fn list(target: &Target, is_alone: bool, walk: &Walk<'_>) -> Listing {
    let mut all = Listing::default();
    for root in roots(target) {
        let relative = is_alone && *target != Target::Machine;
        let prefix = match root.name.trim_end_matches('/') {
            _ if relative => String::new(),
            name => format!("{name}/"),
        };
        let name = match root.disk.file_name() {
            Some(name) if relative && root.disk.exists() && !root.disk.is_dir() => {
                crate::walk::name::display(name.as_encoded_bytes())
            }
            _ => root.name,
        };
        let listing = walk.list(&root.disk, &prefix, &name);
        all.files.extend(listing.files);
        all.images.extend(listing.images);
        all.coverage.merge(listing.coverage);
    }
    all
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
