//! TLS and SSH as calls set them up.

use praya_cbom::registry::{self, CipherSuite};
use praya_cbom::{Algorithm, Asset, Protocol, ProtocolKind};
use praya_source::eval::{Origin, Why};

use super::draft::{Draft, Open, Param};
use super::select::{Found, Piece};
use super::tls;

/// A protocol, what is open in it, and where its parameters were written.
pub(super) struct Seen {
    pub(super) asset: Asset,
    pub(super) open: Vec<(Param, Open)>,
    pub(super) origins: Vec<Origin>,
}

/// TLS: one protocol for each version that may be negotiated.
pub(super) fn tls(draft: &Draft) -> Vec<Seen> {
    let mut parts = Parts::default();
    let versions = versions(draft, &mut parts);
    let suites = suites(draft, &mut parts);
    let mut algorithms = Vec::new();
    for name in parts.texts(draft, Param::Groups) {
        match group(&name) {
            Some(algorithm) => algorithms.push(algorithm),
            None => parts.open.push((Param::Groups, Open::Unregistered(name))),
        }
    }
    for name in parts.texts(draft, Param::Signatures) {
        match registry::algorithm(&name) {
            Some(algorithm) => algorithms.push(algorithm),
            None => parts.open.push((Param::Signatures, Open::Unregistered(name))),
        }
    }
    if versions.is_empty() && !parts.open.iter().any(|(param, _)| param.name() == "version") {
        let why = Why::NotModelled("the library's default, because the call does not set it");
        parts.open.push((Param::Version, Open::Value(why)));
    }
    let each: Vec<Option<&str>> = match versions.is_empty() {
        true => vec![None],
        false => versions.into_iter().map(Some).collect(),
    };
    each.into_iter()
        .map(|version| Seen {
            asset: Asset::Protocol(Box::new(protocol(version, &suites, &algorithms))),
            open: parts.open.clone(),
            origins: parts.origins.clone(),
        })
        .collect()
}

/// TLS of a version, with those of the suites that it can negotiate.
pub(super) fn protocol(
    version: Option<&str>,
    suites: &[CipherSuite],
    algorithms: &[Algorithm],
) -> Protocol {
    let fits = |suite: &&CipherSuite| match version {
        Some("TLS 1.3") => is_of_13(suite),
        Some(_) => !is_of_13(suite),
        None => true,
    };
    let mut protocol = Protocol {
        protocol: ProtocolKind::Tls,
        name: version.unwrap_or("TLS").to_owned(),
        version: version.and_then(|name| name.split(' ').nth(1)).map(str::to_owned),
        cipher_suites: Vec::new(),
        algorithms: algorithms.to_vec(),
    };
    for suite in suites.iter().filter(fits) {
        protocol.cipher_suites.push(suite.name.clone());
        for algorithm in suite.algorithms() {
            if !protocol.algorithms.contains(algorithm) {
                protocol.algorithms.push(algorithm.clone());
            }
        }
    }
    protocol
}

/// TLS 1.3 negotiates key exchange and signature apart from the suite.
fn is_of_13(suite: &CipherSuite) -> bool {
    !suite.name.contains("_WITH_") && suite.name.starts_with("TLS_")
}

fn suites(draft: &Draft, parts: &mut Parts) -> Vec<CipherSuite> {
    let mut suites: Vec<CipherSuite> = Vec::new();
    for text in parts.raw(draft, Param::Suites) {
        let (named, unknown) = suites_of(&text);
        for suite in named {
            if !suites.contains(&suite) {
                suites.push(suite);
            }
        }
        parts
            .open
            .extend(unknown.into_iter().map(|name| (Param::Suites, Open::Unregistered(name))));
    }
    suites
}

