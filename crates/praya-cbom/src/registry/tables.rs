//! The data of the registry, embedded and parsed once.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::{DeserializeOwned, MapAccess, Visitor};

use super::words::{Facet, Words};
use crate::Primitive;

/// A family, as `families.yaml` states it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    /// Name of the family, the key of its entry.
    #[serde(skip)]
    pub(super) id: String,
    /// Template of the canonical name.
    pub(super) name: String,
    /// CycloneDX's family, where it has another name; empty where CycloneDX has none.
    pub(super) cyclonedx: Option<String>,
    pub(super) primitive: Primitive,
    #[serde(default)]
    pub(super) takes: Vec<Takes>,
    #[serde(default)]
    pub(super) sizes: Vec<u32>,
    pub(super) min: Option<u32>,
    pub(super) max: Option<u32>,
    pub(super) bits: Option<u32>,
    #[serde(default)]
    pub(super) sets: BTreeMap<String, Set>,
    pub(super) strength: Strength,
    pub(super) classical: Option<u32>,
    pub(super) attack: super::Attack,
    pub(super) default_curve: Option<String>,
    words: Vec<String>,
    /// The standard, or the result that broke it.
    pub(super) source: String,
}

/// A parameter that a family may have.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Takes {
    Size,
    Set,
    Curve,
    Mode,
    Padding,
    Digest,
    Cipher,
}

/// A named parameter set.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Set {
    pub(super) bits: Option<u32>,
    pub(super) classical: Option<u32>,
    pub(super) category: Option<u8>,
    pub(super) primitive: Option<Primitive>,
    pub(super) attack: Option<super::Attack>,
    pub(super) words: Vec<String>,
}

/// How the security levels follow from the parameters.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Strength {
    Symmetric,
    ShortBlock,
    Tdea,
    Broken,
    Factoring,
    DiscreteLog,
    Curve,
    Hash,
    Hmac,
    Set,
    Hybrid,
    None,
}

/// A mode of operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mode {
    pub(super) display: String,
    pub(super) primitive: Option<Primitive>,
    words: Vec<String>,
    #[expect(dead_code, reason = "documents the entry")]
    source: String,
}

/// A hash function as a parameter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Digest {
    pub(super) family: String,
    pub(super) set: Option<String>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Padding {
    pub(super) display: String,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    Weierstrass,
    Binary,
    Montgomery,
    Edwards,
    Pairing,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurveEntry {
    pub(super) bits: u32,
    pub(super) form: Form,
    pub(super) classical: Option<u32>,
    #[serde(default)]
    pub(super) oids: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) bits: u32,
    words: Vec<String>,
    #[expect(dead_code, reason = "documents the entry")]
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hybrid {
    pub(super) family: String,
    pub(super) parts: Vec<String>,
    pub(super) category: Option<u8>,
    pub(super) classical: Option<u32>,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    paddings: BTreeMap<String, Padding>,
    noise: Vec<String>,
    ordinary: Vec<String>,
}

/// A YAML mapping in the order of the file.
struct Pairs<T>(Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Pairs<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

/// Everything the reader needs.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) families: BTreeMap<String, Family>,
    pub(super) modes: BTreeMap<String, Mode>,
    pub(super) paddings: BTreeMap<String, Padding>,
    pub(super) digests: BTreeMap<String, Digest>,
    pub(super) curves: BTreeMap<String, CurveEntry>,
    pub(super) groups: BTreeMap<String, Group>,
    pub(super) hybrids: BTreeMap<String, Hybrid>,
    pub(super) words: Words,
    pub(super) ordinary: Vec<String>,
    /// Squashed spelling to canonical name.
    pub(super) aliases: FxHashMap<String, String>,
    /// Squashed spelling, or identifier, to curve.
    pub(super) curve_names: FxHashMap<String, String>,
    /// Identifier to canonical name.
    pub(super) oids: FxHashMap<String, String>,
    /// Canonical name to the identifier to write.
    pub(super) oid_of: FxHashMap<String, String>,
}

/// The tables. Empty data would be a defect of the build, which the tests of this module catch.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| load().unwrap_or_default())
}

