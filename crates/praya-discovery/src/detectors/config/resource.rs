//! Resources of infrastructure as code: rules that are data (`taxonomy/configuration`), applied
//! to a resource whose references are filled in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use praya_cbom::{Algorithm, Asset, CryptoFunction, registry};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::notes::{Notes, Place, shown, unknown_name};
use super::syntax::tree::{Node, Value};
use super::tls::Tls;

/// Rules by language and type of resource.
type Rules = BTreeMap<String, BTreeMap<String, Vec<Rule>>>;

/// Named TLS policies by provider.
type Policies = BTreeMap<String, BTreeMap<String, Policy>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Policy {
    versions: Vec<String>,
}

/// What a type of resource says of cryptography; the keys are explained beside the data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    at: Option<String>,
    algorithm: Option<String>,
    algorithms: Option<String>,
    fixed: Option<String>,
    size: Option<String>,
    bytes: Option<String>,
    curve: Option<String>,
    #[serde(default)]
    names: BTreeMap<String, String>,
    #[serde(default)]
    prefix: String,
    function: Option<CryptoFunction>,
    public_key: Option<String>,
    tls: Option<TlsRule>,
    absent: Option<Absent>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TlsRule {
    lowest: Option<String>,
    versions: Option<String>,
    suites: Option<String>,
    policy: Option<String>,
    policies: Option<String>,
    on: Option<String>,
    #[serde(default)]
    is: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Absent {
    Ignore,
}

fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    // A test reads both files: they cannot fail here.
    serde_saphyr::from_str(text).unwrap_or_default()
}

fn rules() -> &'static Rules {
    static RULES: OnceLock<Rules> = OnceLock::new();
    RULES.get_or_init(|| read(include_str!("../../../../../taxonomy/configuration/resources.yaml")))
}

fn policies() -> &'static Policies {
    static POLICIES: OnceLock<Policies> = OnceLock::new();
    POLICIES.get_or_init(|| {
        read(include_str!("../../../../../taxonomy/configuration/tls-policies.yaml"))
    })
}

/// How many types of resources are known, and how many policies. Every name must be one of the
/// registry, every version one that is read.
#[cfg(test)]
pub(super) fn known() -> (usize, usize) {
    for (kind, rules) in rules().values().flatten() {
        for name in rules.iter().flat_map(|rule| rule.names.values().chain(&rule.fixed)) {
            assert!(name.is_empty() || registry::algorithm(name).is_some(), "{kind}: {name}");
        }
    }
    for (name, policy) in policies().values().flatten() {
        for version in &policy.versions {
            assert!(super::tls::Version::parse(version).is_some(), "{name}: {version}");
        }
    }
    (rules().values().map(BTreeMap::len).sum(), policies().values().map(BTreeMap::len).sum())
}

/// A resource: its type, its name, its line and its settings, references filled in.
pub(crate) struct Resource<'n> {
    pub(crate) language: &'static str,
    pub(crate) kind: &'n str,
    pub(crate) name: &'n str,
    pub(crate) line: u32,
    pub(crate) settings: &'n Node,
}

/// Reports what a resource says of cryptography, where its type is known.
pub(crate) fn report(resource: &Resource<'_>, notes: &mut Notes<'_>) {
    let known = rules().get(resource.language).and_then(|rules| rules.get(resource.kind));
    for rule in known.into_iter().flatten() {
        let blocks = match &rule.at {
            Some(path) => select(resource.settings, path),
            None => vec![(resource.line, resource.settings)],
        };
        let anchor = Place::new(resource.line, resource.kind);
        if blocks.is_empty() && rule.absent.is_none() && rule.algorithm.is_some() {
            notes.unknown_algorithm(NOT_SET, &anchor);
        }
        for (line, block) in blocks {
            apply(rule, block, &Place::new(line, resource.kind), resource, notes);
        }
    }
}

const NOT_SET: &str = "not set here: depends on the default of the provider";

fn apply(
    rule: &Rule,
    block: &Node,
    anchor: &Place,
    resource: &Resource<'_>,
    notes: &mut Notes<'_>,
) {
    if let Some(tls) = &rule.tls {
        end_point(tls, rule, block, anchor, notes);
    }
    if let Some(path) = &rule.public_key {
        for (_, node) in select(block, path) {
            if let Some(key) = node.text() {
                notes.nested(&format!("{}.pub", resource.name), key.as_bytes());
            }
        }
    }
    let function = rule.function.unwrap_or(CryptoFunction::Keygen);
    for path in rule.algorithms.iter() {
        for (line, node) in select(block, path) {
            for item in choices(node) {
                named(rule, item, None, &Place::new(line, path.as_str()), function, notes);
            }
        }
    }
    if let Some(name) = &rule.fixed {
        named(rule, Choice::Text(name), Some(block), anchor, function, notes);
    }
    let Some(path) = &rule.algorithm else { return };
    let found = select(block, path);
    if found.is_empty() && rule.absent.is_none() {
        notes.unknown_algorithm(NOT_SET, anchor);
    }
    for (line, node) in found {
        for item in choices(node) {
            named(rule, item, Some(block), &Place::new(line, path.as_str()), function, notes);
        }
    }
}

