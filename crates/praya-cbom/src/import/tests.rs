use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::*;
use crate::{Asset, Inventory, Location, MaterialKind};

/// What a folder of the corpus says must be read.
#[derive(Deserialize)]
struct Expected {
    tool: String,
    expect: Vec<Seen>,
    #[serde(default)]
    unreadable: Vec<String>,
    #[serde(default)]
    libraries: Vec<String>,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    file: String,
    line: Option<u32>,
    asset: String,
    name: String,
}

fn seen(sighting: &Sighting) -> Seen {
    let told = |name: &str, is_known: bool| {
        if is_known && !name.is_empty() { name.to_owned() } else { "unresolved".to_owned() }
    };
    let (asset, name) = match &sighting.asset {
        Asset::Algorithm(one) => ("algorithm", told(&one.name, one.family.is_some())),
        Asset::Certificate(one) => ("certificate", told(&one.public_key.name, true)),
        Asset::Material(one) => {
            let name = one.algorithm.as_ref().map_or("", |algorithm| &algorithm.name);
            ("material", told(name, true))
        }
        Asset::Protocol(one) => ("protocol", told(&one.name, true)),
        Asset::Library(one) => ("library", told(&one.name, true)),
    };
    Seen {
        file: sighting.location.path.clone(),
        line: sighting.location.line,
        asset: asset.to_owned(),
        name,
    }
}

fn corpus() -> Vec<(String, Vec<u8>, Expected)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/import");
    let entries = std::fs::read_dir(&folder).expect("the corpus");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("the corpus").path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let bom = std::fs::read(path.join("bom.json")).expect("bom.json");
            let yaml = std::fs::read_to_string(path.join("expected.yaml")).expect("expected.yaml");
            (name, bom, serde_saphyr::from_str(&yaml).expect("expected.yaml"))
        })
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