macro_rules! data {
    ($file:literal) => {
        include_str!(concat!("../../../../taxonomy/cryptography/", $file))
    };
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, serde_saphyr::Error> {
    serde_saphyr::from_str(text)
}

/// Parses the data.
pub(super) fn load() -> Result<Tables, serde_saphyr::Error> {
    let mut families: BTreeMap<String, Family> = parse(data!("families.yaml"))?;
    for (id, family) in &mut families {
        family.id.clone_from(id);
    }
    let lists: WordLists = parse(data!("words.yaml"))?;
    let mut tables = Tables {
        families,
        modes: parse(data!("modes.yaml"))?,
        paddings: lists.paddings,
        digests: parse(data!("digests.yaml"))?,
        curves: parse(data!("curves.yaml"))?,
        groups: parse(data!("groups.yaml"))?,
        hybrids: parse(data!("hybrids.yaml"))?,
        ordinary: lists.ordinary,
        ..Tables::default()
    };
    tables.index_words(&lists.noise);
    tables.index_curves();
    let schemes: BTreeMap<String, BTreeMap<String, String>> = parse(data!("aliases.yaml"))?;
    for (spelling, name) in schemes.into_values().flatten() {
        tables.aliases.insert(super::words::squash(&spelling), name);
    }
    let oids: Pairs<String> = parse(data!("oids.yaml"))?;
    for (oid, name) in oids.0 {
        tables.oid_of.entry(name.clone()).or_insert_with(|| oid.clone());
        tables.oids.insert(oid, name);
    }
    Ok(tables)
}

impl Tables {
    fn index_words(&mut self, noise: &[String]) {
        let words = &mut self.words;
        for (id, family) in &self.families {
            for word in &family.words {
                words.add(word, Facet::Family(id.clone()));
                for (set, entry) in &family.sets {
                    words.add(&format!("{word}-{set}"), Facet::Set(id.clone(), set.clone()));
                    for other in &entry.words {
                        words.add(&format!("{word}-{other}"), Facet::Set(id.clone(), set.clone()));
                    }
                }
            }
            if family.words.is_empty() {
                for set in family.sets.keys() {
                    words.add(set, Facet::Set(id.clone(), set.clone()));
                }
            }
        }
        for (id, mode) in &self.modes {
            mode.words.iter().for_each(|word| words.add(word, Facet::Mode(id.clone())));
        }
        for (id, padding) in &self.paddings {
            padding.words.iter().for_each(|word| words.add(word, Facet::Padding(id.clone())));
        }
        for (id, digest) in &self.digests {
            digest.words.iter().for_each(|word| words.add(word, Facet::Digest(id.clone())));
            words.add(id, Facet::Digest(id.clone()));
        }
        for (id, group) in &self.groups {
            words.add(id, Facet::Group(id.clone()));
            group.words.iter().for_each(|word| words.add(word, Facet::Group(id.clone())));
        }
        for (id, curve) in &self.curves {
            words.add(id, Facet::Curve(id.clone()));
            curve.words.iter().for_each(|word| words.add(word, Facet::Curve(id.clone())));
        }
        for (id, hybrid) in &self.hybrids {
            let facet = Facet::Set(hybrid.family.clone(), id.clone());
            words.add(id, facet.clone());
            hybrid.words.iter().for_each(|word| words.add(word, facet.clone()));
        }
        words.add("mgf-1", Facet::Mgf1);
        noise.iter().for_each(|word| words.add(word, Facet::Noise));
    }

    fn index_curves(&mut self) {
        for (id, curve) in &self.curves {
            for spelling in curve.words.iter().chain([id]) {
                self.curve_names.insert(super::words::squash(spelling), id.clone());
            }
            for oid in &curve.oids {
                self.curve_names.insert(oid.clone(), id.clone());
            }
        }
    }
}