/// One algorithm that is named, with the size and curve that stand beside it.
fn named(
    rule: &Rule,
    name: Choice<'_>,
    beside: Option<&Node>,
    place: &Place,
    function: CryptoFunction,
    notes: &mut Notes<'_>,
) {
    let name = match name {
        Choice::Text(name) => name,
        Choice::Open(written) => return notes.unknown_algorithm(undecided(written), place),
    };
    let own = rule.names.get(name).map(String::as_str);
    let spelled = match own {
        Some("") => return,
        Some(own) => own.to_owned(),
        None => format!("{}{name}", rule.prefix),
    };
    let Some(algorithm) = registry::algorithm(&spelled) else {
        return notes.unknown_algorithm(unknown_name(name), place);
    };
    let Some(block) = beside else { return notes.known(algorithm, function, Vec::new(), place) };
    let setting = |path: &Option<String>| {
        path.iter()
            .flat_map(|path| select(block, path))
            .flat_map(|(_, node)| choices(node))
            .collect()
    };
    let sizes: Vec<Choice<'_>> = setting(&rule.size);
    let bytes: Vec<Choice<'_>> = setting(&rule.bytes);
    let curves: Vec<Choice<'_>> = setting(&rule.curve);
    for (algorithm, reasons) in keys(algorithm, rule, &sizes, &bytes, &curves) {
        notes.known(algorithm, function, reasons, place);
    }
}

