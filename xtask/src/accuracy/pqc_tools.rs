//! quantakrypto/pqc-tools: the recall set (family per file, as many times as labelled) and the
//! negative corpus (files in which nothing quantum-vulnerable may be found).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use praya_cbom::registry::{Attack, attack};
use praya_cbom::{Algorithm, Asset, Primitive, ProtocolKind, Sighting};
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
        let mut found: Vec<Vec<String>> = output
            .sightings
            .iter()
            .filter(|sighting| sighting.location.path == path)
            .flat_map(families)
            .collect();
        // What can only be one thing is matched first.
        found.sort_by_key(Vec::len);
        for label in labels.expected {
            let at = found.iter().position(|families| families.contains(&label.family));
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

/// What a sighting is in the set's words: each thing with the families that it can be counted as.
/// The set tells a key on a curve by what it is later used for, and calls every key of SSH "SSH".
fn families(sighting: &Sighting) -> Vec<Vec<String>> {
    let of = |algorithm: &Algorithm| family(algorithm, &sighting.detector);
    match &sighting.asset {
        Asset::Algorithm(algorithm) => of(algorithm).into_iter().collect(),
        Asset::Certificate(certificate) => of(&certificate.public_key).into_iter().collect(),
        Asset::Material(material) => {
            let is_ssh = material.format.as_deref() == Some("OpenSSH");
            let own = material.algorithm.as_ref().and_then(of);
            own.map(|mut own| {
                own.extend(is_ssh.then(|| "SSH".to_owned()));
                own
            })
            .into_iter()
            .collect()
        }
        Asset::Protocol(protocol) => match protocol.protocol {
            ProtocolKind::Tls => vec![vec!["TLS".to_owned()]],
            ProtocolKind::Ssh => vec![vec!["SSH".to_owned()]],
            _ => protocol.algorithms.iter().filter_map(of).collect(),
        },
        Asset::Library(_) => vec![vec!["DEP".to_owned()]],
    }
}

fn family(algorithm: &Algorithm, detector: &str) -> Option<Vec<String>> {
    let asymmetric = matches!(
        algorithm.primitive,
        Primitive::Signature | Primitive::KeyAgree | Primitive::Pke | Primitive::Kem
    );
    match attack(algorithm) {
        Attack::Shor => {}
        Attack::Classical if asymmetric => {}
        _ => return None,
    }
    let mut families = Vec::new();
    if algorithm.curve.as_deref() == Some("secp256k1") {
        families.push("SECP256K1");
    }
    let name = algorithm.name.as_str();
    match algorithm.family.as_deref()? {
        _ if name.starts_with("X25519") => families.push("X25519"),
        _ if name.starts_with("X448") => families.push("X448"),
        "Ed25519" | "Ed448" | "EdDSA" => families.push("EDDSA"),
        "EC" => families.extend(["ECDSA", "ECDH"]),
        "FFDH" | "DH" => families.push("DH"),
        "ECDSA" => families.push("ECDSA"),
        "ECDH" => families.push("ECDH"),
        "DSA" => families.push("DSA"),
        _ if name.starts_with("RSA") => families.push("RSA"),
        _ => {}
    }
    if detector == "source/protocol-names" && algorithm.primitive == Primitive::Signature {
        families.push("SSH");
    }
    (!families.is_empty()).then(|| families.into_iter().map(str::to_owned).collect())
}
