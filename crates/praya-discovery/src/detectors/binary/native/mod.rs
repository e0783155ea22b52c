//! What executables and libraries of every native format have in common.

mod constants;
mod embedded;
mod go;
mod images;
mod imports;
mod rust;
pub(crate) mod symbols;
#[cfg(test)]
mod tests;

use praya_cbom::{Algorithm, registry};

use crate::{Artefact, Report};
use imports::Imports;

/// Reports the libraries linked with, the functions called, and what is compiled in.
pub(super) fn report(artefact: &Artefact<'_>, detector: &str, report: &mut Report) {
    let mut imports = Imports::default();
    let (images, failure) = images::images(artefact.bytes);
    if let Some(failure) = failure {
        report.unreadable(artefact, format!("cannot be read in whole: {failure}"));
    }
    for image in &images {
        match object::File::parse(*image) {
            Ok(file) => {
                imports.add(&file);
                if images.len() == 1 {
                    rust::report(artefact, &file, detector, report);
                }
            }
            Err(error) => imports.failed(&error),
        }
    }
    if let Some(failure) = &imports.failure {
        report.unreadable(artefact, failure.clone());
    }
    if is_packed(artefact.bytes) {
        report.unreadable(artefact, "is packed by UPX: only its unpacker can be read");
    }
    go::report(artefact, detector, report);
    let compiled_against = embedded::report(artefact, detector, &imports, report);
    imports.report(artefact, detector, &compiled_against, report);
}

/// What is compiled into bytes of any format.
pub(super) fn report_embedded(artefact: &Artefact<'_>, detector: &str, report: &mut Report) {
    embedded::report(artefact, detector, &Imports::default(), report);
}

/// UPX writes its mark behind the headers.
fn is_packed(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    memchr::memmem::find(head, b"UPX!").is_some()
}

/// An algorithm by its canonical name in our own data; one of which nothing is known without.
fn algorithm_named(name: Option<&str>) -> Algorithm {
    let Some(name) = name else { return Algorithm::default() };
    registry::algorithm(name)
        .unwrap_or_else(|| Algorithm { name: name.to_owned(), ..Algorithm::default() })
}