#[test]
fn every_dialect_is_read_as_labelled() {
    let mut wrong = String::new();
    for (case, bom, expected) in corpus() {
        let import = read(&bom, "bom.json").expect(&case);
        let found: BTreeSet<Seen> = import.sightings.iter().map(seen).collect();
        let wanted: BTreeSet<Seen> = expected.expect.into_iter().collect();
        for missing in wanted.difference(&found) {
            let _ = writeln!(wrong, "{case}: not found: {missing:?}");
        }
        for surplus in found.difference(&wanted) {
            let _ = writeln!(wrong, "{case}: found and not expected: {surplus:?}");
        }
        let reasons = import.unreadable.iter();
        let reasons = reasons.map(|one| one.split(", at").next().unwrap_or_default().to_owned());
        let reasons: BTreeSet<String> = reasons.collect();
        let unreadable: BTreeSet<String> = expected.unreadable.into_iter().collect();
        let libraries = import.libraries.iter().map(|one| seen(one).name);
        let notes: Vec<&String> = import.notes.keys().collect();
        if reasons != unreadable {
            let _ = writeln!(wrong, "{case}: unreadable: {reasons:?}");
        }
        if libraries.collect::<Vec<_>>() != expected.libraries {
            let _ = writeln!(wrong, "{case}: libraries: {:?}", import.libraries);
        }
        if expected.notes.iter().collect::<BTreeSet<_>>() != notes.iter().copied().collect() {
            let _ = writeln!(wrong, "{case}: notes: {notes:?}");
        }
        let is_from = |one: &Sighting| one.detector == format!("import/{}", expected.tool);
        if import.tool != expected.tool || !import.sightings.iter().all(is_from) {
            let _ = writeln!(wrong, "{case}: tool: {}", import.tool);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn one_question_has_one_answer_across_tools() {
    let imports = corpus().into_iter().map(|(_, bom, _)| read(&bom, "bom.json").expect("a CBOM"));
    let own = crate::registry::algorithm("RSA-2048").expect("known");
    let own = Sighting::new(Asset::Algorithm(own), Location::line("own.py", 1), "source/python");
    let sightings = imports.flat_map(|import| import.sightings).chain([own]);
    let inventory = Inventory::consolidate(sightings);
    let is_rsa = |asset: &Asset| matches!(asset, Asset::Algorithm(one) if one.name == "RSA-2048");
    let items: Vec<_> = inventory.items.iter().filter(|item| is_rsa(&item.asset)).collect();
    assert_eq!(items.len(), 1, "{items:#?}");
    let detectors: BTreeSet<_> = items
        .iter()
        .flat_map(|item| &item.occurrences)
        .map(|place| place.detector.as_str())
        .collect();
    let expected = [
        "import/cbomkit",
        "import/cbomkit-theia",
        "import/codeql",
        "import/cryptoscan",
        "source/python",
    ];
    assert_eq!(detectors.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn values_of_secrets_go_nowhere() {
    for (case, bom, _) in corpus() {
        let all = format!("{:?}", read(&bom, "bom.json"));
        for secret in ["bm90IGEgcmVhbCBzZWNyZXQ=", "hunter2", "BEGIN PRIVATE KEY", "MAUDAwEBAQ"] {
            assert!(!all.contains(secret), "{case} keeps {secret}");
        }
    }
}

#[test]
fn a_public_key_is_known_by_its_digest_and_a_private_key_is_not() {
    let (_, bom, _) = corpus().into_iter().find(|case| case.0 == "cbomkit-theia").expect("there");
    let import = read(&bom, "bom.json").expect("a CBOM");
    let keys = import.sightings.iter().filter_map(|one| match &one.asset {
        Asset::Material(material) => Some((material.material, material.fingerprint.clone())),
        _ => None,
    });
    // SHA-256 of the bytes 30 05 03 03 01 01 01.
    let digest = "fd3a3bf19c1ea564bd3379410b6712f5a192203329554177dcd1d18c5fad8bcf";
    let keys: Vec<_> = keys.collect();
    assert_eq!(keys.len(), 2);
    let told = keys.iter().find(|key| key.0 == MaterialKind::PublicKey).expect("a public key");
    assert_eq!(told.1.as_deref(), Some(digest));
    let certificate = import.sightings.iter().find_map(|one| match &one.asset {
        Asset::Certificate(certificate) => Some(certificate.public_key_fingerprint.clone()),
        _ => None,
    });
    assert_eq!(certificate, told.1);
    assert!(keys.contains(&(MaterialKind::PrivateKey, None)));
}

fn document(components: &str) -> Vec<u8> {
    format!(r#"{{"bomFormat":"CycloneDX","specVersion":"1.6","components":{components}}}"#)
        .into_bytes()
}

#[test]
fn what_is_no_cbom_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read(bytes, "bom").map_err(|error| error.to_string()).err();
    let reason = |bytes: &[u8]| refused(bytes).unwrap_or_default();
    assert_eq!(reason(b""), "no JSON that can be read, at line 1, column 0");
    assert_eq!(reason(b"{\"bomFormat\":"), "no JSON that can be read, at line 1, column 13");
    assert_eq!(reason(b"[]"), "JSON, but no CycloneDX document");
    assert_eq!(reason(b"{\"bomFormat\":\"SPDX\"}"), "JSON, but no CycloneDX document");
    assert_eq!(reason(b" \n<bom/>"), "CycloneDX in XML is not read: convert it to JSON first");
    assert_eq!(
        reason(br#"{"bomFormat":"CycloneDX","specVersion":"1.3"}"#),
        "CycloneDX 1.3 is not read: 1.4 to 1.7 are"
    );
    assert_eq!(refused(&document("null")), None);
    assert_eq!(
        refused(b"\xef\xbb\xbf{\"bomFormat\":\"CBOM\",\"specVersion\":\"1.5-cbom-1.1\"}"),
        None
    );
    let valid = document("[]");
    for end in 0..valid.len() {
        assert!(refused(&valid[..end]).is_some(), "{end}");
    }
}

#[test]
fn deep_nesting_is_bounded() {
    let deep = "[".repeat(100_000);
    assert!(read(&document(&deep), "bom").is_err());
    let deep = format!(r#"[{{"name":{}1{}}}]"#, "[".repeat(5_000), "]".repeat(5_000));
    let import = read(&document(&deep), "bom").expect("the document can be read");
    assert_eq!(import.unreadable.len(), 1, "{:?}", import.unreadable);
    let mut nested = String::from("[]");
    for _ in 0..60 {
        nested = format!(r#"[{{"type":"file","components":{nested}}}]"#);
    }
    let import = read(&document(&nested), "bom").expect("the document can be read");
    assert_eq!(import.unreadable, ["components more than 32 deep inside each other"]);
}

#[test]
fn many_components_are_read_in_time_and_too_many_refused() {
    let component = r#"{"type":"cryptographic-asset","name":"SHA-256","cryptoProperties":{"assetType":"algorithm"}}"#;
    let many = format!("[{}]", vec![component; 20_000].join(","));
    let import = read(&document(&many), "bom").expect("a CBOM");
    assert_eq!(import.sightings.len(), 20_000);
    let few = document::Limits { components: 19_999, places: usize::MAX };
    let refused = document::read(&document(&many), "bom", &few);
    assert_eq!(refused, Err(ImportError::TooMany));
    let narrow = document::Limits { components: usize::MAX, places: 19_999 };
    let refused = document::read(&document(&many), "bom", &narrow);
    assert_eq!(refused, Err(ImportError::TooMany));
}
