//! Precision and recall: on the project's labelled corpus, and on public sets named by path.

mod cambench;
mod owasp;
mod own;
mod pqc_tools;

use std::path::Path;

use praya_cbom::Sighting;
use praya_discovery::{ScanOptions, ScanOutput, Silent, Target, scan};

pub(crate) use own::own;

/// Measures on a public set, recognised by its files.
pub(crate) fn public(folder: &Path) -> Result<(), String> {
    if folder.join("expectedresults-1.2.csv").is_file() {
        return owasp::measure(folder);
    }
    if folder.join("CamBench_Cap").is_dir() {
        return cambench::measure(folder);
    }
    if folder.join("packages/core/test/benchmark/recall-labels.json").is_file() {
        return pqc_tools::measure(folder);
    }
    Err(format!(
        "{} is none of the sets that are known here: expected expectedresults-1.2.csv (OWASP \
         BenchmarkJava), CamBench_Cap/ or packages/core/test/benchmark/recall-labels.json",
        folder.display()
    ))
}

/// Scans one folder with the defaults.
fn scan_folder(folder: &Path) -> Result<ScanOutput, String> {
    let target = Target::parse(folder.as_os_str())
        .map_err(|error| format!("scanning {}: {error}", folder.display()))?;
    Ok(scan(&[target], &ScanOptions::default(), &Silent))
}

/// Counts of a comparison.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    hits: usize,
    misses: usize,
    false_alarms: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.misses += other.misses;
        self.false_alarms += other.false_alarms;
    }

    fn perfect(self) -> bool {
        self.misses == 0 && self.false_alarms == 0
    }

    fn line(self, name: &str) -> String {
        let ratio = |part: usize, whole: usize| match whole {
            0 => "   -  ".to_owned(),
            _ => format!("{:.4}", f64_of(part) / f64_of(whole)),
        };
        format!(
            "{name:<28} {:>6} {:>6} {:>6}   {}   {}",
            self.hits,
            self.misses,
            self.false_alarms,
            ratio(self.hits, self.hits + self.false_alarms),
            ratio(self.hits, self.hits + self.misses),
        )
    }
}

const HEADER: &str = "                               hits missed  false   precision recall";

fn f64_of(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The name under which a sighting is labelled.
fn label(sighting: &Sighting) -> (String, String) {
    use praya_cbom::Asset;
    let open = |parameter: &str| {
        sighting.unresolved.iter().any(|unresolved| unresolved.parameter == parameter)
    };
    let (asset, name) = match &sighting.asset {
        Asset::Algorithm(_) if open("algorithm") => ("algorithm", "unresolved".to_owned()),
        Asset::Algorithm(algorithm) => ("algorithm", algorithm.name.clone()),
        Asset::Certificate(certificate) => ("certificate", certificate.public_key.name.clone()),
        Asset::Material(material) => {
            let name = material.algorithm.as_ref().map(|algorithm| algorithm.name.clone());
            ("material", name.unwrap_or_else(|| "unresolved".to_owned()))
        }
        Asset::Protocol(protocol) => ("protocol", protocol.name.clone()),
        Asset::Library(library) => ("library", library.name.clone()),
    };
    (asset.to_owned(), name)
}
