//! `praya quantum`.

mod scan;

use std::process::ExitCode;

use clap::Subcommand;

use crate::failure::Failure;

/// What can be done about cryptography.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Finds cryptography in files and writes a bill of materials of it.
    Scan(scan::Arguments),
}

pub(crate) fn run(verb: Verb) -> Result<ExitCode, Failure> {
    match verb {
        Verb::Scan(arguments) => scan::run(&arguments),
    }
}
