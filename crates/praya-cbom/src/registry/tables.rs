//! The data of the registry, embedded and parsed once.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::{DeserializeOwned, MapAccess, Visitor};

use super::Attack;
use super::words::{Facet, Marker, Words, squash};
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
    /// Key sizes that exist; empty where any from `min` to `max` does.
    #[serde(default)]
    pub(super) sizes: Vec<u32>,
    pub(super) min: Option<u32>,
    pub(super) max: Option<u32>,
    /// Key or digest size, where there is only one.
    pub(super) bits: Option<u32>,
    /// The parameter sets; those below are added to them.
    #[serde(default)]
    pub(super) sets: BTreeMap<String, Set>,
    /// Names of the sets by NIST category, whose bits of security follow from it.
    #[serde(default)]
    categories: BTreeMap<u8, Vec<String>>,
    /// Names of the sets by bits of security, where no category was assigned.
    #[serde(default)]
    strengths: BTreeMap<u32, Vec<String>>,
    /// Sets of a hash function: name and size of the digest.
    #[serde(default)]
    outputs: BTreeMap<String, u32>,
    /// Sets of which nothing more is known.
    #[serde(default)]
    named: Vec<String>,
    /// Other spellings of sets.
    #[serde(default)]
    spelled: BTreeMap<String, Vec<String>>,
    pub(super) strength: Strength,
    /// Bits of security of a family that is broken.
    pub(super) classical: Option<u32>,
    pub(super) attack: Attack,
    /// Largest size, in bits, that was broken in public.
    pub(super) broken_up_to: Option<u32>,
    /// What broke it, or the sizes up to `broken_up_to`.
    pub(super) broken_by: Option<String>,
    /// The curve, where there is only one.
    pub(super) default_curve: Option<String>,
    words: Vec<String>,
    /// Spellings that state the key size.
    #[serde(default)]
    sized: BTreeMap<u32, Vec<String>>,
    #[expect(dead_code, reason = "for people who read the data")]
    source: String,
}

impl Family {
    fn gather_sets(&mut self) {
        for (category, names) in std::mem::take(&mut self.categories) {
            let classical = match category {
                1 | 2 => 128,
                3 | 4 => 192,
                _ => 256,
            };
            self.add_sets(names, Some(classical), Some(category));
        }
        for (classical, names) in std::mem::take(&mut self.strengths) {
            self.add_sets(names, Some(classical), None);
        }
        let named = std::mem::take(&mut self.named);
        self.add_sets(named, None, None);
        for (name, bits) in std::mem::take(&mut self.outputs) {
            self.sets.insert(name, Set { bits: Some(bits), ..Set::default() });
        }
    }

    fn add_sets(&mut self, names: Vec<String>, classical: Option<u32>, category: Option<u8>) {
        for name in names {
            self.sets.insert(name, Set { classical, category, ..Set::default() });
        }
    }
}

/// A parameter that a family may have.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Takes {
    /// Key size.
    Size,
    /// Named parameter set.
    Set,
    /// Curve or finite-field group.
    Curve,
    /// Mode of operation.
    Mode,
    /// Padding of a block cipher.
    Padding,
    /// Padding, and with it the scheme, of RSA or ElGamal.
    Scheme,
    /// Digest.
    Digest,
    /// Digest of a key derivation, announced by the word `KDF`.
    Kdf,
    /// Another algorithm inside, written as the parameter set.
    Cipher,
    /// The word HMAC, which adds nothing.
    Hmac,
}

/// A named parameter set.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Set {
    pub(super) bits: Option<u32>,
    pub(super) classical: Option<u32>,
    pub(super) category: Option<u8>,
    pub(super) primitive: Option<Primitive>,
    pub(super) attack: Option<Attack>,
}

/// How the security levels follow from the parameters; README.md states each rule.
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
    Inner,
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
    #[expect(dead_code, reason = "for people who read the data")]
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

/// What a padding is for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PaddingUse {
    PublicKey,
    Block,
    Any,
}

/// A padding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Padding {
    pub(super) display: String,
    #[serde(rename = "for")]
    pub(super) used: PaddingUse,
    words: Vec<String>,
}

/// The form of a curve's equation, which decides what it is used for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    Weierstrass,
    Binary,
    Montgomery,
    Edwards,
    Pairing,
}

/// An elliptic curve.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CurveEntry {
    pub(super) bits: u32,
    pub(super) form: Form,
    pub(super) classical: Option<u32>,
    /// CycloneDX's name of the curve.
    pub(super) cyclonedx: Option<String>,
    #[serde(default)]
    pub(super) oids: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

/// A finite-field group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    pub(super) bits: u32,
    words: Vec<String>,
    #[expect(dead_code, reason = "for people who read the data")]
    source: String,
}

/// A hybrid or composite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hybrid {
    pub(super) family: String,
    pub(super) parts: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[expect(dead_code, reason = "for people who read the data")]
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    paddings: BTreeMap<String, Padding>,
    before: Vec<String>,
    after: Vec<String>,
    between: Vec<String>,
    noise: Vec<String>,
    signs: Vec<String>,
    kdf: Vec<String>,
    pbe: Vec<String>,
    curve: Vec<String>,
    ordinary: Vec<String>,
}

/// A YAML mapping in the order of the file.
pub(super) struct Pairs<T>(pub(super) Vec<(String, T)>);

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
    /// Names which are also ordinary words.
    pub(super) ordinary: Vec<String>,
    /// Squashed spelling to a name that its words tell.
    pub(super) aliases: FxHashMap<String, String>,
    /// Lower-case spelling, separators and all, to a name that its words tell.
    pub(super) exact: FxHashMap<String, String>,
    /// Squashed spelling, or identifier, to curve.
    pub(super) curve_names: FxHashMap<String, String>,
    /// Identifier to canonical name.
    pub(super) oids: FxHashMap<String, String>,
    /// Canonical name to the identifier to write.
    pub(super) oid_of: FxHashMap<String, String>,
}

