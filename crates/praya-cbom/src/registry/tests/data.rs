//! The data files: their shape, and that they agree with each other.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::tables::{parse, tables};
use super::super::words::squash;
use super::name;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../taxonomy/cryptography");

/// The registry's own files; the folder also holds those of the detectors.
const FILES: [&str; 12] = [
    "aliases",
    "cipher-suites",
    "curves",
    "digests",
    "families",
    "groups",
    "hybrids",
    "ike",
    "modes",
    "oids",
    "openssl-keywords",
    "words",
];

#[test]
fn the_data_parses() {
    if let Err(error) = super::super::tables::load() {
        panic!("{error}");
    }
}

#[test]
fn every_file_has_the_shape_of_its_schema() {
    let read = |path: String| fs::read_to_string(Path::new(FOLDER).join(path)).unwrap();
    let mut wrong = Vec::new();
    for file in FILES {
        let data: serde_json::Value = parse(&read(format!("{file}.yaml"))).unwrap();
        let schema = read(format!("schema/{file}.schema.json"));
        let schema = serde_json::from_str(&schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors = validator.iter_errors(&data);
        wrong.extend(errors.map(|e| format!("{file} at {}: {e}", e.instance_path())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names the registry itself gives are read as what they are.
#[test]
fn canonical_names_are_read_back() {
    let tables = tables();
    let names = tables.oids.values().chain(tables.aliases.values()).chain(tables.exact.values());
    for spelling in names {
        let found = name(spelling);
        assert_ne!(found, "-", "{spelling}");
        assert_eq!(found, name(&found), "{spelling}");
    }
}

/// What one entry names, another has.
#[test]
fn references_lead_somewhere() {
    let tables = tables();
    let family = |id: &str| assert!(tables.families.contains_key(id), "no family {id}");
    for (id, digest) in &tables.digests {
        family(&digest.family);
        let sets = &tables.families[&digest.family].sets;
        assert!(digest.set.as_ref().is_none_or(|set| sets.contains_key(set)), "{id}");
        assert_eq!(name(id), *id, "a digest's name is canonical");
    }
    for (id, hybrid) in &tables.hybrids {
        family(&hybrid.family);
        for part in &hybrid.parts {
            assert_eq!(name(part), *part, "{id}");
        }
        assert_eq!(name(id), *id);
    }
    for (id, family) in &tables.families {
        let curve = family.default_curve.as_ref();
        assert!(curve.is_none_or(|curve| tables.curves.contains_key(curve)), "{id}");
    }
}

/// No spelling and no identifier leads to two curves, and none of a curve to an algorithm.
#[test]
fn curves_are_told_apart() {
    let tables = tables();
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for (id, curve) in &tables.curves {
        for spelling in curve.oids.iter().cloned().chain([squash(id)]) {
            let other = owners.insert(spelling.clone(), id);
            assert!(other.is_none_or(|other| other == id), "{spelling}: {id}, {other:?}");
        }
    }
}
