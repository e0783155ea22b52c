//! Certificates, keys and keystores.

mod algorithm;
mod curve;
mod der;
mod der_file;
mod encryption;
mod extension;
mod findings;
mod name;
mod openssh;
mod pem;
mod pem_block;
mod private_key;
mod signature;
mod structure;
mod x509;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[&pem::Pem, &der_file::DerFile];