/// The tables. Data that does not parse is a defect of the build, which the tests catch.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| load().unwrap_or_default())
}

macro_rules! data {
    ($file:literal) => {
        include_str!(concat!("../../../../taxonomy/cryptography/", $file))
    };
}
pub(super) use data;

/// Reads one file of the data.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, serde_saphyr::Error> {
    serde_saphyr::from_str(text)
}

/// Parses the data.
pub(super) fn load() -> Result<Tables, serde_saphyr::Error> {
    let mut families: BTreeMap<String, Family> = parse(data!("families.yaml"))?;
    for (id, family) in &mut families {
        family.id.clone_from(id);
        family.gather_sets();
    }
    let lists: WordLists = parse(data!("words.yaml"))?;
    let mut tables = Tables {
        families,
        modes: parse(data!("modes.yaml"))?,
        digests: parse(data!("digests.yaml"))?,
        curves: parse(data!("curves.yaml"))?,
        groups: parse(data!("groups.yaml"))?,
        hybrids: parse(data!("hybrids.yaml"))?,
        ..Tables::default()
    };
    tables.index_words();
    tables.index_lists(lists);
    tables.index_curves();
    tables.index_aliases(parse(data!("aliases.yaml"))?);
    let oids: Pairs<String> = parse(data!("oids.yaml"))?;
    for (oid, name) in oids.0 {
        tables.oid_of.entry(name.clone()).or_insert_with(|| oid.clone());
        tables.oids.insert(oid, name);
    }
    Ok(tables)
}

impl Tables {
    /// Digests come before families: both know `SHA3-256`, and the digest is the shorter way.
    fn index_words(&mut self) {
        let words = &mut self.words;
        let mut add = |spellings: &[String], facet: &Facet| {
            spellings.iter().for_each(|word| words.add(word, facet.clone()));
        };
        for (id, digest) in &self.digests {
            add(&digest.words, &Facet::Digest(id.clone()));
            add(std::slice::from_ref(id), &Facet::Digest(id.clone()));
        }
        for (id, mode) in &self.modes {
            add(&mode.words, &Facet::Mode(id.clone()));
            add(std::slice::from_ref(&mode.display), &Facet::Mode(id.clone()));
        }
        for (id, hybrid) in &self.hybrids {
            let facet = Facet::Set(hybrid.family.clone(), id.clone());
            add(&hybrid.words, &facet);
            add(std::slice::from_ref(id), &facet);
        }
        for (id, family) in &self.families {
            add(&family.words, &Facet::Family(id.clone()));
            for (size, sized) in &family.sized {
                add(sized, &Facet::Sized(id.clone(), *size));
            }
            for set in family.sets.keys() {
                let facet = Facet::Set(id.clone(), set.clone());
                let others = family.spelled.get(set).map(Vec::as_slice).unwrap_or_default();
                for spelling in others.iter().chain([set]) {
                    let full: Vec<String> =
                        family.words.iter().map(|word| format!("{word}-{spelling}")).collect();
                    add(&full, &facet);
                }
                if family.name.starts_with("{set") {
                    add(others, &facet);
                    add(std::slice::from_ref(set), &facet);
                }
            }
        }
        for (id, curve) in &self.curves {
            add(&curve.words, &Facet::Curve(id.clone()));
            add(std::slice::from_ref(id), &Facet::Curve(id.clone()));
        }
        for (id, group) in &self.groups {
            add(&group.words, &Facet::Curve(id.clone()));
            add(std::slice::from_ref(id), &Facet::Curve(id.clone()));
        }
    }

    fn index_lists(&mut self, lists: WordLists) {
        let kinds = [
            (&lists.before, Facet::Before),
            (&lists.after, Facet::After),
            (&lists.between, Facet::Between),
            (&lists.noise, Facet::Noise),
            (&lists.signs, Facet::Marker(Marker::Signs)),
            (&lists.kdf, Facet::Marker(Marker::Kdf)),
            (&lists.pbe, Facet::Marker(Marker::Pbe)),
            (&lists.curve, Facet::Marker(Marker::Curve)),
        ];
        for (list, facet) in kinds {
            list.iter().for_each(|word| self.words.add(word, facet.clone()));
        }
        self.words.add("mgf-1", Facet::Marker(Marker::Mgf1));
        self.words.add("openssl", Facet::Marker(Marker::OpenSsl));
        for (id, padding) in &lists.paddings {
            let facet = Facet::Padding(id.clone());
            self.words.add(&padding.display, facet.clone());
            padding.words.iter().for_each(|word| self.words.add(word, facet.clone()));
        }
        self.paddings = lists.paddings;
        self.ordinary = lists.ordinary;
    }

    fn index_curves(&mut self) {
        for (id, curve) in &self.curves {
            for spelling in curve.words.iter().chain([id]) {
                self.curve_names.insert(squash(spelling), id.clone());
            }
            for oid in &curve.oids {
                self.curve_names.insert(oid.clone(), id.clone());
            }
        }
    }

    fn index_aliases(&mut self, schemes: BTreeMap<String, BTreeMap<String, String>>) {
        for (scheme, spellings) in schemes {
            for (spelling, name) in spellings {
                if scheme == "exact" {
                    self.exact.insert(spelling, name);
                } else {
                    self.aliases.insert(squash(&spelling), name);
                }
            }
        }
    }
}
