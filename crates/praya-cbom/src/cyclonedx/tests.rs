use super::*;
use crate::{Algorithm, Asset, Location, Material, MaterialKind, Primitive, Sighting, Step};

fn written(sightings: Vec<Sighting>, version: SpecVersion) -> serde_json::Value {
    let metadata = Metadata { subject: "src".to_owned(), ..Metadata::default() };
    let bytes = write(&Inventory::consolidate(sightings), &metadata, version);
    serde_json::from_slice(&bytes).expect("what is written is JSON")
}

fn aes() -> Algorithm {
    Algorithm {
        name: "AES-256-XTS".to_owned(),
        family: Some("AES".to_owned()),
        primitive: Primitive::KeyWrap,
        mode: Some("xts".to_owned()),
        key_size: Some(256),
        ..Algorithm::default()
    }
}

#[test]
fn what_an_edition_has_no_word_for_stands_in_properties() {
    let sighting = Sighting::new(Asset::Algorithm(aes()), Location::line("a.c", 3), "source/c");
    let old = written(vec![sighting.clone()], SpecVersion::V1_6);
    let component = &old["components"][0];
    let properties = &component["cryptoProperties"]["algorithmProperties"];
    assert_eq!(properties["primitive"], "other");
    assert_eq!(properties["mode"], "other");
    assert_eq!(properties.get("algorithmFamily"), None);
    let beside = component["properties"].to_string();
    assert!(beside.contains(r#"{"name":"praya:primitive","value":"key-wrap"}"#), "{beside}");
    assert!(beside.contains(r#"{"name":"praya:mode","value":"xts"}"#), "{beside}");
    let new = written(vec![sighting], SpecVersion::V1_7);
    let properties = &new["components"][0]["cryptoProperties"]["algorithmProperties"];
    assert_eq!(properties["primitive"], "key-wrap");
    assert_eq!(properties["algorithmFamily"], "AES");
}

#[test]
fn occurrences_carry_place_trace_and_reason() {
    let mut sighting = Sighting::new(
        Asset::Algorithm(Algorithm { name: "RSA".to_owned(), ..Algorithm::default() }),
        Location::line("src/Pay.java", 12).with_symbol("KeyPairGenerator.initialize"),
        "source/jca",
    )
    .unresolved("keySize", "comes from parameter 'bits', which nothing here calls");
    sighting.trace = vec![Step {
        location: Location::line("src/Pay.java", 4),
        what: "parameter bits".to_owned(),
    }];
    let bom = written(vec![sighting], SpecVersion::V1_6);
    let component = &bom["components"][0];
    assert_eq!(
        component["evidence"]["occurrences"][0],
        serde_json::json!({
            "location": "src/Pay.java",
            "line": 12,
            "symbol": "KeyPairGenerator.initialize",
            "additionalContext": "detector: source/jca\ntrace: src/Pay.java:4: parameter bits\n\
                unresolved keySize: comes from parameter 'bits', which nothing here calls",
        })
    );
    assert_eq!(
        component["properties"],
        serde_json::json!([{
            "name": "praya:unresolved:keySize",
            "value": "comes from parameter 'bits', which nothing here calls",
        }])
    );
}

#[test]
fn a_key_depends_on_its_algorithm() {
    let key = Material {
        material: MaterialKind::PrivateKey,
        algorithm: Some(Algorithm { name: "RSA-2048".to_owned(), ..Algorithm::default() }),
        ..Material::default()
    };
    let sighting =
        Sighting::new(Asset::Material(Box::new(key)), Location::file("server.key"), "key/pem");
    let bom = written(vec![sighting], SpecVersion::V1_6);
    let algorithm = &bom["components"][0]["bom-ref"];
    let key = &bom["components"][1];
    let properties = &key["cryptoProperties"]["relatedCryptoMaterialProperties"];
    assert_eq!(properties["algorithmRef"], *algorithm);
    assert_eq!(bom["dependencies"][0]["ref"], key["bom-ref"]);
    assert_eq!(bom["dependencies"][0]["dependsOn"][0], *algorithm);
}

#[test]
fn the_timestamp_is_the_as_of_date_and_nothing_else() {
    let timestamp = |as_of: Option<&str>| {
        let metadata = Metadata { as_of: as_of.map(str::to_owned), ..Metadata::default() };
        let bytes = write(&Inventory::default(), &metadata, SpecVersion::V1_6);
        let bom: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        bom["metadata"]["timestamp"].as_str().map(str::to_owned)
    };
    assert_eq!(timestamp(Some("2026-02-03")).as_deref(), Some("2026-02-03T00:00:00Z"));
    assert_eq!(timestamp(Some("2026-02-03T09:30:00Z")).as_deref(), Some("2026-02-03T09:30:00Z"));
    for none in [None, Some("2026-02-30"), Some("yesterday"), Some("0000-01-01")] {
        assert_eq!(timestamp(none), None, "{none:?}");
    }
}

#[test]
fn the_serial_number_follows_the_content() {
    let serial = |name: &str| {
        let asset = Asset::Algorithm(Algorithm { name: name.to_owned(), ..Algorithm::default() });
        let sighting = Sighting::new(asset, Location::file("a"), "test");
        written(vec![sighting], SpecVersion::V1_6)["serialNumber"].to_string()
    };
    assert_eq!(serial("MD5"), serial("MD5"));
    assert_ne!(serial("MD5"), serial("SHA-1"));
}

#[test]
fn the_tables_are_sorted_and_lead_to_the_registry_of_families() {
    assert!(names::FAMILIES.is_sorted() && names::CURVES.is_sorted());
    assert!(names::RENAMED.is_sorted());
    for (_, theirs) in names::RENAMED {
        assert!(names::FAMILIES.contains(&theirs), "{theirs}");
    }
}
