//! From the events of runs to sightings.

use std::collections::{BTreeMap, BTreeSet};

use praya_cbom::{Algorithm, Asset, CryptoFunction, Location, Sighting, Step, Unresolved};
use praya_source::Analysis;
use praya_source::eval::{Event, Origin, Resolved, Run, Why};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::describe;
use super::draft::{Draft, Open, Param, Possible};
use super::protocol;
use super::rules::{Condition, Kind, Known, Role, Rules, Selector};
use super::select::Source;

/// More reasons than this why one parameter is open are not listed.
const MAX_REASONS: usize = 3;

/// A sighting with what decides whether another supersedes it.
struct Candidate {
    sighting: Sighting,
    /// Open in a parameter of a function whose callers were run.
    superseded: bool,
}

/// Every sighting of an analysis, in order, without repetition.
pub(super) fn sightings(analysis: &Analysis, rules: &Rules) -> Vec<Sighting> {
    let mut by_site: BTreeMap<(u32, u32), Vec<Candidate>> = BTreeMap::new();
    // Parts that a known call takes, in whichever run: the call reports them.
    let mut taken: FxHashSet<(u32, u32)> = FxHashSet::default();
    let runs = &analysis.evaluation.runs;
    let certain: FxHashSet<(u32, u32)> = runs
        .iter()
        .filter(|run| !run.doubted)
        .flat_map(|run| &run.events)
        .map(|event| (event.unit, event.site))
        .collect();
    let seen: Vec<_> = runs
        .par_iter()
        .map(|run| {
            let mut taken = FxHashSet::default();
            let mut drafts = drafts(run, rules, &mut taken);
            drafts
                .retain(|(event, _)| !run.doubted || !certain.contains(&(event.unit, event.site)));
            let found = drafts.into_iter().map(|(event, draft)| {
                ((event.unit, event.site), candidates(analysis, event, &draft))
            });
            (found.collect::<Vec<_>>(), taken)
        })
        .collect();
    for (found, parts) in seen {
        taken.extend(parts);
        for (site, candidates) in found {
            by_site.entry(site).or_default().extend(candidates);
        }
    }
    let mut all = Vec::new();
    for (site, mut candidates) in by_site {
        if taken.contains(&site) {
            continue;
        }
        if candidates.iter().any(|candidate| !candidate.superseded) {
            candidates.retain(|candidate| !candidate.superseded);
        }
        all.extend(candidates.into_iter().map(|candidate| candidate.sighting));
    }
    all.sort();
    all.dedup_by(|again, first| join(first, again));
    all
}

/// Sightings of one thing at one place that differ only in why something is open are one.
fn join(first: &mut Sighting, again: &mut Sighting) -> bool {
    let open = |one: &Sighting| -> BTreeSet<String> {
        one.unresolved.iter().map(|open| open.parameter.clone()).collect()
    };
    let same = first.asset == again.asset
        && first.location == again.location
        && open(first) == open(again);
    if same && first.unresolved != again.unresolved {
        for open in again.unresolved.drain(..) {
            let reasons = first.unresolved.iter().filter(|held| held.parameter == open.parameter);
            if reasons.count() < MAX_REASONS && !first.unresolved.contains(&open) {
                first.unresolved.push(open);
            }
        }
        first.unresolved.sort();
    }
    same
}

