//! Every asset as a row, with its facts and its places.

use praya_cbom::{
    Algorithm, Asset, Certificate, CryptoFunction, Item, Library, Material, MaterialKind,
    Occurrence, Primitive, Protocol,
};
use serde::Serialize;

use super::both::Both;
use crate::report::show::{named_place, number, plain, step};
use crate::report::standing::Standing;
use crate::report::words;

/// Most rows of the page; the CBOM has all.
pub(super) const MOST_ROWS: usize = 2_000;
/// Most places of a row.
const MOST_PLACES: usize = 20;

/// One asset.
pub(super) struct Row {
    pub(super) kind: &'static str,
    pub(super) kind_name: Both,
    /// What the table is sorted by.
    pub(super) name: String,
    pub(super) shown: Both,
    pub(super) standing: Option<Chip>,
    pub(super) count: usize,
    pub(super) shown_count: String,
    pub(super) first: String,
    pub(super) facts: Vec<Fact>,
    pub(super) places: Vec<Place>,
    pub(super) cut: Option<Both>,
}

/// A standing as it is shown.
#[derive(Clone)]
pub(super) struct Chip {
    pub(super) class: &'static str,
    pub(super) name: Both,
    /// Where it comes in the order of standings.
    pub(super) rank: usize,
}

impl Chip {
    pub(super) fn new(standing: Standing) -> Self {
        Self {
            class: standing.as_str(),
            name: Both::text(&format!("standing-{}", standing.as_str())),
            rank: Standing::ALL.iter().position(|one| *one == standing).unwrap_or_default(),
        }
    }
}

/// A fact of an asset.
pub(super) struct Fact {
    pub(super) name: Both,
    pub(super) value: String,
}

/// A place of an asset.
pub(super) struct Place {
    pub(super) place: String,
    pub(super) detector: String,
    pub(super) within: Option<String>,
    pub(super) trace: Vec<String>,
    pub(super) unresolved: Vec<String>,
}

/// The rows, what needs attention first, and how many there is no room for.
pub(super) fn rows(items: &[Item]) -> (Vec<Row>, usize) {
    let mut shown: Vec<(u8, &Item)> =
        items.iter().filter(|item| !is_implied_key(item)).map(|item| (rank(item), item)).collect();
    shown.sort_by_key(|(rank, item)| (*rank, std::cmp::Reverse(item.occurrences.len())));
    let cut = shown.len().saturating_sub(MOST_ROWS);
    let rows = shown.into_iter().take(MOST_ROWS).map(|(_, item)| row(item));
    (rows.collect(), cut)
}

/// Public keys that are only known from their certificates say nothing that those do not.
fn is_implied_key(item: &Item) -> bool {
    item.implied && matches!(item.asset, Asset::Material(_))
}

fn rank(item: &Item) -> u8 {
    match &item.asset {
        Asset::Algorithm(algorithm) => match Standing::of(algorithm) {
            Standing::QuantumBroken => 0,
            Standing::BrokenToday => 1,
            Standing::Weakened => 2,
            Standing::Unknown => 3,
            Standing::Sufficient => 8,
            Standing::PostQuantum => 9,
        },
        Asset::Material(_) => 4,
        Asset::Certificate(_) => 5,
        Asset::Protocol(_) => 6,
        Asset::Library(_) => 7,
    }
}

fn row(item: &Item) -> Row {
    let (kind, name, mut facts) = match &item.asset {
        Asset::Algorithm(one) => ("algorithm", one.name.clone(), algorithm(one)),
        Asset::Certificate(one) => ("certificate", one.subject.clone(), certificate(one)),
        Asset::Material(one) => ("material", material_name(one), material(one)),
        Asset::Protocol(one) => ("protocol", one.name.clone(), protocol(one)),
        Asset::Library(one) => ("library", library_name(one), library(one)),
    };
    let untold: Vec<_> = item.unresolved.iter().map(String::as_str).collect();
    say(&mut facts, "unresolved", Some(untold.join(", ")));
    say(&mut facts, "reference", Some(item.reference.clone()));
    let standing = match &item.asset {
        Asset::Algorithm(one) => Some(Chip::new(Standing::of(one))),
        _ => None,
    };
    let count = item.occurrences.len();
    Row {
        kind,
        kind_name: Both::text(&format!("kind-{kind}")),
        shown: shown(&item.asset, &name),
        name: plain(&name).into_owned(),
        standing,
        count,
        shown_count: number(count as u64),
        first: item.occurrences.first().map(|one| named_place(&one.location)).unwrap_or_default(),
        facts,
        places: item.occurrences.iter().take(MOST_PLACES).map(place).collect(),
        cut: count
            .checked_sub(MOST_PLACES)
            .filter(|rest| *rest > 0)
            .map(|rest| Both::of(|words| words::counted(words, "html-cut-places", rest))),
    }
}

