//! One list of what was found, however often and by whichever detector it was seen.

mod facts;
mod group;
mod merge;
mod reference;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Asset, CryptoFunction, Location, Sighting, Step, Unresolved};

pub(crate) use group::public_key;
pub(crate) use reference::of_asset;

/// Everything that was found, each asset once, in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// Sorted by asset: algorithms, certificates, material, protocols, libraries.
    pub items: Vec<Item>,
}

/// One asset, with every place where it was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// Name that stays the same from scan to scan, made from the asset alone and from no path:
    /// `crypto/algorithm/aes-256-gcm@1f2e3d4c5b6a`.
    pub reference: String,
    /// What it is, with what all its sightings together tell.
    pub asset: Asset,
    /// Known only because another asset contains it (the algorithm of a certificate's key), and
    /// never seen by itself.
    #[serde(default)]
    pub implied: bool,
    /// Parameters that could not be told at its places. Assets that differ only in this are
    /// different items: an RSA key of unknown size is not known to be any other RSA key.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unresolved: BTreeSet<String>,
    /// Where it was seen, sorted, without repetition.
    pub occurrences: Vec<Occurrence>,
}

/// One place where an asset was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Occurrence {
    /// Where.
    pub location: Location,
    /// Which detector saw it.
    pub detector: String,
    /// What this use does.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub functions: BTreeSet<CryptoFunction>,
    /// How its parameters were found, from the use to the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Step>,
    /// What could not be told here, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unresolved: Vec<Unresolved>,
    /// The item that contains it, where it was seen as a part of another asset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

impl Inventory {
    /// Brings sightings together, each asset once with all its places.
    ///
    /// The algorithms and public keys inside certificates, keys and protocols become items too,
    /// with the places of what contains them, so that one question ("where is RSA-2048?") has one
    /// answer. The order of the sightings does not matter.
    pub fn consolidate(sightings: impl IntoIterator<Item = Sighting>) -> Self {
        let mut groups = group::Groups::default();
        for sighting in sightings {
            groups.add(sighting);
        }
        let mut items = groups.into_items();
        items.sort_unstable_by(|a, b| {
            (&a.asset, &a.unresolved, &a.reference).cmp(&(&b.asset, &b.unresolved, &b.reference))
        });
        Self { items }
    }
}
