//! From the events of runs to sightings.

use std::collections::BTreeMap;

use praya_cbom::{
    Algorithm, Asset, CryptoFunction, Location, Protocol, ProtocolKind, Sighting, Step, Unresolved,
    registry,
};
use praya_source::Analysis;
use praya_source::eval::{Event, Origin, Resolved, Run, Why};

use super::describe;
use super::draft::{Draft, Open, Param, Possible};
use super::rules::{Condition, Kind, Known, Role, Rules, Selector};
use super::select::{Found, Piece, Source};
use super::tls;

/// A sighting with what decides whether another supersedes it.
struct Candidate {
    sighting: Sighting,
    /// Open in a parameter of a function whose callers were run.
    superseded: bool,
}

/// Every sighting of an analysis, in order, without repetition.
pub(super) fn sightings(analysis: &Analysis, rules: &Rules) -> Vec<Sighting> {
    let mut by_site: BTreeMap<(u32, u32), Vec<Candidate>> = BTreeMap::new();
    for run in &analysis.evaluation.runs {
        for (event, draft) in drafts(run, rules) {
            let candidates = candidates(analysis, event, &draft);
            by_site.entry((event.unit, event.site)).or_default().extend(candidates);
        }
    }
    let mut all = Vec::new();
    for mut candidates in by_site.into_values() {
        if candidates.iter().any(|candidate| !candidate.superseded) {
            candidates.retain(|candidate| !candidate.superseded);
        }
        all.extend(candidates.into_iter().map(|candidate| candidate.sighting));
    }
    all.sort();
    all.dedup_by(|a, b| {
        a.asset == b.asset && a.location == b.location && a.unresolved == b.unresolved
    });
    all
}

/// The reported calls of a run, with everything that the run says of them.
fn drafts<'a>(run: &'a Run, rules: &Rules) -> Vec<(&'a Event, Draft)> {
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(run.events.len());
    for (index, event) in run.events.iter().enumerate() {
        let source = Source { event, drafts: &drafts, rules };
        let applicable: Vec<&Known> = rules
            .by_call
            .get(&*event.path)
            .into_iter()
            .flatten()
            .filter(|known| holds(known.rule.when.as_ref(), &source))
            .collect();
        let mut own = None;
        let mut refined = Vec::new();
        for known in applicable {
            let draft = Draft::new(known, &source);
            if known.rule.role == Role::Refine {
                refined.push((targets(known, event, &source), draft));
            } else if own.is_none() {
                own = Some(draft);
            }
        }
        for (targets, draft) in refined {
            for target in targets {
                if let Some(Some(held)) = drafts.get_mut(target as usize) {
                    held.refine(&draft);
                }
                // What is called on the result of a refining call is called on the same thing.
                if own.is_none() {
                    own = drafts.get(target as usize).cloned().flatten().map(|mut held| {
                        held.role = Role::Spec;
                        held
                    });
                }
            }
        }
        debug_assert_eq!(drafts.len(), index);
        drafts.push(own);
    }
    run.events
        .iter()
        .zip(drafts)
        .filter_map(|(event, draft)| draft.map(|draft| (event, draft)))
        .filter(|(_, draft)| draft.role == Role::Asset)
        .collect()
}

fn targets(known: &Known, event: &Event, source: &Source<'_>) -> Vec<u32> {
    match &known.rule.target {
        Some(Selector::Place(place)) => source
            .values(place)
            .into_iter()
            .filter_map(|value| match value {
                Resolved::Event(event) => Some(event),
                _ => None,
            })
            .collect(),
        _ => event.receivers.clone(),
    }
}

