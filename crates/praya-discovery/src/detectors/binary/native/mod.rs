//! What executables and libraries of every native format have in common.

mod constants;
mod embedded;
mod imports;
pub(crate) mod symbols;
#[cfg(test)]
mod tests;

use praya_cbom::{Algorithm, registry};

use crate::{Artefact, Report};
use imports::Imports;

/// Reports the libraries linked with, the functions called, and what is compiled in.
pub(super) fn report(artefact: &Artefact<'_>, detector: &str, report: &mut Report) {
    let imports = match object::File::parse(artefact.bytes) {
        Ok(file) => Imports::read(&file),
        Err(error) => {
            report.unreadable(artefact, format!("its headers cannot be read: {error}"));
            Imports::default()
        }
    };
    if let Some(failure) = &imports.failure {
        report.unreadable(artefact, failure.clone());
    }
    let compiled_against = embedded::report(artefact, detector, &imports.linked(), report);
    imports.report(artefact, detector, &compiled_against, report);
}

/// An algorithm by its canonical name in our own data; one of which nothing is known without.
fn algorithm_named(name: Option<&str>) -> Algorithm {
    let Some(name) = name else { return Algorithm::default() };
    registry::algorithm(name)
        .unwrap_or_else(|| Algorithm { name: name.to_owned(), ..Algorithm::default() })
}
