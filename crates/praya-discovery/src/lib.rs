//! Finds cryptography in files.
//!
//! A [`scan`] walks its targets, opens archives and images, and shows each artefact to every
//! [`Detector`] that wants it. Detectors report facts: what was seen, where, and what could not be
//! told. They know nothing of how an asset is judged.

mod archive;
mod artefact;
mod coverage;
mod detector;
pub mod detectors;
mod examine;
mod image;
mod import;
pub mod libraries;
mod machine;
mod pattern;
mod progress;
mod read;
pub mod report;
mod result;
mod scan;
mod source;
mod target;
mod walk;

pub use archive::Limits;
pub use artefact::Artefact;
pub use coverage::{Coverage, ImageCoverage, KindCount, LayerCoverage, NotLookedAt};
pub use detector::{Detector, Report};
pub use progress::{Progress, Silent, Stage};
pub use result::ScanResult;
pub use scan::{Outcome, ScanOptions, ScanOutput, TargetOutcome, scan, scan_bytes};
pub use source::Library;
pub use target::{Target, TargetError};
pub use walk::{Exclude, ExcludeError};

#[cfg(test)]
mod testing;
