//! CamBench_Cap, key sizes: what each `KeyPairGenerator` in the `smallkeysize` cases is given.
//!
//! The truth is what the cases do when they run: a case is labelled by the set of sizes that its
//! `initialize` receives, written down in `truth` from the set's own names. A corrected or
//! false-positive case gives at least 2048 bits, a true-positive case less.

use std::collections::BTreeMap;
use std::path::Path;

use praya_cbom::{Algorithm, Asset, CryptoFunction};

use super::{f64_of, scan_folder};
use crate::say;

pub(super) fn measure(folder: &Path) -> Result<(), String> {
    let output = scan_folder(&folder.join("CamBench_Cap/src/main/java"))?;
    let mut cases: BTreeMap<&str, Vec<&Algorithm>> = BTreeMap::new();
    for sighting in &output.sightings {
        let path = sighting.location.path.as_str();
        if let Asset::Algorithm(algorithm) = &sighting.asset
            && path.contains("/smallkeysize/")
            && algorithm.functions.contains(&CryptoFunction::Keygen)
            && algorithm.family.as_deref() == Some("RSA")
        {
            cases.entry(path).or_default().push(algorithm);
        }
    }
    let (mut exact, mut unresolved, mut wrong) = (0, 0, Vec::new());
    for (path, algorithms) in &cases {
        let sizes: Vec<u32> = algorithms.iter().filter_map(|one| one.key_size).collect();
        if sizes.len() < algorithms.len() || sizes.is_empty() {
            unresolved += 1;
        } else if truth(path, &sizes) {
            exact += 1;
        } else {
            wrong.push(format!("{path}: {sizes:?}"));
        }
    }
    let all = cases.len();
    say(&format!(
        "CamBench_Cap key sizes: {all} cases, {exact} exact ({:.3}), {unresolved} unresolved, {} wrong",
        f64_of(exact) / f64_of(all.max(1)),
        wrong.len()
    ));
    for line in wrong {
        say(&format!("  wrong: {line}"));
    }
    Ok(())
}

/// Whether sizes agree with what the case is by its name.
fn truth(path: &str, sizes: &[u32]) -> bool {
    let corrected = path.contains("Corrected") || path.contains("/falsepositive/");
    match sizes {
        [size] if corrected => *size >= 2048,
        [size] => *size < 2048,
        _ => false,
    }
}
