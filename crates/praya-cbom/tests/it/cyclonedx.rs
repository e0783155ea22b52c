use std::path::Path;

use praya_cbom::cyclonedx::{Metadata, SpecVersion, write};
use praya_cbom::{Inventory, Item, import};

use crate::sample;

const EDITIONS: [SpecVersion; 2] = [SpecVersion::V1_6, SpecVersion::V1_7];

fn metadata() -> Metadata {
    Metadata {
        subject: "every field".to_owned(),
        tool_version: "0.0.0".to_owned(),
        as_of: Some("2026-02-03".to_owned()),
        properties: vec![("praya:coverage:unreadable".to_owned(), "1".to_owned())],
    }
}

/// Kept for `e2e/validate_cyclonedx.py` to check against the official schemas.
#[test]
fn cboms_with_every_field_are_kept_for_validation() {
    let everything = Inventory::consolidate(sample::sightings());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for version in EDITIONS {
        let file = |name: &str| folder.join(format!("{name}.cdx-{}.json", version.as_str()));
        std::fs::write(file("every-field"), write(&everything, &metadata(), version))
            .expect("the folder of this test run takes files");
        let empty = write(&Inventory::default(), &Metadata::default(), version);
        std::fs::write(file("empty"), empty).expect("the folder of this test run takes files");
    }
}

#[test]
fn a_cbom_of_our_own_reads_back_as_it_was() {
    let before = Inventory::consolidate(sample::sightings());
    for version in EDITIONS {
        let bytes = write(&before, &metadata(), version);
        let import = import::read(&bytes, "praya.cdx.json").expect("a CBOM");
        assert_eq!((import.tool.as_str(), import.edition.as_str()), ("praya", version.as_str()));
        assert_eq!(import.unreadable, Vec::<String>::new());
        let after = Inventory::consolidate(import.sightings);
        let lost = before.items.iter().find(|item| !after.items.contains(item));
        let is_kept = |item: &&Item| lost.is_some_and(|lost| lost.asset == item.asset);
        assert_eq!(lost, after.items.iter().find(is_kept));
        assert_eq!(before.items.len(), after.items.len());
    }
}

#[test]
fn the_same_inventory_gives_the_same_bytes() {
    let inventory = Inventory::consolidate(sample::sightings());
    let again = Inventory::consolidate(sample::sightings().into_iter().rev());
    for version in EDITIONS {
        let bytes = write(&inventory, &metadata(), version);
        assert_eq!(bytes, write(&again, &metadata(), version));
    }
}
