//! `praya quantum scan`.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Args;
use praya_discovery::{Exclude, Outcome, ScanOptions, Silent, Target, scan};

/// What to scan and how.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A folder, file, archive or image tarball; `this-machine` for the one that runs the scan.
    #[arg(required = true, value_name = "TARGET")]
    targets: Vec<OsString>,
    /// Leave out what matches: a name (`node_modules`, `*.min.js`) or a path (`src/test/**`).
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Number of threads; as many as the machine has where not given.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match attempt(arguments) {
        Ok(code) => code,
        Err(message) => {
            let _ = writeln!(io::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

fn attempt(arguments: &Arguments) -> Result<ExitCode, String> {
    let targets: Vec<Target> = arguments
        .targets
        .iter()
        .map(|given| Target::parse(given))
        .collect::<Result<_, _>>()
        .map_err(|error| error.to_string())?;
    let exclude = Exclude::new(&arguments.exclude).map_err(|error| error.to_string())?;
    let options = ScanOptions { exclude, jobs: arguments.jobs, ..ScanOptions::default() };
    let output = scan(&targets, &options, &Silent);
    let json = serde_json::json!({
        "targets": output.targets,
        "assets": output.sightings,
        "coverage": output.coverage,
    });
    let mut stdout = io::stdout().lock();
    let _ = writeln!(stdout, "{json:#}");
    let is_read = output.targets.iter().all(|target| target.outcome == Outcome::Read);
    Ok(if is_read { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
