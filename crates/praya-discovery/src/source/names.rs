//! Names of SSH algorithms and TLS cipher suites that stand in source code as data: a constant that
//! no known call takes still says what is negotiated.

mod mention;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use praya_cbom::registry::{self, CipherSuite};
use praya_cbom::{Algorithm, Asset, Location, Sighting, Unresolved};
use praya_source::{Analysis, Unit};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Deserialize;

use self::mention::{Mention, mentions};
use super::protocol;

const DATA: &str = include_str!("../../../../taxonomy/cryptography/protocol-names.yaml");

/// Calls that only put a list together.
const JOINS: &[&str] =
    &["join", "split", "freeze", "asList", "of", "listOf", "arrayOf", "from", ""];

const DETECTOR: &str = "source/protocol-names";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    ssh: Vec<String>,
    tls: Vec<String>,
    ssh_options: Vec<String>,
    uses: FxHashSet<String>,
    refuses: FxHashSet<String>,
    tells: FxHashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| serde_saphyr::from_str(DATA).unwrap_or_default());

/// Texts of which a file that names any contains at least one.
pub(super) fn anchors() -> impl Iterator<Item = &'static str> {
    NAMES.ssh.iter().chain(&NAMES.tls).map(String::as_str)
}

/// What the units name, apart from suites that a call is known to take.
pub(super) fn sightings(analysis: &Analysis, called: &[Sighting]) -> Vec<Sighting> {
    let units = analysis.project.units().par_iter().filter(|unit| mentions_any(unit));
    units.flat_map_iter(|unit| of_unit(unit, called)).collect()
}

fn of_unit(unit: &Unit, called: &[Sighting]) -> Vec<Sighting> {
    let mentions = mentions(unit);
    let mut all: Vec<Sighting> = mentions.iter().flat_map(|mention| ssh(unit, mention)).collect();
    all.extend(tls(unit, &mentions, called));
    all
}

/// Whether any text of a unit can be a name: most have none, and need no walk.
fn mentions_any(unit: &Unit) -> bool {
    static ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(anchors()).ok());
    unit.texts().any(|text| ANY.as_ref().is_none_or(|any| any.is_match(text)))
}

/// The algorithms of SSH that a text lists.
fn ssh(unit: &Unit, mention: &Mention<'_>) -> Vec<Sighting> {
    let lines = mention.text.split('\n').filter_map(ssh_option);
    let lists: Vec<&str> = match mention.text.contains('\n') {
        true => lines.collect(),
        false => vec![ssh_option(mention.text).unwrap_or(mention.text)],
    };
    let is_option = lists.first().is_some_and(|list| *list != mention.text);
    let mut found = Vec::new();
    for list in lists {
        let Some(named) = ssh_list(list) else { continue };
        if is_option || mention.is_use(named.len()) {
            found.extend(named);
        }
    }
    found.dedup();
    found.into_iter().map(|algorithm| mention.sighting(unit, Asset::Algorithm(algorithm))).collect()
}

/// The value of `KexAlgorithms a,b`.
fn ssh_option(line: &str) -> Option<&str> {
    let line = line.trim();
    let (key, value) = line.split_once([' ', '=', '\t'])?;
    let known = NAMES.ssh_options.iter().any(|option| option.eq_ignore_ascii_case(key));
    known.then(|| value.trim())
}

/// The algorithms of a list of names of which each is one of SSH; `None` for any other text.
fn ssh_list(text: &str) -> Option<Vec<Algorithm>> {
    // `-name` takes away from the default.
    if text.len() > 4096 || text.starts_with('-') {
        return None;
    }
    let text = text.trim_start_matches(['+', '^']);
    let mut named = Vec::new();
    for name in text.split([',', ' ']).filter(|name| !name.is_empty()) {
        let is_ssh = NAMES.ssh.iter().any(|start| name.starts_with(start.as_str()));
        let algorithm = registry::algorithm(name).filter(|algorithm| algorithm.family.is_some());
        match algorithm {
            Some(algorithm) if is_ssh => named.push(algorithm),
            // What stands in one list with names of SSH is one as well.
            Some(_) => {}
            None => return None,
        }
    }
    (!named.is_empty()).then_some(named)
}