/// The suites of a list of names in any style or of an OpenSSL cipher string, and the names that
/// mean nothing.
pub(super) fn suites_of(text: &str) -> (Vec<CipherSuite>, Vec<String>) {
    let names = || text.split([':', ',', ' ', ';']).filter(|name| !name.is_empty());
    let found: Vec<Option<CipherSuite>> = names().map(registry::cipher_suite).collect();
    if found.iter().all(Option::is_some) {
        return (found.into_iter().flatten().collect(), Vec::new());
    }
    let list = registry::openssl_cipher_string(text);
    if list.suites.is_empty() && list.not_built.is_empty() {
        let unknown = names().zip(&found).filter(|(_, suite)| suite.is_none());
        let unknown = unknown.map(|(name, _)| name.to_owned()).collect();
        return (found.into_iter().flatten().collect(), unknown);
    }
    (list.suites.into_iter().chain(list.not_built).collect(), list.unresolved)
}

/// A group by name: a curve stands for key agreement on it.
fn group(name: &str) -> Option<Algorithm> {
    let on_curve = |curve: &str| registry::compose("ECDH", None, Some(curve), None, None, None);
    match registry::algorithm(name) {
        Some(group) => match (group.family.as_deref(), group.curve.as_deref()) {
            (Some("EC"), Some(curve)) => Some(on_curve(curve)),
            _ => Some(group),
        },
        None => registry::curve(name).map(|curve| on_curve(&curve.name)),
    }
}

fn versions(draft: &Draft, parts: &mut Parts) -> Vec<&'static str> {
    let mut named = |param: Param| -> Vec<&'static str> {
        parts.texts(draft, param).iter().filter_map(|text| tls::version(text)).collect()
    };
    let mut versions = named(Param::Version);
    let low = named(Param::MinVersion).into_iter().min();
    let high = named(Param::MaxVersion).into_iter().max();
    match (low, high) {
        (Some(low), high) => versions.extend(tls::range(low, high)),
        (None, Some(high)) => versions.push(high),
        (None, None) => {}
    }
    versions.sort_unstable();
    versions.dedup();
    versions
}

/// SSH, with every algorithm that the call lists.
pub(super) fn ssh(draft: &Draft) -> Seen {
    let mut parts = Parts::default();
    let mut protocol =
        Protocol { protocol: ProtocolKind::Ssh, name: "SSH".to_owned(), ..Protocol::default() };
    for param in [Param::Name, Param::Groups, Param::Suites, Param::Signatures, Param::Digest] {
        for name in parts.texts(draft, param) {
            match registry::algorithm(&name) {
                Some(algorithm) => protocol.algorithms.push(algorithm),
                None => parts.open.push((param, Open::Unregistered(name))),
            }
        }
    }
    if !draft.has_name() && protocol.algorithms.is_empty() && parts.open.is_empty() {
        let why = Why::NotModelled("the library's default, because the call does not set it");
        parts.open.push((Param::Name, Open::Value(why)));
    }
    Seen { asset: Asset::Protocol(Box::new(protocol)), open: parts.open, origins: parts.origins }
}

/// What the parameters of a draft leave behind as they are read.
#[derive(Default)]
struct Parts {
    open: Vec<(Param, Open)>,
    origins: Vec<Origin>,
}

impl Parts {
    /// The texts of a parameter; what is not known is noted.
    fn raw(&mut self, draft: &Draft, param: Param) -> Vec<String> {
        let found: &[Found] = draft.found(param);
        self.origins.extend(found.iter().filter_map(|found| found.origin.clone()));
        let mut texts = Vec::new();
        for found in found {
            match &found.piece {
                Piece::Text(text) => texts.push(text.clone()),
                Piece::Number(number) => texts.push(number.to_string()),
                Piece::Algorithm(algorithm) => texts.push(algorithm.name.clone()),
                Piece::Partial(_, why) | Piece::Unknown(why) => {
                    self.open.push((param, Open::Value(why.clone())));
                }
            }
        }
        texts
    }

    /// The same, with lists in one text taken apart.
    fn texts(&mut self, draft: &Draft, param: Param) -> Vec<String> {
        let texts = self.raw(draft, param);
        let names = texts.iter().flat_map(|text| text.split([':', ',', ' ']));
        // `-name` and `!name` take away.
        let kept =
            names.map(str::trim).filter(|name| !name.is_empty() && !name.starts_with(['-', '!']));
        kept.map(str::to_owned).collect()
    }
}
