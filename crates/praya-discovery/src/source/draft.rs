//! An asset in the making: a call, and what later calls say of it.

use std::collections::BTreeMap;

use praya_cbom::{Algorithm, CryptoFunction, Primitive, registry};
use praya_source::eval::{Origin, Why};

use super::partial;
use super::rules::{Kind, Known, Role, Rule};
use super::select::{Found, Piece, Source, is_digest};

/// A name in the place of a digest that is none.
const NO_DIGEST: Why = Why::NotModelled("an algorithm that is no digest");

/// More combinations of parameters than this are not listed.
const MAX_COMBINATIONS: usize = 32;

/// A parameter of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Param {
    Name,
    KeySize,
    Curve,
    Mode,
    Padding,
    Digest,
    Version,
    MinVersion,
    MaxVersion,
    Suites,
    Groups,
    Signatures,
}

impl Param {
    /// Its name in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "algorithm",
            Self::KeySize => "keySize",
            Self::Curve => "curve",
            Self::Mode => "mode",
            Self::Padding => "padding",
            Self::Digest => "digest",
            Self::Version | Self::MinVersion | Self::MaxVersion => "version",
            Self::Suites => "cipherSuites",
            Self::Groups => "groups",
            Self::Signatures => "signatureAlgorithms",
        }
    }
}

/// Why a parameter is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Value(Why),
    /// The value is known and is no name that the registry knows.
    Unregistered(String),
    TooMany,
}

/// One possible algorithm of a draft.
#[derive(Clone, Debug, Default)]
pub(super) struct Possible {
    pub(super) algorithm: Algorithm,
    pub(super) open: Vec<(Param, Open)>,
    pub(super) origins: Vec<Origin>,
}

/// An asset in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) library: std::sync::Arc<str>,
    pub(super) role: Role,
    pub(super) kind: Kind,
    /// The event whose draft this one stands for: what a refining call returned.
    pub(super) of: Option<u32>,
    primitive: Option<praya_cbom::Primitive>,
    functions: Vec<CryptoFunction>,
    params: BTreeMap<Param, Vec<Found>>,
}

impl Draft {
    pub(super) fn new(known: &Known, source: &Source<'_>) -> Self {
        let rule = &known.rule;
        let mut draft = Self {
            library: known.library.clone(),
            role: rule.role,
            kind: rule.kind,
            of: None,
            primitive: rule.primitive,
            functions: rule.functions.clone(),
            params: BTreeMap::new(),
        };
        for place in &rule.inherit {
            draft.inherit(place, source);
        }
        draft.take(rule, source);
        draft
    }

    /// Takes what a rule's selectors find.
    pub(super) fn take(&mut self, rule: &Rule, source: &Source<'_>) {
        let selectors = [
            (Param::Name, &rule.name),
            (Param::KeySize, &rule.key_size),
            (Param::Curve, &rule.curve),
            (Param::Mode, &rule.mode),
            (Param::Padding, &rule.padding),
            (Param::Digest, &rule.digest),
            (Param::Version, &rule.version),
            (Param::MinVersion, &rule.min_version),
            (Param::MaxVersion, &rule.max_version),
            (Param::Suites, &rule.suites),
            (Param::Groups, &rule.groups),
            (Param::Signatures, &rule.signatures),
        ];
        for (param, selector) in selectors {
            let Some(selector) = selector else { continue };
            let mut found = source.select(selector, param);
            let parted =
                rule.when.as_ref().filter(|when| param == Param::Name && when.of == *selector);
            if let Some(condition) = parted {
                found.retain(|one| condition.admits(one));
            }
            if !found.is_empty() {
                self.params.insert(param, found);
            }
        }
        self.functions.extend(rule.functions.iter().copied());
    }

    /// Takes over every parameter of the calls that a place leads to.
    fn inherit(&mut self, selector: &super::rules::Selector, source: &Source<'_>) {
        let super::rules::Selector::Place(place) = selector else { return };
        for value in source.values(place) {
            let praya_source::eval::Resolved::Event(event) = value else { continue };
            if let Some(Some(other)) = source.drafts.get(event as usize) {
                for (param, found) in &other.params {
                    self.params.entry(*param).or_insert_with(|| found.clone());
                }
            }
        }
    }

