//! Wall time and memory of a scan, beside ripgrep listing the same files with one expression.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::say;

/// Runs both commands in turn and reports the best time of each, and the ratio.
pub(crate) fn run(root: &Path, folder: &str, runs: usize) -> Result<(), String> {
    let praya = root.join("target/release/praya");
    if !praya.is_file() {
        return Err("build first: cargo build --release --package praya".to_owned());
    }
    let praya = praya.display().to_string();
    let scan = [praya.as_str(), "quantum", "scan", folder, "--quiet", "--format", "json"];
    let list = ["rg", "--count", "--no-ignore", "--hidden", "getInstance|crypto", folder];
    let (ours, floor) = (best(&scan, runs)?, best(&list, runs)?);
    say(&format!("praya quantum scan   {:>8.3} s   best of {runs}", ours.as_secs_f64()));
    say(&format!("ripgrep, one regex   {:>8.3} s   best of {runs}", floor.as_secs_f64()));
    say(&format!("ratio                {:>8.1}", ours.as_secs_f64() / floor.as_secs_f64()));
    if let Some(peak) = peak_memory(&scan) {
        say(&format!("peak memory          {peak:>8} MiB"));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads a clock")]
fn best(command: &[&str], runs: usize) -> Result<Duration, String> {
    let mut best = Duration::MAX;
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        let (program, args) = command.split_first().ok_or("no command")?;
        Command::new(program)
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| format!("running {program}: {error}"))?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// Peak resident memory by GNU time, in MiB; `None` where it is not installed.
fn peak_memory(command: &[&str]) -> Option<u64> {
    let output = Command::new("/usr/bin/time").arg("-f").arg("%M").args(command).output().ok()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let kibibytes: u64 = text.lines().last()?.trim().parse().ok()?;
    Some(kibibytes / 1024)
}