fn shown(asset: &Asset, name: &str) -> Both {
    match asset {
        Asset::Material(material) => Both::of(|words| words::material(words, material)),
        _ if name.is_empty() => Both::text("unresolved-name"),
        _ => Both::of(|_| plain(name).into_owned()),
    }
}

fn place(occurrence: &Occurrence) -> Place {
    let unresolved = occurrence.unresolved.iter();
    Place {
        place: named_place(&occurrence.location),
        detector: plain(&occurrence.detector).into_owned(),
        within: occurrence.within.as_deref().map(|within| plain(within).into_owned()),
        trace: occurrence.trace.iter().map(step).collect(),
        unresolved: unresolved
            .map(|one| format!("{}: {}", plain(&one.parameter), plain(&one.reason)))
            .collect(),
    }
}

fn say(facts: &mut Vec<Fact>, key: &str, value: Option<String>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        let name = Both::text(&format!("detail-{key}"));
        facts.push(Fact { name, value: plain(&value).into_owned() });
    }
}

fn algorithm(algorithm: &Algorithm) -> Vec<Fact> {
    let mut facts = Vec::new();
    let known = Some(algorithm.primitive).filter(|one| *one != Primitive::Unknown);
    say(&mut facts, "primitive", known.as_ref().map(word));
    let functions: Vec<String> = algorithm.functions.iter().map(word::<CryptoFunction>).collect();
    say(&mut facts, "functions", Some(functions.join(", ")));
    say(&mut facts, "key-size", algorithm.key_size.map(|bits| bits.to_string()));
    say(&mut facts, "curve", algorithm.curve.clone());
    say(&mut facts, "mode", algorithm.mode.clone());
    say(&mut facts, "padding", algorithm.padding.clone());
    say(&mut facts, "digest", algorithm.digest.clone());
    say(&mut facts, "oid", algorithm.oid.clone());
    say(&mut facts, "classical", algorithm.classical_security_level.map(|one| one.to_string()));
    say(&mut facts, "nist", algorithm.nist_quantum_security_level.map(|one| one.to_string()));
    facts
}

/// The word that JSON has for a value.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn certificate(certificate: &Certificate) -> Vec<Fact> {
    let mut facts = Vec::new();
    let day = |text: &str| text.get(..10).unwrap_or(text).to_owned();
    let (from, to) = (day(&certificate.not_before), day(&certificate.not_after));
    say(&mut facts, "validity", Some(format!("{from} – {to}")));
    say(&mut facts, "public-key", Some(certificate.public_key.name.clone()));
    say(&mut facts, "signature", Some(certificate.signature_algorithm.name.clone()));
    say(&mut facts, "issuer", Some(certificate.issuer.clone()));
    say(&mut facts, "serial", Some(certificate.serial.clone()));
    say(&mut facts, "usage", Some(certificate.key_usage.join(", ")));
    say(&mut facts, "names", Some(certificate.subject_alternative_names.join(", ")));
    say(&mut facts, "fingerprint", Some(certificate.fingerprint.clone()));
    facts
}

fn material_name(material: &Material) -> String {
    let algorithm = material.algorithm.as_ref().map_or("", |algorithm| &algorithm.name);
    let kind = match material.material {
        MaterialKind::Unknown => "key-material".to_owned(),
        kind => word(&kind),
    };
    format!("{algorithm} {kind}").trim().to_owned()
}

fn material(material: &Material) -> Vec<Fact> {
    let mut facts = Vec::new();
    say(&mut facts, "protection", material.protected_by.clone());
    say(&mut facts, "format", material.format.clone());
    say(&mut facts, "size", material.size.map(|bits| bits.to_string()));
    say(&mut facts, "label", material.label.clone());
    say(&mut facts, "fingerprint", material.fingerprint.clone());
    facts
}

fn protocol(protocol: &Protocol) -> Vec<Fact> {
    let mut facts = Vec::new();
    let algorithms: Vec<_> = protocol.algorithms.iter().map(|one| one.name.as_str()).collect();
    say(&mut facts, "version", protocol.version.clone());
    say(&mut facts, "suites", Some(protocol.cipher_suites.join(", ")));
    say(&mut facts, "algorithms", Some(algorithms.join(", ")));
    facts
}

fn library_name(library: &Library) -> String {
    match &library.version {
        Some(version) => format!("{} {version}", library.name),
        None => library.name.clone(),
    }
}

fn library(library: &Library) -> Vec<Fact> {
    let mut facts = Vec::new();
    say(&mut facts, "purl", library.purl.clone());
    let name = Both::text("detail-pqc");
    let value = Both::of(|words| words::ability(words, &library.pqc)).inline();
    facts.push(Fact { name, value });
    facts
}