    /// Adds what another draft says.
    pub(super) fn refine(&mut self, other: &Self) {
        for (param, found) in &other.params {
            self.params.insert(*param, found.clone());
        }
        self.functions.extend(other.functions.iter().copied());
    }

    pub(super) fn found(&self, param: Param) -> &[Found] {
        self.params.get(&param).map_or(&[], Vec::as_slice)
    }

    /// The algorithms that it surely may be.
    pub(super) fn algorithms(&self) -> Vec<(Algorithm, Option<Origin>)> {
        self.possible()
            .into_iter()
            .filter(|possible| possible.algorithm.family.is_some())
            .map(|possible| (possible.algorithm, possible.origins.into_iter().next()))
            .collect()
    }

    /// Every combination of possible parameters.
    pub(super) fn possible(&self) -> Vec<Possible> {
        let mut all: Vec<Possible> =
            self.found(Param::Name).iter().flat_map(|found| self.named(found)).collect();
        if all.is_empty() {
            if self.found(Param::Name).iter().any(names_nothing) {
                return all;
            }
            all.push(self.nameless());
        }
        // Before a digest is applied, which a key has no place for.
        for possible in &mut all {
            let algorithm = std::mem::take(&mut possible.algorithm);
            possible.algorithm = self.used_for(algorithm);
        }
        for param in [Param::KeySize, Param::Curve, Param::Mode, Param::Padding, Param::Digest] {
            let found = self.found(param);
            if found.is_empty() {
                continue;
            }
            if all.len() * found.len() > MAX_COMBINATIONS {
                for possible in &mut all {
                    possible.open.push((param, Open::TooMany));
                }
                continue;
            }
            all = all
                .iter()
                .flat_map(|possible| found.iter().map(|found| apply(possible, param, found)))
                .collect();
        }
        for possible in &mut all {
            possible.algorithm.functions.extend(self.functions.iter().copied());
        }
        all
    }

    /// A key's algorithm by what the call does with the key: one on a curve signs or agrees.
    fn used_for(&self, algorithm: Algorithm) -> Algorithm {
        let does = |function| self.functions.contains(&function);
        if algorithm.family.as_deref() != Some("EC") || does(CryptoFunction::Keygen) {
            algorithm
        } else if does(CryptoFunction::Sign) || does(CryptoFunction::Verify) {
            algorithm.signing()
        } else if does(CryptoFunction::Keyderive) {
            algorithm.agreeing()
        } else {
            algorithm
        }
    }

    fn named(&self, found: &Found) -> Option<Possible> {
        let mut possible =
            Possible { origins: found.origin.iter().cloned().collect(), ..Possible::default() };
        match &found.piece {
            Piece::Text(name) if name.is_empty() || names_nothing(found) => return None,
            Piece::Text(name) => match registry::algorithm(name).or_else(|| on_curve(name)) {
                Some(algorithm) => possible.algorithm = algorithm,
                None => {
                    possible.algorithm = self.unknown();
                    possible.open.push((Param::Name, Open::Unregistered(name.clone())));
                }
            },
            Piece::Number(number) => {
                possible.algorithm = self.unknown();
                possible.open.push((Param::Name, Open::Unregistered(number.to_string())));
            }
            // What the other call does with it is not what this one does.
            Piece::Algorithm(algorithm) => {
                possible.algorithm =
                    Algorithm { functions: Default::default(), ..(**algorithm).clone() };
            }
            Piece::Partial(text, why) => match partial::algorithm(text) {
                Some((algorithm, open)) => {
                    possible.algorithm = algorithm;
                    possible.open.push((open, Open::Value(why.clone())));
                }
                None => {
                    possible.algorithm = self.unknown();
                    possible.open.push((Param::Name, Open::Value(why.clone())));
                }
            },
            Piece::Unknown(why) => {
                possible.algorithm = self.unknown();
                possible.open.push((Param::Name, Open::Value(why.clone())));
            }
        }
        Some(possible)
    }

