//! quantakrypto/pqc-tools: the recall set (family per file, as many times as labelled) and the
//! negative corpus (files in which nothing quantum-vulnerable may be found).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use praya_cbom::registry::{Attack, attack};
use praya_cbom::{Algorithm, Asset, Sighting};
use serde::Deserialize;

use super::{f64_of, scan_folder};
use crate::say;

#[derive(Debug, Deserialize)]
struct Labels {
    expected: Vec<Label>,
}

#[derive(Debug, Deserialize)]
struct Label {
    family: String,
    difficulty: String,
    #[serde(default)]
    note: String,
}

pub(super) fn measure(folder: &Path) -> Result<(), String> {
    let base = folder.join("packages/core/test/benchmark");
    recall(&base)?;
    negative(&base)
}

fn recall(base: &Path) -> Result<(), String> {
    let text = fs::read_to_string(base.join("recall-labels.json"))
        .map_err(|error| format!("reading recall-labels.json: {error}"))?;
    let raw: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text)
        .map_err(|error| format!("reading recall-labels.json: {error}"))?;
    let output = scan_folder(&base.join("recall"))?;
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (file, value) in &raw {
        let Ok(labels) = serde_json::from_value::<Labels>(value.clone()) else { continue };
        let path = file.trim_start_matches("recall/");
        let mut found: Vec<String> = output
            .sightings
            .iter()
            .filter(|sighting| sighting.location.path == path)
            .flat_map(families)
            .collect();
        for label in labels.expected {
            let at = found.iter().position(|family| *family == label.family);
            if let Some(at) = at {
                found.remove(at);
            } else {
                say(&format!(
                    "  missed {path}: {} ({}): {}",
                    label.family, label.difficulty, label.note
                ));
            }
            for group in ["all".to_owned(), label.difficulty] {
                let count = counts.entry(group).or_default();
                count.0 += usize::from(at.is_some());
                count.1 += 1;
            }
        }
    }
    for (group, (found, all)) in counts {
        say(&format!(
            "recall {group:<12} {found:>4} of {all:<4} {:.3}",
            f64_of(found) / f64_of(all)
        ));
    }
    Ok(())
}

fn negative(base: &Path) -> Result<(), String> {
    let output = scan_folder(&base.join("corpus/negative"))?;
    let mut alarms = 0;
    for sighting in &output.sightings {
        if !families(sighting).is_empty() {
            alarms += 1;
            say(&format!("  false {sighting:?}"));
        }
    }
    say(&format!("negative corpus: {alarms} false"));
    Ok(())
}

/// The set's family names for what a sighting is.
fn families(sighting: &Sighting) -> Vec<String> {
    match &sighting.asset {
        Asset::Algorithm(algorithm) => family(algorithm).into_iter().collect(),
        Asset::Certificate(certificate) => family(&certificate.public_key).into_iter().collect(),
        Asset::Material(material) => {
            material.algorithm.as_ref().and_then(family).into_iter().collect()
        }
        Asset::Protocol(protocol) => match protocol.protocol {
            praya_cbom::ProtocolKind::Tls => vec!["TLS".to_owned()],
            _ => protocol.algorithms.iter().filter_map(family).collect(),
        },
        Asset::Library(_) => vec!["DEP".to_owned()],
    }
}

fn family(algorithm: &Algorithm) -> Option<String> {
    if attack(algorithm) != Attack::Shor {
        return None;
    }
    let curve = algorithm.curve.as_deref().unwrap_or_default();
    Some(match algorithm.family.as_deref()? {
        _ if curve == "secp256k1" => "SECP256K1".to_owned(),
        "Ed25519" | "Ed448" | "EdDSA" => "EDDSA".to_owned(),
        "EC" => "ECDSA".to_owned(),
        other => other.to_ascii_uppercase(),
    })
}
