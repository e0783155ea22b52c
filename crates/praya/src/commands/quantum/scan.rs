//! `praya quantum scan`.

use std::{
    ffi::OsString,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, ValueEnum};
use praya_cbom::cyclonedx::{self, SpecVersion};
use praya_discovery::{
    Exclude, Library, Outcome, ScanOptions, ScanResult, Target,
    report::{self, About},
    scan,
};
use praya_finding::Severity;
use praya_locale::Language;

use crate::{failure::Failure, output, progress::Display, values};

/// What to scan and how.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 done, 1 findings at or above --fail-on, 2 wrong usage or a \
                        target that could not be read.")]
pub(crate) struct Arguments {
    /// A folder, file, archive or image tarball; `this-machine` for the one that runs the scan
    #[arg(required_unless_present = "import", value_name = "TARGET")]
    targets: Vec<OsString>,
    /// Also take in what a CBOM of another tool, or of an earlier scan, says; may be repeated
    #[arg(long, value_name = "FILE")]
    import: Vec<PathBuf>,
    /// What to write to standard output, or to the file of --output
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Write there instead of to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write a CycloneDX bill of materials
    #[arg(long, value_name = "FILE")]
    cbom: Option<PathBuf>,
    /// The edition of CycloneDX to write
    #[arg(long, value_enum, value_name = "VERSION", default_value = "1.6")]
    cbom_version: Edition,
    /// Also write a report as one HTML file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Also write the findings as SARIF
    #[arg(long, value_name = "FILE")]
    sarif: Option<PathBuf>,
    /// The language of reports: en, zh-Hant [default: that of the locale]
    #[arg(long, value_name = "LANGUAGE", value_parser = values::language)]
    lang: Option<Language>,
    /// The date that the report is as of: what has expired by then is said to have [default: today]
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    as_of: Option<String>,
    /// Exit with 1 where there are findings of this severity or above: note, low, medium, high, critical
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<Severity>,
    /// Leave out what matches: a name (`node_modules`, `*.min.js`) or a path (`src/test/**`)
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Largest file that is read whole, executables apart
    #[arg(long, value_name = "SIZE", value_parser = values::bytes, default_value = "64M")]
    max_file_size: u64,
    /// A data file that describes the interface of a library or an in-house wrapper; may be repeated
    #[arg(long, value_name = "FILE")]
    library: Vec<PathBuf>,
    /// Number of threads [default: as many as the machine has]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Show no progress
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in a terminal
    Text,
    /// For programs
    Json,
    /// Findings, for code review
    Sarif,
    /// For people, in a browser
    Html,
    /// A CycloneDX bill of materials
    Cyclonedx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Edition {
    #[value(name = "1.6")]
    V1_6,
    #[value(name = "1.7")]
    V1_7,
}

/// Scans and reports.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    for (what, path) in arguments.files() {
        output::is_possible(what, path)?;
    }
    let targets = targets(&arguments.targets)?;
    let options = options(arguments)?;
    let display = Display::new(arguments.quiet);
    let mut output = scan(&targets, &options, &display);
    arguments.import.iter().for_each(|file| output.import_file(file));
    let result = ScanResult::from(output);
    drop(display);
    let reports = Reports::new(arguments, &result);
    for (format, (what, path)) in
        [Format::Cyclonedx, Format::Html, Format::Sarif].into_iter().zip([
            ("the CBOM", &arguments.cbom),
            ("the report", &arguments.html),
            ("SARIF", &arguments.sarif),
        ])
    {
        if let Some(path) = path {
            output::to_file(what, path, &reports.bytes(format))?;
        }
    }
    let main = reports.bytes(arguments.format);
    match &arguments.output {
        Some(path) => output::to_file("the report", path, &main)?,
        None => output::to_stdout(&main)?,
    }
    Ok(exit_code(arguments, &reports))
}

impl Arguments {
    /// The files to write, each with what it will hold.
    fn files(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        let files = [
            ("the report", &self.output),
            ("the CBOM", &self.cbom),
            ("the report", &self.html),
            ("SARIF", &self.sarif),
        ];
        files.into_iter().filter_map(|(what, path)| Some((what, path.as_deref()?)))
    }
}

fn targets(given: &[OsString]) -> Result<Vec<Target>, Failure> {
    let parse = |given: &OsString| {
        Target::parse(given).map_err(|error| Failure {
            doing: format!("scan '{}'", given.display()),
            cause: error.to_string(),
            next: "Give a folder, a file, an image tarball, or `this-machine`.".to_owned(),
        })
    };
    given.iter().map(parse).collect()
}

