//! The scan: lists, reads, shows, counts.

use std::{
    fs,
    io::{self, Read as _},
    path::PathBuf,
};

use praya_cbom::Sighting;
use rayon::prelude::*;
use serde::Serialize;

use crate::{
    Artefact, Coverage, Detector, Exclude, Progress, Stage, Target, detectors,
    examine::{Tally, examine},
    source,
    walk::{File, Listing, Walk, cannot},
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
    /// Threads; as many as the machine has where `None`.
    pub jobs: Option<usize>,
}

impl Default for ScanOptions {
    fn default() -> Self {
        Self { exclude: Exclude::default(), max_file_size: 64 << 20, jobs: None }
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
    let threads = options.jobs.unwrap_or(0);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build() {
        Ok(pool) => pool.install(|| scan_here(targets, options, progress)),
        Err(_) => scan_here(targets, options, progress),
    }
}

fn scan_here(targets: &[Target], options: &ScanOptions, progress: &dyn Progress) -> ScanOutput {
    progress.stage(Stage::Listing);
    let roots = targets.iter().flat_map(roots).map(|root| root.disk);
    let walk = Walk::new(&options.exclude, progress, roots);
    let is_alone = targets.len() == 1;
    let listings: Vec<_> = targets.iter().map(|target| list(target, is_alone, &walk)).collect();
    let mut output = ScanOutput::default();
    let detectors = detectors::all();
    for (target, listing) in targets.iter().zip(listings) {
        let mut tally = read(listing, options, &detectors, progress);
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
            Some(name) if relative && root.disk.is_file() => {
                crate::walk::name::display(name.as_encoded_bytes())
            }
            _ => root.name,
        };
        let listing = walk.list(&root.disk, &prefix, &name);
        all.files.extend(listing.files);
        all.coverage.merge(listing.coverage);
    }
    all
}

fn read(
    listing: Listing,
    options: &ScanOptions,
    detectors: &[&'static dyn Detector],
    progress: &dyn Progress,
) -> Tally {
    progress.stage(Stage::Reading);
    let tallies: Vec<Tally> = listing
        .files
        .par_chunks(16)
        .map(|files| {
            let mut tally = Tally::default();
            for file in files {
                read_file(file, options, detectors, &mut tally);
                progress.done(1, file.bytes);
            }
            tally
        })
        .collect();
    let mut all = Tally { coverage: listing.coverage, ..Tally::default() };
    for tally in tallies {
        all.merge(tally);
    }
    all
}

fn read_file(
    file: &File,
    options: &ScanOptions,
    detectors: &[&'static dyn Detector],
    tally: &mut Tally,
) {
    if file.bytes > options.max_file_size {
        let reason = format!("larger than the limit of {} bytes", options.max_file_size);
        tally.coverage.skip(&file.path, file.bytes, reason);
        return;
    }
    match read_whole(file, options.max_file_size) {
        Ok(bytes) => {
            let artefact = Artefact { path: &file.path, bytes: &bytes };
            examine(&artefact, Some(&file.disk), detectors, tally);
        }
        Err(error) => tally.coverage.fail(&file.path, file.bytes, cannot("read", &error)),
    }
}

fn read_whole(file: &File, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or(0) + 1);
    fs::File::open(&file.disk)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
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
