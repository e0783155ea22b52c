//! Finds cryptography in files.
//!
//! A scan walks its targets, opens archives and images, and shows each artefact to every
//! [`Detector`] that wants it. Detectors report facts: what was seen, where, and what could not be
//! told. They know nothing of how an asset is judged.

mod artefact;
mod coverage;
mod detector;
pub mod detectors;
pub mod libraries;

pub use artefact::Artefact;
pub use coverage::{Coverage, KindCount, NotLookedAt};
pub use detector::{Detector, Report};