/// The reported calls of a run, with everything that the run says of them.
fn drafts<'a>(
    run: &'a Run,
    rules: &Rules,
    taken: &mut FxHashSet<(u32, u32)>,
) -> Vec<(&'a Event, Draft)> {
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(run.events.len());
    let mut beside = Vec::new();
    for (index, event) in run.events.iter().enumerate() {
        let source = Source { event, drafts: &drafts, rules };
        let applicable: Vec<&Known> = rules
            .by_call
            .get(&*event.path)
            .into_iter()
            .flatten()
            .filter(|known| holds(known.rule.when.as_ref(), &source))
            .collect();
        let mut own: Option<Draft> = None;
        let mut refined = Vec::new();
        for known in applicable {
            let draft = Draft::new(known, &source);
            if known.rule.role == Role::Refine {
                let targets = targets(known, event, &source);
                if known.rule.alone && !targets.is_empty() {
                    taken.insert((event.unit, event.site));
                } else if known.rule.alone && own.is_none() {
                    let mut alone = draft.clone();
                    alone.role = Role::Asset;
                    own = Some(alone);
                }
                refined.push((targets, draft));
            } else if own.is_none() {
                own = Some(draft);
            } else if known.rule.also {
                beside.push((event, draft));
            }
        }
        for (targets, draft) in refined {
            for target in targets {
                refine(&mut drafts, target, &draft);
                // What is called on the result of a refining call is called on the same thing.
                if own.is_none() {
                    own = drafts.get(target as usize).cloned().flatten().map(|mut held| {
                        held.role = Role::Spec;
                        held.of = Some(held.of.unwrap_or(target));
                        held
                    });
                }
            }
        }
        debug_assert_eq!(drafts.len(), index);
        drafts.push(own);
    }
    taken.extend(taken_parts(run, &drafts));
    run.events
        .iter()
        .zip(drafts)
        .filter_map(|(event, draft)| draft.map(|draft| (event, draft)))
        .chain(beside)
        .filter(|(_, draft)| matches!(draft.role, Role::Asset | Role::Part))
        .collect()
}

/// Refines a draft, and the one that it stands for.
fn refine(drafts: &mut [Option<Draft>], target: u32, by: &Draft) {
    let Some(Some(held)) = drafts.get_mut(target as usize) else { return };
    held.refine(by);
    let of = held.of;
    if let Some(of) = of
        && let Some(Some(first)) = drafts.get_mut(of as usize)
    {
        first.refine(by);
    }
}

/// The sites of the parts that another call of the run takes.
fn taken_parts(run: &Run, drafts: &[Option<Draft>]) -> Vec<(u32, u32)> {
    let is_part = |event: u32| matches!(drafts.get(event as usize), Some(Some(draft)) if draft.role == Role::Part);
    if !(0..drafts.len()).any(|event| u32::try_from(event).is_ok_and(is_part)) {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for event in &run.events {
        let values = event.args.iter().flat_map(|arg| &arg.values);
        values.for_each(|value| events_in(value, &mut taken));
        taken.extend(&event.receivers);
    }
    let parts = taken.into_iter().filter(|event| is_part(*event));
    let sites = parts.filter_map(|event| run.events.get(event as usize));
    sites.map(|event| (event.unit, event.site)).collect()
}

fn events_in(value: &Resolved, out: &mut Vec<u32>) {
    match value {
        Resolved::Event(event) => out.push(*event),
        Resolved::List { items, .. } => {
            items.iter().flatten().for_each(|item| events_in(item, out));
        }
        Resolved::Map(entries) => {
            entries.iter().flat_map(|(_, values)| values).for_each(|value| events_in(value, out));
        }
        _ => {}
    }
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
    if condition.absent {
        return found.is_empty();
    }
    if !condition.not.is_empty() && !found.is_empty() {
        return found.iter().any(|one| !one.is_one_of(&condition.not));
    }
    if condition.is.is_empty() {
        return !found.is_empty() || !condition.not.is_empty();
    }
    found.iter().any(|one| one.is_one_of(&condition.is))
}

fn candidates(analysis: &Analysis, event: &Event, draft: &Draft) -> Vec<Candidate> {
    match draft.kind {
        Kind::Algorithm => draft
            .possible()
            .into_iter()
            .map(|possible| algorithm(analysis, event, draft, possible))
            .collect(),
        Kind::Tls => protocol::tls(draft)
            .into_iter()
            .map(|seen| finish(analysis, event, draft, seen.asset, &seen.open, &seen.origins))
            .collect(),
        Kind::Ssh => {
            let seen = protocol::ssh(draft);
            vec![finish(analysis, event, draft, seen.asset, &seen.open, &seen.origins)]
        }
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
        // What is no name may be anything, a secret too.
        Open::Unregistered(name) if !may_be_name(name) => {
            "a text that cannot be an algorithm's name".to_owned()
        }
        Open::Unregistered(name) => format!("the name '{name}' is not in the registry"),
        Open::TooMany => "too many combinations of possible values".to_owned(),
    }
}

/// Whether a text is short and plain enough to be quoted as a name.
fn may_be_name(text: &str) -> bool {
    const LONGEST: usize = 64;
    text.len() <= LONGEST && !text.chars().any(|c| c.is_whitespace() || c.is_control())
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
