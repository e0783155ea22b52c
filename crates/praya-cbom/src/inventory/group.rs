//! Sightings of the same asset, brought together.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, algorithms_mut};
use super::reference::{self, References};
use super::{Item, Occurrence};
use crate::{Asset, Certificate, Material, MaterialKind, Sighting};

/// What makes two sightings the same item: the asset without what a sighting only adds to it
/// ([`Facts`]), and which parameters were not told. A certificate with a fingerprint is one and the
/// same whatever could not be told of it.
pub(super) type Identity = (Asset, BTreeSet<String>);

/// Every group so far.
#[derive(Default)]
pub(super) struct Groups(BTreeMap<Identity, Group>);

#[derive(Default)]
struct Group {
    facts: Facts,
    /// Algorithms inside it, without their facts, and their facts.
    parts: BTreeMap<Asset, Facts>,
    seen_by_itself: bool,
    occurrences: Vec<Occurrence>,
}

impl Groups {
    /// Adds a sighting to its group.
    pub(super) fn add(&mut self, sighting: Sighting) {
        let Sighting { mut asset, location, detector, trace, mut unresolved } = sighting;
        unresolved.sort();
        unresolved.dedup();
        let parts = take_parts(&mut asset);
        let facts = Facts::take(&mut asset);
        let parameters = match facts.certificate {
            Some(_) => BTreeSet::new(),
            None => unresolved.iter().map(|one| one.parameter.clone()).collect(),
        };
        let group = self.0.entry((asset, parameters)).or_default();
        let functions = facts.functions.clone();
        group.facts.absorb(facts);
        for (part, facts) in parts {
            group.parts.entry(part).or_default().absorb(facts);
        }
        group.seen_by_itself = true;
        let within = None;
        let place = Occurrence { location, detector, functions, trace, unresolved, within };
        group.occurrences.push(place);
    }

    /// The items, in no order that matters.
    pub(super) fn into_items(mut self) -> Vec<Item> {
        self.add_implied();
        let known = self.known_algorithms();
        let mut references = References::default();
        self.0
            .into_iter()
            .map(|(identity, group)| {
                item(references.distinct(&identity, &group.facts), identity, group, &known)
            })
            .collect()
    }

    /// Adds the algorithms and public keys that other assets contain.
    fn add_implied(&mut self) {
        let mut found = Vec::new();
        for (identity, group) in &self.0 {
            let key = group.facts.certificate.as_deref().and_then(public_key);
            if group.parts.is_empty() && key.is_none() {
                continue;
            }
            let places = places(group, &reference::reference(identity, &group.facts));
            for (part, facts) in &group.parts {
                found.push((part.clone(), facts.clone(), places.clone()));
            }
            if let Some(key) = key {
                found.push((key, Facts::default(), places));
            }
        }
        for (asset, facts, places) in found {
            let group = self.0.entry((asset, BTreeSet::new())).or_default();
            group.facts.absorb(facts);
            group.occurrences.extend(places);
        }
    }

    fn known_algorithms(&self) -> BTreeMap<Asset, Facts> {
        let algorithms = self.0.iter().filter(|((asset, parameters), _)| {
            matches!(asset, Asset::Algorithm(_)) && parameters.is_empty()
        });
        algorithms.map(|((asset, _), group)| (asset.clone(), group.facts.clone())).collect()
    }
}

fn item(
    reference: String,
    (mut asset, _): Identity,
    group: Group,
    known: &BTreeMap<Asset, Facts>,
) -> Item {
    let Group { facts, seen_by_itself, mut occurrences, .. } = group;
    facts.restore(&mut asset);
    for algorithm in algorithms_mut(&mut asset) {
        let mut part = Asset::Algorithm(std::mem::take(algorithm));
        if let Some(facts) = known.get(&part) {
            facts.clone().restore(&mut part);
        }
        if let Asset::Algorithm(told) = part {
            *algorithm = told;
            algorithm.functions.clear();
        }
    }
    occurrences.sort_unstable();
    occurrences.dedup();
    let untold = occurrences.iter().flat_map(|place| &place.unresolved);
    let unresolved = untold.map(|one| one.parameter.clone()).collect();
    Item { reference, asset, implied: !seen_by_itself, unresolved, occurrences }
}

/// Takes the facts out of the algorithms inside an asset; returns those algorithms with them.
fn take_parts(asset: &mut Asset) -> Vec<(Asset, Facts)> {
    let algorithms =
        algorithms_mut(asset).into_iter().filter(|algorithm| !algorithm.name.is_empty());
    algorithms
        .map(|algorithm| {
            let mut part = Asset::Algorithm(std::mem::take(algorithm));
            let facts = Facts::take(&mut part);
            if let Asset::Algorithm(bare) = &part {
                algorithm.clone_from(bare);
            }
            (part, facts)
        })
        .collect()
}

/// The public key that a certificate certifies, where it can be told from others.
pub(crate) fn public_key(certificate: &Certificate) -> Option<Asset> {
    if certificate.public_key_fingerprint.is_empty() {
        return None;
    }
    let algorithm = Some(&certificate.public_key).filter(|key| !key.name.is_empty()).cloned();
    Some(Asset::Material(Box::new(Material {
        material: MaterialKind::PublicKey,
        size: algorithm.as_ref().and_then(|algorithm| algorithm.key_size),
        algorithm,
        fingerprint: Some(certificate.public_key_fingerprint.clone()),
        ..Material::default()
    })))
}

fn places(group: &Group, within: &str) -> Vec<Occurrence> {
    let places = group.occurrences.iter().map(|place| Occurrence {
        location: place.location.clone(),
        detector: place.detector.clone(),
        functions: BTreeSet::new(),
        trace: Vec::new(),
        unresolved: Vec::new(),
        within: Some(within.to_owned()),
    });
    places.collect()
}
