//! The project's own chores: `cargo xtask CHORE`.

mod accuracy;
mod bench;
mod docs;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage:
  cargo xtask tidy                     house rules that no compiler checks
  cargo xtask docs [--check]           write the generated documents, or check that they are fresh
  cargo xtask accuracy [--corpus DIR]  precision and recall on the project's corpus, or on a public
                                       set: OWASP BenchmarkJava, CamBench_Cap, pqc-tools
  cargo xtask bench DIR [--runs N]     wall time and memory on a tree, beside ripgrep";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["tidy"] => tidy::run(&root()),
        ["docs"] => docs::run(&root(), false),
        ["docs", "--check"] => docs::run(&root(), true),
        ["accuracy"] => accuracy::own(&root()),
        ["accuracy", "--corpus", folder] => accuracy::public(&PathBuf::from(folder)),
        ["bench", folder] => bench::run(&root(), folder, 5),
        ["bench", folder, "--runs", runs] => match runs.parse() {
            Ok(runs) => bench::run(&root(), folder, runs),
            Err(_) => Err(format!("--runs takes a number, not '{runs}'")),
        },
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&message);
            ExitCode::FAILURE
        }
    }
}

/// The workspace's folder.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// A line for the person.
#[expect(clippy::print_stdout, reason = "chores talk to the person who runs them")]
fn say(line: &str) {
    println!("{line}");
}