    /// A call that does not name an algorithm where it should.
    fn nameless(&self) -> Possible {
        let why = Why::NotModelled("a call that does not name it");
        Possible {
            algorithm: self.unknown(),
            open: vec![(Param::Name, Open::Value(why))],
            origins: Vec::new(),
        }
    }

    fn unknown(&self) -> Algorithm {
        Algorithm {
            name: "unresolved".to_owned(),
            primitive: self.primitive.unwrap_or_default(),
            ..Algorithm::default()
        }
    }

    /// Whether a name was given at all.
    pub(super) fn has_name(&self) -> bool {
        self.params.contains_key(&Param::Name)
    }
}

/// `none` of JOSE and SSH, and a truth value in the place of a name, are no algorithm.
fn names_nothing(found: &Found) -> bool {
    matches!(&found.piece, Piece::Text(name)
        if ["none", "null", "false", "true"].iter().any(|word| name.eq_ignore_ascii_case(word)))
}

/// A curve's name alone stands for the keys on it.
fn on_curve(name: &str) -> Option<Algorithm> {
    let curve = registry::curve(name)?;
    Some(registry::compose("EC", None, Some(&curve.name), None, None, None))
}

fn apply(possible: &Possible, param: Param, found: &Found) -> Possible {
    let mut possible = possible.clone();
    possible.origins.extend(found.origin.iter().cloned());
    let text = match &found.piece {
        Piece::Text(text) => text.clone(),
        Piece::Number(number) => number.to_string(),
        Piece::Algorithm(algorithm) => part(algorithm, param),
        Piece::Unknown(why) | Piece::Partial(_, why) => {
            if takes(&possible.algorithm, param) {
                possible.open.push((param, Open::Value(why.clone())));
            }
            return possible;
        }
    };
    let algorithm = std::mem::take(&mut possible.algorithm);
    possible.algorithm = match param {
        Param::KeySize => match text.parse() {
            Ok(bits) => algorithm.with_key_size(bits),
            Err(_) => {
                possible.open.push((param, Open::Unregistered(text)));
                algorithm
            }
        },
        Param::Curve => {
            if registry::curve(&text).is_none() && registry::algorithm(&text).is_none() {
                possible.open.push((param, Open::Unregistered(text)));
                algorithm
            } else {
                algorithm.with_curve(&text)
            }
        }
        Param::Mode => algorithm.with_mode(&text),
        Param::Padding => algorithm.with_padding(&text),
        _ => match registry::algorithm(&text) {
            Some(digest) if is_digest(&digest) => algorithm.with_digest(&text),
            Some(_) => {
                possible.open.push((param, Open::Value(NO_DIGEST)));
                algorithm
            }
            None => {
                possible.open.push((param, Open::Unregistered(text)));
                algorithm
            }
        },
    };
    possible
}

/// Whether an algorithm may have a parameter: an open one that it has no place for is nothing to
/// report.
fn takes(algorithm: &Algorithm, param: Param) -> bool {
    let family = algorithm.family.as_deref();
    match param {
        Param::Curve => {
            family.is_none_or(|family| family.starts_with("EC") || family.starts_with("Ed"))
        }
        // A MAC takes a key of any length.
        Param::KeySize => algorithm.primitive != Primitive::Mac,
        Param::Digest => {
            family.is_none()
                || !matches!(
                    algorithm.primitive,
                    Primitive::BlockCipher | Primitive::StreamCipher | Primitive::Ae
                )
        }
        _ => true,
    }
}

/// What an algorithm says of a parameter: its own, or its name.
fn part(algorithm: &Algorithm, param: Param) -> String {
    let own = match param {
        Param::Curve => algorithm.curve.clone(),
        Param::Mode => algorithm.mode.clone(),
        Param::Padding => algorithm.padding.clone(),
        Param::KeySize => algorithm.key_size.map(|bits| bits.to_string()),
        Param::Digest => algorithm.digest.clone(),
        _ => None,
    };
    own.unwrap_or_else(|| algorithm.name.clone())
}
