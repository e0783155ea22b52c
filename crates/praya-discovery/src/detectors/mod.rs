//! Every detector, by what it reads. One detector, one file.

pub mod binary;
pub mod config;
pub mod credential;
pub mod dependency;
#[cfg(test)]
pub(crate) mod labelled;

use crate::Detector;

/// Every detector that reads one artefact at a time, in the order in which they report.
pub fn all() -> Vec<&'static dyn Detector> {
    [credential::ALL, config::ALL, binary::ALL, dependency::ALL].concat()
}