/// One TLS for each list of suites.
fn tls(unit: &Unit, mentions: &[Mention<'_>], called: &[Sighting]) -> Vec<Sighting> {
    let mut lists: Vec<(&Mention<'_>, Vec<CipherSuite>)> = Vec::new();
    for mention in mentions {
        let Some(suites) = tls_list(mention.text) else { continue };
        match lists.last_mut() {
            Some((first, held)) if first.root == mention.root => held.extend(suites),
            _ => lists.push((mention, suites)),
        }
    }
    lists.retain(|(mention, suites)| {
        mention.is_use(suites.len()) && !is_taken(unit, suites, mention, called)
    });
    lists.into_iter().map(|(mention, suites)| unversioned(unit, mention, &suites)).collect()
}

fn unversioned(unit: &Unit, mention: &Mention<'_>, suites: &[CipherSuite]) -> Sighting {
    let protocol = protocol::protocol(None, suites, &[]);
    let mut sighting = mention.sighting(unit, Asset::Protocol(Box::new(protocol)));
    sighting.unresolved.push(Unresolved {
        parameter: "version".to_owned(),
        reason: "the list of suites does not say it".to_owned(),
    });
    sighting
}

/// The suites of a list of names; `None` for any other text.
fn tls_list(text: &str) -> Option<Vec<CipherSuite>> {
    let is_known = |name: &str| NAMES.tls.iter().any(|start| name.starts_with(start.as_str()));
    let names = || text.split([':', ',', ' ']).filter(|name| !name.is_empty());
    if text.len() > 8192 || text.contains('\n') || !names().any(is_known) {
        return None;
    }
    let signed = |name: &str| name.starts_with(['!', '-', '+', '@']);
    let all = names().all(|name| signed(name) || registry::cipher_suite(name).is_some());
    if !all && !names().any(signed) {
        return None;
    }
    let (suites, unknown) = protocol::suites_of(text);
    (unknown.is_empty() && !suites.is_empty()).then_some(suites)
}

/// Whether a call that is reported takes the list.
fn is_taken(
    unit: &Unit,
    suites: &[CipherSuite],
    mention: &Mention<'_>,
    called: &[Sighting],
) -> bool {
    called.iter().any(|sighting| {
        let Asset::Protocol(protocol) = &sighting.asset else { return false };
        let here = sighting.location.path == unit.path;
        let traced = sighting.trace.iter().any(|step| {
            step.location.path == unit.path && step.location.line == Some(mention.line)
        });
        (here || traced) && suites.iter().any(|suite| protocol.cipher_suites.contains(&suite.name))
    })
}

impl Mention<'_> {
    /// Whether the names around it say that it is used.
    fn is_use(&self, names: usize) -> bool {
        let words: Vec<String> = self.around.iter().flat_map(|name| words(name)).collect();
        let has = |set: &FxHashSet<String>| words.iter().any(|word| set.contains(word));
        !has(&NAMES.refuses) && (has(&NAMES.uses) || names > 1)
    }

    fn sighting(&self, unit: &Unit, asset: Asset) -> Sighting {
        let mut location = Location::line(unit.path.clone(), self.line);
        if let Some(name) = self.around.iter().rfind(|name| !JOINS.contains(name)) {
            location = location.with_symbol(*name);
        }
        Sighting {
            asset,
            location,
            detector: DETECTOR.to_owned(),
            trace: Vec::new(),
            unresolved: Vec::new(),
        }
    }
}

/// The words of an identifier, in lower case: `preferredKex`, `PREFERRED_KEX`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut current = String::new();
    let mut was_lower = false;
    for c in name.chars() {
        let starts = c.is_ascii_uppercase() && was_lower;
        if (starts || !c.is_alphanumeric()) && !current.is_empty() {
            words.push(std::mem::take(&mut current));
        }
        if c.is_alphanumeric() {
            current.push(c.to_ascii_lowercase());
        }
        was_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
    }
    if !current.is_empty() {
        words.push(current);
    }
    words
}

/// Whether a call compares, searches or tells.
fn tells(callee: &str) -> bool {
    let plain: String =
        callee.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    NAMES.tells.contains(&plain)
        || plain.starts_with("assert")
        || plain.ends_with("exception")
        || plain.ends_with("error")
}
