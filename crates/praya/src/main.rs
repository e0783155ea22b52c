//! The `praya` command line: one file per verb, `commands/<domain>/<verb>.rs`.

mod commands;

use std::process::ExitCode;

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
    match Cli::parse().domain {
        Domain::Quantum(verb) => commands::quantum::run(verb),
    }
}
