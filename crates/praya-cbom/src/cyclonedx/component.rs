//! One item as one component.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Component, Evidence, Place, Property};
use super::{SpecVersion, algorithm, certificate, context, library, material, protocol};
use crate::inventory::{of_asset, public_key};
use crate::{Asset, Inventory, Item};

/// The component of an item.
pub(super) fn component(item: &Item, version: SpecVersion) -> Component {
    let mut component = match &item.asset {
        Asset::Algorithm(one) => algorithm::component(one, version),
        Asset::Certificate(one) => certificate::component(one, version),
        Asset::Material(one) => material::component(one, version),
        Asset::Protocol(one) => protocol::component(one, version),
        Asset::Library(one) => library::component(one),
    };
    component.bom_ref = Some(item.reference.clone());
    if component.name.is_empty() {
        component.name = "unresolved".to_owned();
    }
    component.evidence = evidence(item);
    component.properties.extend(unresolved(item));
    component
}

fn evidence(item: &Item) -> Option<Evidence> {
    let occurrences = item.occurrences.iter().map(|occurrence| Place {
        location: occurrence.location.path.clone(),
        line: occurrence.location.line,
        offset: occurrence.location.offset,
        symbol: occurrence.location.symbol.clone(),
        additional_context: Some(context::text(occurrence)),
    });
    let occurrences: Vec<_> = occurrences.collect();
    (!occurrences.is_empty()).then_some(Evidence { occurrences })
}

/// Each parameter that could not be told, with each reason once; the places say which is whose.
fn unresolved(item: &Item) -> Vec<Property> {
    let reasons: BTreeSet<_> =
        item.occurrences.iter().flat_map(|place| &place.unresolved).collect();
    let properties = reasons.into_iter().map(|unresolved| {
        Property::new(format!("praya:unresolved:{}", unresolved.parameter), &unresolved.reason)
    });
    properties.collect()
}

/// What the dependencies of an inventory can point to.
pub(super) struct Known<'a> {
    references: BTreeSet<&'a str>,
    certificates: BTreeMap<&'a str, &'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn new(inventory: &'a Inventory) -> Self {
        let references = inventory.items.iter().map(|item| item.reference.as_str()).collect();
        let certificates = inventory.items.iter().filter_map(|item| match &item.asset {
            Asset::Certificate(one) if !one.fingerprint.is_empty() => {
                Some((one.fingerprint.as_str(), item.reference.as_str()))
            }
            _ => None,
        });
        Self { references, certificates: certificates.collect() }
    }
}

/// What an item rests on: the algorithms and the key inside it, and a certificate's issuer.
pub(super) fn depends_on(item: &Item, known: &Known<'_>) -> Vec<String> {
    let mut references: BTreeSet<String> = match &item.asset {
        Asset::Algorithm(_) | Asset::Library(_) => return Vec::new(),
        Asset::Certificate(one) => [&one.signature_algorithm, &one.public_key]
            .into_iter()
            .chain(&one.alternatives)
            .map(algorithm::reference)
            .chain([public_key(one).map(|key| of_asset(&key))])
            .flatten()
            .collect(),
        Asset::Material(one) => one.algorithm.iter().filter_map(algorithm::reference).collect(),
        Asset::Protocol(one) => one.algorithms.iter().filter_map(algorithm::reference).collect(),
    };
    if let Asset::Certificate(one) = &item.asset {
        let issuer = one.issuer_fingerprint.as_deref().and_then(|one| known.certificates.get(one));
        references.extend(issuer.map(|issuer| (*issuer).to_owned()));
    }
    references.remove(&item.reference);
    references.retain(|reference| known.references.contains(reference.as_str()));
    references.into_iter().collect()
}
