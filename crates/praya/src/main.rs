//! The `praya` command line: one file per verb, `commands/<domain>/<verb>.rs`.

mod commands;
mod failure;
mod output;
mod progress;
mod values;

use std::{
    io::{self, Write as _},
    panic,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

/// Cryptographic inventory, quantum preparedness, risk data and baseline checks.
#[derive(Debug, Parser)]
#[command(name = "praya", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    domain: Domain,
}

#[derive(Debug, Subcommand)]
enum Domain {
    /// Cryptography: where it is, and how it stands against a quantum computer.
    #[command(subcommand)]
    Quantum(commands::quantum::Verb),
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(say_where));
    let outcome = match Cli::parse().domain {
        Domain::Quantum(verb) => commands::quantum::run(verb),
    };
    outcome.unwrap_or_else(|failure| {
        let _ = writeln!(io::stderr(), "{failure}");
        ExitCode::from(2)
    })
}

/// Says where a defect is, and nothing of what was being read: that may be a key.
fn say_where(defect: &panic::PanicHookInfo<'_>) {
    let place = defect.location().map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(io::stderr(), "praya has a defect at {place}; the scan goes on without it");
}
