//! Names in, canonical names out.

mod data;
mod facts;
mod ike;
mod suites;

use std::collections::BTreeMap;

use super::algorithm;
use super::tables::parse;
use crate::Algorithm;

const CORPUS: &str = include_str!("../../../corpus/algorithm-names.yaml");

fn name_of(algorithm: &Option<Algorithm>) -> String {
    algorithm.as_ref().map_or_else(|| "-".to_owned(), |a| a.name.clone())
}

fn name(spelling: &str) -> String {
    name_of(&algorithm(spelling))
}

/// Every labelled name is read as labelled.
#[test]
fn labelled_names() {
    type Schemes = BTreeMap<String, BTreeMap<String, Option<String>>>;
    let schemes: Schemes = parse(CORPUS).unwrap();
    let (mut right, mut read, mut labelled, mut wrong) = (0u32, 0u32, 0u32, Vec::new());
    for (scheme, names) in &schemes {
        for (spelling, label) in names {
            let found = algorithm(spelling).map(|a| a.name);
            right += u32::from(found.is_some() && found == *label);
            read += u32::from(found.is_some());
            labelled += u32::from(label.is_some());
            if found != *label {
                wrong.push(format!("{scheme}: {spelling}: {found:?}, labelled {label:?}"));
            }
        }
    }
    println!("precision {right}/{read}, recall {right}/{labelled}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