/// An algorithm with each size or curve that it may have, and what could not be told of each.
fn keys(
    algorithm: Algorithm,
    rule: &Rule,
    sizes: &[Choice<'_>],
    bytes: &[Choice<'_>],
    curves: &[Choice<'_>],
) -> Vec<(Algorithm, Vec<(&'static str, String)>)> {
    let family = algorithm.family.clone().unwrap_or_default();
    let elliptic = family.starts_with("EC");
    let needs = if elliptic { algorithm.curve.is_none() } else { algorithm.key_size.is_none() };
    let sized = rule.size.is_some() || rule.bytes.is_some() || rule.curve.is_some();
    // A curve says what DH lacks no more than a size says what EdDSA lacks.
    if !needs || !sized && !elliptic && family != "RSA" || family == "EdDSA" {
        return vec![(algorithm, Vec::new())];
    }
    let parameter = if elliptic { "curve" } else { "keySize" };
    let mut keys = Vec::new();
    let sizes = sizes.iter().map(|size| (size, 1)).chain(bytes.iter().map(|bytes| (bytes, 8)));
    if elliptic {
        for curve in curves {
            keys.push(match curve {
                Choice::Text(name) if registry::curve(name).is_some() => {
                    (algorithm.clone().with_curve(name), Vec::new())
                }
                Choice::Text(name) => (algorithm.clone(), vec![(parameter, unknown_name(name))]),
                Choice::Open(written) => (algorithm.clone(), vec![(parameter, undecided(written))]),
            });
        }
    }
    let by_curve = !keys.is_empty();
    for (size, unit) in sizes.filter(|_| !by_curve) {
        keys.push(match size {
            Choice::Text(bits) => match bits.parse::<u32>() {
                // A size of an elliptic curve stands for the curve of NIST of that size.
                Ok(bits) if elliptic && bits > 0 => {
                    (algorithm.clone().with_curve(&format!("P-{bits}")), Vec::new())
                }
                Ok(bits) if bits > 0 => {
                    (algorithm.clone().with_key_size(bits.saturating_mul(unit)), Vec::new())
                }
                _ => (algorithm.clone(), vec![(parameter, NOT_SET.to_owned())]),
            },
            Choice::Open(written) => (algorithm.clone(), vec![(parameter, undecided(written))]),
        });
    }
    if keys.is_empty() {
        let fixed = algorithm.curve.is_some() || algorithm.key_size.is_some();
        let reasons = if fixed { Vec::new() } else { vec![(parameter, NOT_SET.to_owned())] };
        keys.push((algorithm, reasons));
    }
    keys
}

fn end_point(tls: &TlsRule, rule: &Rule, block: &Node, anchor: &Place, notes: &mut Notes<'_>) {
    if let Some(on) = &tls.on {
        let speaks =
            select(block, on).into_iter().flat_map(|(_, node)| choices(node)).any(|choice| {
                match choice {
                    Choice::Text(value) => tls.is.iter().any(|is| is.eq_ignore_ascii_case(value)),
                    Choice::Open(_) => true,
                }
            });
        if !speaks {
            return;
        }
    }
    let setting = |path: &Option<String>| -> Option<(u32, &Node)> {
        path.as_ref().and_then(|path| select(block, path).into_iter().next())
    };
    let mut point = Tls::new("the provider", anchor.clone());
    let mut any = false;
    if let Some((line, node)) = setting(&tls.lowest) {
        any = true;
        lowest(node, &Place::new(line, tls.lowest.as_deref().unwrap_or_default()), &mut point);
    }
    if let Some((line, node)) = setting(&tls.versions) {
        any = true;
        let place = Place::new(line, tls.versions.as_deref().unwrap_or_default());
        point.no_versions();
        for choice in choices(node) {
            match choice {
                Choice::Text(name) => point.add_version(name, &place),
                Choice::Open(written) => point.open_versions(undecided(written), &place),
            }
        }
    }
    if let Some((line, node)) = setting(&tls.policy) {
        any = true;
        policy(tls, node, &Place::new(line, tls.policy.as_deref().unwrap_or_default()), &mut point);
    }
    if let Some((line, node)) = setting(&tls.suites) {
        any = true;
        let place = Place::new(line, tls.suites.as_deref().unwrap_or_default());
        point.suites(&node.texts().join(","), &place);
    }
    if any || rule.absent.is_none() {
        point.report(notes);
    }
}

fn lowest(node: &Node, place: &Place, tls: &mut Tls) {
    for choice in choices(node) {
        match choice {
            Choice::Text(name) => tls.lowest(name, place),
            Choice::Open(written) => tls.open_versions(undecided(written), place),
        }
    }
}

/// The versions that a named policy turns on.
fn policy(rule: &TlsRule, node: &Node, place: &Place, tls: &mut Tls) {
    let named = rule.policies.as_ref().and_then(|provider| policies().get(provider));
    for choice in choices(node) {
        match choice {
            Choice::Open(written) => tls.open_versions(undecided(written), place),
            Choice::Text(name) => match named.and_then(|policies| policies.get(name)) {
                Some(policy) => {
                    tls.no_versions();
                    for version in &policy.versions {
                        tls.add_version(version, place);
                    }
                    let reason = format!("the policy '{}' decides them", shown(name));
                    tls.unresolved("cipherSuites", reason);
                }
                None => {
                    let reason = format!("the policy '{}' is not known here", shown(name));
                    tls.open_versions(reason, place);
                }
            },
        }
    }
}

/// A value that a setting may have.
#[derive(Clone, Copy)]
enum Choice<'n> {
    Text(&'n str),
    /// An expression that the file does not decide.
    Open(&'n str),
}

/// Every value that a setting may have.
fn choices(node: &Node) -> Vec<Choice<'_>> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Text(text) => vec![Choice::Text(text)],
        Value::Open(written) => vec![Choice::Open(written)],
        Value::List(items) | Value::Either(items) => items.iter().flat_map(choices).collect(),
        Value::Map(_) => vec![Choice::Open("a map")],
    }
}

fn undecided(written: &str) -> String {
    format!("'{}' is not decided in this file", shown(written))
}

/// Every value at the end of a path, with the line of its key; lists and repeated blocks are
/// walked.
fn select<'n>(node: &'n Node, path: &str) -> Vec<(u32, &'n Node)> {
    let mut found = vec![(node.line, node)];
    for key in path.split('.') {
        let mut next = Vec::new();
        for (_, node) in found {
            let maps = match &node.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![node],
            };
            for map in maps {
                let own = map.entries().iter().filter(|entry| entry.key == key);
                next.extend(own.map(|entry| (entry.line, &entry.node)));
            }
        }
        found = next;
    }
    found
        .into_iter()
        .flat_map(|(line, node)| match &node.value {
            Value::List(items) if items.iter().any(|item| !item.entries().is_empty()) => {
                items.iter().map(|item| (item.line, item)).collect()
            }
            Value::Null => Vec::new(),
            _ => vec![(line, node)],
        })
        .collect()
}

impl Notes<'_> {
    /// An algorithm that is known, and what could not be told of it.
    fn known(
        &mut self,
        mut algorithm: Algorithm,
        function: CryptoFunction,
        reasons: Vec<(&'static str, String)>,
        place: &Place,
    ) {
        algorithm.functions.insert(function);
        let mut sighting = self.sighting(Asset::Algorithm(algorithm), place);
        for (parameter, reason) in reasons {
            sighting = sighting.unresolved(parameter, reason);
        }
        self.add(sighting);
    }
}
