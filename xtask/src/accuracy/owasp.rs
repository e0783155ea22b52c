//! OWASP BenchmarkJava, categories `crypto` (CWE-327) and `hash` (CWE-328).
//!
//! A test counts as flagged where the scan finds an algorithm in its file that is broken without
//! a quantum computer: a cipher for `crypto`, a digest for `hash`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use praya_cbom::registry::{Attack, attack};
use praya_cbom::{Asset, Primitive};

use super::{HEADER, Score, scan_folder};
use crate::say;

pub(super) fn measure(folder: &Path) -> Result<(), String> {
    let labels = fs::read_to_string(folder.join("expectedresults-1.2.csv"))
        .map_err(|error| format!("reading expectedresults-1.2.csv: {error}"))?;
    let output = scan_folder(&folder.join("src"))?;
    let mut broken: BTreeMap<(&str, bool), bool> = BTreeMap::new();
    for sighting in &output.sightings {
        let Asset::Algorithm(algorithm) = &sighting.asset else { continue };
        if attack(algorithm) == Attack::Classical {
            let file = sighting.location.path.rsplit('/').next().unwrap_or_default();
            let is_hash = algorithm.primitive == Primitive::Hash;
            broken.insert((file.trim_end_matches(".java"), is_hash), true);
        }
    }
    say(HEADER);
    for (category, is_hash) in [("crypto", false), ("hash", true)] {
        let mut score = Score::default();
        for line in labels.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split(',').collect();
            let [test, of, real, ..] = fields.as_slice() else { continue };
            if *of != category {
                continue;
            }
            match (*real == "true", broken.contains_key(&(*test, is_hash))) {
                (true, true) => score.hits += 1,
                (true, false) => score.misses += 1,
                (false, true) => score.false_alarms += 1,
                (false, false) => {}
            }
        }
        say(&score.line(category));
    }
    Ok(())
}
