//! The project's own labelled corpus: every area, every case, all must be found and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, de::IgnoredAny};

use super::{HEADER, Score, label, scan_folder};
use crate::say;

/// How the folder of cases that are known not to be met ends: measured, and no fault.
const OPEN: &str = "-open";

/// `expected.yaml` of a case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    expect: Vec<Expectation>,
    /// What detectors of other areas see in the same files.
    also: Vec<Expectation>,
    unreadable: Vec<String>,
    /// What other areas find unreadable in them.
    also_unreadable: Vec<String>,
    /// Of the coverage, which is no matter of accuracy: the tests of scans check it.
    #[serde(rename = "outcome")]
    _outcome: IgnoredAny,
    #[serde(rename = "skipped")]
    _skipped: IgnoredAny,
    #[serde(rename = "unsupported")]
    _unsupported: IgnoredAny,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    file: String,
    line: Option<u32>,
    asset: String,
    name: String,
}

/// A place and what is there; lines are compared within two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Labelled {
    file: String,
    asset: String,
    name: String,
}

pub(crate) fn own(root: &Path) -> Result<(), String> {
    let corpus = root.join("crates/praya-discovery/corpus");
    let mut total = Score::default();
    let mut faults = Vec::new();
    say(HEADER);
    let (open, areas): (Vec<PathBuf>, Vec<PathBuf>) =
        folders(&corpus)?.into_iter().partition(|area| area.to_string_lossy().ends_with(OPEN));
    for area in areas {
        let mut score = Score::default();
        let mut cases = 0;
        for case in cases_of(&area)? {
            cases += 1;
            score.add(measure(&case, &corpus, &mut faults)?);
        }
        let name = area.file_name().unwrap_or_default().to_string_lossy().into_owned();
        say(&format!("{}   {cases} cases", score.line(&name)));
        total.add(score);
    }
    say(&total.line("all"));
    for area in open {
        let mut score = Score::default();
        for case in cases_of(&area)? {
            score.add(measure(&case, &corpus, &mut Vec::new())?);
        }
        say(&score.line("not met yet"));
    }
    if total.perfect() && faults.is_empty() {
        return Ok(());
    }
    Err(format!("{}\nthe labelled corpus is not met", faults.join("\n")))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries =
        fs::read_dir(folder).map_err(|error| format!("listing {}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

/// Folders with an `expected.yaml`, at any depth.
fn cases_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    if folder.join("expected.yaml").is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut cases = Vec::new();
    for inner in folders(folder)? {
        cases.extend(cases_of(&inner)?);
    }
    Ok(cases)
}

fn measure(case: &Path, corpus: &Path, faults: &mut Vec<String>) -> Result<Score, String> {
    let name = case.strip_prefix(corpus).unwrap_or(case).display().to_string();
    let text = fs::read_to_string(case.join("expected.yaml"))
        .map_err(|error| format!("reading {name}/expected.yaml: {error}"))?;
    let expected: Expected = serde_saphyr::from_str(&text)
        .map_err(|error| format!("reading {name}/expected.yaml: {error}"))?;
    let output = scan_folder(case)?;
    let mut score = Score::default();
    let found: Vec<(Labelled, Option<u32>)> = output
        .sightings
        .iter()
        .filter(|sighting| sighting.location.path != "expected.yaml")
        .map(|sighting| {
            let (asset, name) = label(sighting);
            let file = sighting.location.path.clone();
            (Labelled { file, asset, name }, sighting.location.line)
        })
        .collect();
    for expectation in expected.expect.iter().chain(&expected.also) {
        let wanted = Labelled {
            file: expectation.file.clone(),
            asset: expectation.asset.clone(),
            name: expectation.name.clone(),
        };
        let near = |line: Option<u32>| match (expectation.line, line) {
            (Some(wanted), Some(line)) => wanted.abs_diff(line) <= 2,
            (Some(_), None) => false,
            (None, _) => true,
        };
        if found.iter().any(|(labelled, line)| *labelled == wanted && near(*line)) {
            score.hits += 1;
        } else {
            score.misses += 1;
            faults.push(format!("missed: {name}: {wanted:?} line {:?}", expectation.line));
        }
    }
    let wanted: BTreeSet<(&str, &str, &str)> = expected
        .expect
        .iter()
        .chain(&expected.also)
        .map(|one| (one.file.as_str(), one.asset.as_str(), one.name.as_str()))
        .collect();
    let mut others = BTreeSet::new();
    for (labelled, line) in &found {
        let key = (labelled.file.as_str(), labelled.asset.as_str(), labelled.name.as_str());
        if !wanted.contains(&key) && others.insert(key) {
            score.false_alarms += 1;
            faults.push(format!("false: {name}: {labelled:?} line {line:?}"));
        }
    }
    compare_unreadable(&name, &expected, &output, faults);
    Ok(score)
}

fn compare_unreadable(
    name: &str,
    expected: &Expected,
    output: &praya_discovery::ScanOutput,
    faults: &mut Vec<String>,
) {
    let wanted: BTreeSet<&str> =
        expected.unreadable.iter().chain(&expected.also_unreadable).map(String::as_str).collect();
    let found: BTreeSet<&str> =
        output.coverage.unreadable.iter().map(|one| one.path.as_str()).collect();
    for path in wanted.difference(&found) {
        faults.push(format!("not said to be unreadable: {name}: {path}"));
    }
    for one in &output.coverage.unreadable {
        if !wanted.contains(one.path.as_str()) {
            faults.push(format!("unreadable: {name}: {}: {}", one.path, one.reason));
        }
    }
}