fn holds(condition: Option<&Condition>, source: &Source<'_>) -> bool {
    let Some(condition) = condition else { return true };
    let found = source.select(&condition.of, Param::Name);
    let text = |found: &Found| match &found.piece {
        Piece::Text(text) => Some(text.clone()),
        Piece::Number(number) => Some(number.to_string()),
        Piece::Algorithm(algorithm) => Some(algorithm.name.clone()),
        Piece::Unknown(_) => None,
    };
    let is_one = |found: &Found, of: &[String]| {
        text(found).is_some_and(|text| of.iter().any(|one| one.eq_ignore_ascii_case(&text)))
    };
    if !condition.not.is_empty() && found.iter().any(|found| is_one(found, &condition.not)) {
        return false;
    }
    if condition.is.is_empty() {
        return !found.is_empty() || !condition.not.is_empty();
    }
    found.iter().any(|found| is_one(found, &condition.is))
}

fn candidates(analysis: &Analysis, event: &Event, draft: &Draft) -> Vec<Candidate> {
    match draft.kind {
        Kind::Algorithm => draft
            .possible()
            .into_iter()
            .map(|possible| algorithm(analysis, event, draft, possible))
            .collect(),
        Kind::Tls => tls_candidates(analysis, event, draft),
        Kind::Ssh => vec![ssh_candidate(analysis, event, draft)],
    }
}

fn location(analysis: &Analysis, event: &Event) -> Location {
    let unit = analysis.project.units().get(event.unit as usize);
    let path = unit.map(|unit| unit.path.clone()).unwrap_or_default();
    Location::line(path, event.line).with_symbol(&*event.path)
}

fn algorithm(analysis: &Analysis, event: &Event, draft: &Draft, possible: Possible) -> Candidate {
    let Possible { algorithm, mut open, origins } = possible;
    if let Some(param) = silent(&algorithm, draft) {
        let why = Why::NotModelled("the library's default, because the call does not set it");
        open.push((param, Open::Value(why)));
    }
    finish(analysis, event, draft, Asset::Algorithm(algorithm), &open, &origins)
}

/// A key pair of a family that has sizes or curves, made without saying which.
fn silent(algorithm: &Algorithm, draft: &Draft) -> Option<Param> {
    if !algorithm.functions.contains(&CryptoFunction::Keygen) {
        return None;
    }
    let family = algorithm.family.as_deref()?;
    let unsaid = |param: Param| draft.found(param).is_empty();
    match family {
        "RSA" | "DSA" | "DH" | "ElGamal"
            if algorithm.key_size.is_none() && algorithm.curve.is_none() =>
        {
            unsaid(Param::KeySize).then_some(Param::KeySize)
        }
        "EC" | "ECDSA" | "ECDH" if algorithm.curve.is_none() => {
            (unsaid(Param::Curve) && unsaid(Param::KeySize)).then_some(Param::Curve)
        }
        _ => None,
    }
}

fn finish(
    analysis: &Analysis,
    event: &Event,
    draft: &Draft,
    asset: Asset,
    open: &[(Param, Open)],
    origins: &[Origin],
) -> Candidate {
    let location = location(analysis, event);
    let called = &analysis.evaluation.called;
    let superseded = open.iter().any(|(_, open)| {
        matches!(open, Open::Value(Why::Parameter { function, .. }) if called.contains(function))
    });
    let mut unresolved: Vec<Unresolved> = open
        .iter()
        .map(|(param, open)| Unresolved {
            parameter: param.name().to_owned(),
            reason: reason(analysis, open),
        })
        .collect();
    unresolved.sort();
    unresolved.dedup();
    let sighting = Sighting {
        trace: trace(analysis, origins, &location),
        asset,
        location,
        detector: format!("source/{}", draft.library),
        unresolved,
    };
    Candidate { sighting, superseded }
}

fn reason(analysis: &Analysis, open: &Open) -> String {
    match open {
        Open::Value(why) => describe::why(&analysis.project, why),
        Open::Unregistered(name) => format!("the name '{name}' is not in the registry"),
        Open::TooMany => "too many combinations of possible values".to_owned(),
    }
}

