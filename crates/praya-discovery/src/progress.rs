//! What a scan tells of itself while it runs.

/// What a scan is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Listing the files of the targets.
    Listing,
    /// Reading files and showing them to the detectors.
    Reading,
    /// Analysing the source code collected on the way.
    Analysing,
}

/// Told how far a scan is, from several threads at once.
///
/// The listing is over before the reading begins, so that from the first [`Progress::done`] on
/// the totals are final and the remaining time can be estimated.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, stage: Stage);
    /// This many more files and bytes were found.
    fn found(&self, files: u64, bytes: u64);
    /// This many files and bytes of those found are done.
    fn done(&self, files: u64, bytes: u64);
}

/// Progress that nobody looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage) {}
    fn found(&self, _: u64, _: u64) {}
    fn done(&self, _: u64, _: u64) {}
}
