//! Configuration of servers, clients and platforms.

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[];