/// The constants that decided, where they stand elsewhere than the call.
fn trace(analysis: &Analysis, origins: &[Origin], at: &Location) -> Vec<Step> {
    let mut steps = Vec::new();
    for origin in origins {
        let Some((path, line)) = describe::place(&analysis.project, origin) else { continue };
        if path == at.path && Some(line) == at.line {
            continue;
        }
        let what = match origin {
            Origin::Setting(setting) => format!("configuration key '{}'", setting.key),
            Origin::Source { .. } => "value written here".to_owned(),
        };
        let step = Step { location: Location::line(path, line), what };
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// One sighting for each version that may be negotiated.
fn tls_candidates(analysis: &Analysis, event: &Event, draft: &Draft) -> Vec<Candidate> {
    let mut open = Vec::new();
    let mut origins = Vec::new();
    let versions = versions(draft, &mut open, &mut origins);
    let suites = texts(draft.found(Param::Suites), Param::Suites, &mut open);
    let mut algorithms = Vec::new();
    for name in texts(draft.found(Param::Groups), Param::Groups, &mut open) {
        match registry::algorithm(&name).or_else(|| curve_group(&name)) {
            Some(algorithm) => algorithms.push(algorithm),
            None => open.push((Param::Groups, Open::Unregistered(name))),
        }
    }
    let protocol = |version: Option<&str>| Protocol {
        protocol: ProtocolKind::Tls,
        name: version.unwrap_or("TLS").to_owned(),
        version: version.and_then(|name| name.split(' ').nth(1)).map(str::to_owned),
        cipher_suites: suites.clone(),
        algorithms: algorithms.clone(),
    };
    if versions.is_empty() {
        if !open.iter().any(|(param, _)| param.name() == "version") {
            let why = Why::NotModelled("the library's default, because the call does not set it");
            open.push((Param::Version, Open::Value(why)));
        }
        let asset = Asset::Protocol(Box::new(protocol(None)));
        return vec![finish(analysis, event, draft, asset, &open, &origins)];
    }
    versions
        .into_iter()
        .map(|version| {
            let asset = Asset::Protocol(Box::new(protocol(Some(version))));
            finish(analysis, event, draft, asset, &open, &origins)
        })
        .collect()
}

fn curve_group(name: &str) -> Option<Algorithm> {
    let curve = registry::curve(name)?;
    Some(registry::compose("ECDH", None, Some(&curve.name), None, None, None))
}

fn versions(
    draft: &Draft,
    open: &mut Vec<(Param, Open)>,
    origins: &mut Vec<Origin>,
) -> Vec<&'static str> {
    let mut named = |param: Param| {
        origins.extend(draft.found(param).iter().filter_map(|found| found.origin.clone()));
        let found: Vec<&'static str> = texts(draft.found(param), param, open)
            .iter()
            .filter_map(|text| tls::version(text))
            .collect();
        found
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

/// The texts of a parameter; what is not known is noted.
fn texts(found: &[Found], param: Param, open: &mut Vec<(Param, Open)>) -> Vec<String> {
    let mut texts = Vec::new();
    for found in found {
        match &found.piece {
            Piece::Text(text) => texts.push(text.clone()),
            Piece::Number(number) => texts.push(number.to_string()),
            Piece::Algorithm(algorithm) => texts.push(algorithm.name.clone()),
            Piece::Unknown(why) => open.push((param, Open::Value(why.clone()))),
        }
    }
    texts
}

fn ssh_candidate(analysis: &Analysis, event: &Event, draft: &Draft) -> Candidate {
    let mut open = Vec::new();
    let mut protocol =
        Protocol { protocol: ProtocolKind::Ssh, name: "SSH".to_owned(), ..Protocol::default() };
    for param in [Param::Name, Param::Groups, Param::Suites] {
        for name in texts(draft.found(param), param, &mut open) {
            match registry::algorithm(&name) {
                Some(algorithm) => protocol.algorithms.push(algorithm),
                None => open.push((param, Open::Unregistered(name))),
            }
        }
    }
    if !draft.has_name() && protocol.algorithms.is_empty() && open.is_empty() {
        let why = Why::NotModelled("the library's default, because the call does not set it");
        open.push((Param::Name, Open::Value(why)));
    }
    finish(analysis, event, draft, Asset::Protocol(Box::new(protocol)), &open, &[])
}