fn options(arguments: &Arguments) -> Result<ScanOptions, Failure> {
    let exclude = Exclude::new(&arguments.exclude).map_err(|error| Failure {
        doing: format!("read the pattern '{}' of --exclude", error.pattern),
        cause: error.cause,
        next: "Write a name or a path with `*`, `**`, `?`, `[…]` or `{…}`, in quotes.".to_owned(),
    })?;
    Ok(ScanOptions {
        exclude,
        max_file_size: arguments.max_file_size,
        libraries: arguments.library.iter().map(|path| library(path)).collect::<Result<_, _>>()?,
        jobs: arguments.jobs,
        own_files: arguments.files().map(|(_, path)| path.to_owned()).collect(),
        ..ScanOptions::default()
    })
}

fn library(path: &Path) -> Result<Library, Failure> {
    let failure = |cause: String| Failure {
        doing: format!("read the library's interface in '{}'", path.display()),
        cause,
        next: "The format is described in taxonomy/cryptography/apis/README.md.".to_owned(),
    };
    let text = std::fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
    Library::parse(&text).map_err(failure)
}

/// A result, ready to be written in any format.
struct Reports<'a> {
    arguments: &'a Arguments,
    result: &'a ScanResult,
    about: About,
    language: Language,
}

impl<'a> Reports<'a> {
    fn new(arguments: &'a Arguments, result: &'a ScanResult) -> Self {
        let as_of = arguments.as_of.clone().unwrap_or_else(values::today);
        let tool_version = env!("CARGO_PKG_VERSION").to_owned();
        let about = About { tool_version, as_of: Some(as_of) };
        let language = arguments.lang.unwrap_or_else(values::own_language);
        Self { arguments, result, about, language }
    }

    fn bytes(&self, format: Format) -> Vec<u8> {
        let Self { result, about, language, .. } = self;
        match format {
            Format::Text => {
                let has_colour = self.arguments.output.is_none() && output::has_colour();
                report::text(result, about, *language, has_colour).into_bytes()
            }
            Format::Json => report::json(result, about),
            Format::Sarif => report::sarif(result, about),
            Format::Html => report::html(result, about, *language).into_bytes(),
            Format::Cyclonedx => self.cbom(),
        }
    }

    fn cbom(&self) -> Vec<u8> {
        let names: Vec<&str> =
            self.result.targets.iter().map(|target| target.name.as_str()).collect();
        let metadata = cyclonedx::Metadata {
            subject: names.join(", "),
            tool_version: self.about.tool_version.clone(),
            as_of: self.about.as_of.clone(),
            properties: coverage(self.result),
        };
        let version = match self.arguments.cbom_version {
            Edition::V1_6 => SpecVersion::V1_6,
            Edition::V1_7 => SpecVersion::V1_7,
        };
        cyclonedx::write(&self.result.inventory, &metadata, version)
    }
}

/// What was looked at, for a CBOM that travels without the report.
fn coverage(result: &ScanResult) -> Vec<(String, String)> {
    let coverage = &result.coverage;
    let sum = |counts: &std::collections::BTreeMap<String, praya_discovery::KindCount>| {
        counts.values().map(|count| count.files).sum::<u64>()
    };
    let named = |name: &str, number: u64| (format!("praya:coverage:{name}"), number.to_string());
    vec![
        named("read", sum(&coverage.read)),
        named("unsupported", sum(&coverage.unsupported)),
        named("skipped", coverage.skipped.len() as u64),
        named("unreadable", coverage.unreadable.len() as u64),
    ]
}

fn exit_code(arguments: &Arguments, reports: &Reports<'_>) -> ExitCode {
    let mut is_read = true;
    for target in &reports.result.targets {
        let reason = match target.outcome {
            Outcome::Read => continue,
            Outcome::Unsupported => "it holds files, and none of a kind that is read",
            Outcome::Empty => "there is nothing in it to look at",
            Outcome::Unreadable => "nothing in it could be read; the report says why",
        };
        is_read = false;
        let name = &target.name;
        let _ = writeln!(io::stderr(), "error: '{name}' was not scanned: {reason}");
        let _ = writeln!(
            io::stderr(),
            "  That nothing was found in it does not mean that it is clean."
        );
    }
    let findings = || report::findings(reports.result, &reports.about);
    let is_at = |level: Severity| findings().iter().any(|finding| finding.severity >= level);
    if !is_read {
        ExitCode::from(2)
    } else if arguments.fail_on.is_some_and(is_at) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}
