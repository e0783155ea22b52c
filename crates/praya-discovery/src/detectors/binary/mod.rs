//! Executables, libraries and byte code.

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[];
