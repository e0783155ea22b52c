//! Evaluates the calls that matter: an abstract interpreter over the intermediate representation.
//!
//! It runs a function forward over sets of possible values: sensitive to flow, branches, fields,
//! objects and calling context, with calls inlined to a bounded depth. Where a value comes from a
//! parameter, the callers are run. Where anything is not known, it says why.

mod argument;
mod builtin;
mod call;
mod event;
mod expression;
mod field;
mod interpret;
mod knowledge;
mod names;
mod narrow;
mod operator;
mod outside;
mod project;
mod settings;
mod starts;
mod state;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

pub use event::{Argument, Event, Resolved, Run};
pub use knowledge::{Knowledge, Lookup, Size, Used};
pub use project::Project;
pub use settings::Settings;
pub use value::{FunctionRef, HOLE, Origin, SettingPlace, TypeRef, Why};

use crate::Unit;
use interpret::{Interpreter, Seen, World};
use names::Names;
use starts::outermost;

/// Steps that one run may take.
const MAX_STEPS: u32 = 5_000;

/// Steps that the runs of one round may take together, before each may take only its share.
const MAX_ROUND_STEPS: u32 = 26_000_000;

/// What one run may take however many there are.
const MIN_STEPS: u32 = 2_500;

/// Steps of a run that doubts what variables hold.
const MAX_DOUBT_STEPS: u32 = 4_000;

/// Rounds of following callers and loading further files.
const MAX_ROUNDS: usize = 6;

/// Functions that are run in one round.
const MAX_ROOTS: usize = 50_000;

/// More callers than this of one function are not all followed.
const MAX_CALLERS: usize = 64;

/// What an evaluation still needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Full or simple names whose declaration was not among the files at hand.
    pub declarations: BTreeSet<Arc<str>>,
    /// Functions whose callers are sought: simple name, and the name of the type around it.
    pub callers: BTreeSet<(String, Option<String>)>,
    /// Modules, and what they import from outside: files that name both.
    pub importers: BTreeSet<(String, String)>,
}

impl Wanted {
    fn is_empty(&self) -> bool {
        self.declarations.is_empty() && self.callers.is_empty() && self.importers.is_empty()
    }
}

/// Everything that an evaluation found.
#[derive(Debug, Default)]
pub struct Evaluation {
    /// Runs, in a fixed order.
    pub runs: Vec<Run>,
    /// Functions that were seen being called: an event that is open in a parameter of one of them
    /// is superseded by the events of its callers.
    pub called: BTreeSet<FunctionRef>,
}

/// Evaluates every call that the knowledge names. `load` is asked for further files while there
/// is something that only they could tell.
pub fn evaluate(
    project: &mut Project,
    knowledge: &Knowledge,
    mut load: impl FnMut(&Wanted) -> Vec<Unit>,
) -> Evaluation {
    let mut seen = Seen::default();
    let mut runs: BTreeMap<FunctionRef, Run> = BTreeMap::new();
    let mut asked = Wanted::default();
    let mut first_unit = 0;
    let mut again = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let mut roots = starts::starts(project, knowledge, first_unit);
        let mut handed_on = match first_unit {
            0 => starts::handed_on(project, knowledge, first_unit),
            _ => BTreeSet::new(),
        };
        first_unit = project.units().len();
        roots.extend(callers(project, &seen));
        roots.retain(|root| !runs.contains_key(root));
        roots.append(&mut again);
        roots.sort_unstable();
        roots.dedup();
        roots.truncate(MAX_ROOTS);
        if roots.is_empty() {
            break;
        }
        run_all(project, knowledge, &seen, &roots, &mut runs);
        let newly = seek(&mut seen, &runs);
        let mut wanted = wanted(project, &runs, &seen, &mut asked);
        wanted.importers = std::mem::take(&mut handed_on);
        let loaded = if wanted.is_empty() { Vec::new() } else { load(&wanted) };
        again = stale(&runs, &newly, &project::declared_names(&loaded));
        project.add(loaded);
    }
    gather(&mut seen, &runs);
    let mut defaulted = BTreeSet::new();
    let open = open_roots(project, &runs, &seen, &mut defaulted);
    seen.substitute = true;
    let mut substituted = BTreeMap::new();
    run_all(project, knowledge, &seen, &open, &mut substituted);
    seen.substitute = false;
    seen.doubt = true;
    let mut missed = starts::unreached(project, knowledge, &reached(&runs));
    // What was cut short was not cut by a condition.
    missed.retain(|root| runs.get(root).is_none_or(|run| !run.exhausted));
    let mut doubted = BTreeMap::new();
    run_all(project, knowledge, &seen, &missed, &mut doubted);
    doubted.values_mut().for_each(|run: &mut Run| run.doubted = true);
    Evaluation {
        runs: runs
            .into_values()
            .chain(substituted.into_values())
            .chain(doubted.into_values())
            .collect(),
        called: seen.passed.keys().copied().chain(defaulted).collect(),
    }
}

fn callers(project: &Project, seen: &Seen) -> Vec<FunctionRef> {
    let mut sought: Vec<FunctionRef> = seen.sought.keys().copied().collect();
    sought.sort_unstable();
    let mut found = Vec::new();
    for function in sought {
        let Some((unit, decl)) = project.function(function) else { continue };
        let owner = decl.owner.and_then(|owner| unit.ty(owner)).map(|ty| unit.text(ty.name));
        let near = project.callers(unit.text(decl.name)).iter().filter(|caller| {
            **caller != function && may_name(project, caller.unit, function.unit, owner)
        });
        found.extend(near.take(MAX_CALLERS).map(|caller| match project.unit(caller.unit) {
            Some(unit) => {
                FunctionRef { unit: caller.unit, function: outermost(unit, caller.function) }
            }
            None => *caller,
        }));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a file can mean a function of another: it stands in it, or names the type around it,
/// or there is no type to name.
fn may_name(project: &Project, from: u32, to: u32, owner: Option<&str>) -> bool {
    from == to
        || owner.is_none_or(|owner| {
            owner.is_empty() || project.unit(from).is_some_and(|unit| unit.symbol(owner).is_some())
        })
}

fn run_all(
    project: &Project,
    knowledge: &Knowledge,
    seen: &Seen,
    roots: &[FunctionRef],
    runs: &mut BTreeMap<FunctionRef, Run>,
) {
    let names = Names::default();
    let world = World { project, knowledge, seen, names: &names };
    let count = u32::try_from(roots.len()).unwrap_or(u32::MAX).max(1);
    let most = if seen.doubt { MAX_DOUBT_STEPS } else { MAX_STEPS };
    let limit = (MAX_ROUND_STEPS / count).clamp(MIN_STEPS, most);
    let run =
        |limit, shallow, root: FunctionRef| Interpreter::new(world, limit, shallow).run_root(root);
    let done: Vec<(FunctionRef, Run)> = roots
        .par_iter()
        .map(|root| {
            // More callers are sought and more files are there than when it took too many steps.
            let known_long = runs.get(root).is_some_and(|before| before.shallow);
            let deep = (!known_long).then(|| run(limit, false, *root));
            match deep.filter(|deep| !deep.exhausted) {
                Some(deep) => (*root, deep),
                // What was cut short is tried once more without following calls.
                None => (*root, Run { shallow: true, ..run(MAX_STEPS, true, *root) }),
            }
        })
        .collect();
    runs.extend(done);
}

/// Functions whose parameters decide what is still open; returns those of which a parameter was
/// not sought yet.
fn seek(seen: &mut Seen, runs: &BTreeMap<FunctionRef, Run>) -> BTreeSet<FunctionRef> {
    let mut newly = BTreeSet::new();
    let sought = &mut seen.sought;
    for run in runs.values() {
        for event in &run.events {
            for_each_open_parameter(event, &mut |function, index| {
                note(sought, &mut newly, function, index);
            });
        }
        for (function, passed) in &run.passed {
            let wanted = sought.get(function).copied().unwrap_or(0);
            for (_, values) in
                (0u32..).zip(passed).filter(|(index, _)| wanted & parameter_bit(*index) != 0)
            {
                for value in values {
                    if let Resolved::Unknown(Why::Parameter { function, index })
                    | Resolved::Partial(_, Why::Parameter { function, index }) = value
                    {
                        note(sought, &mut newly, *function, *index);
                    }
                }
            }
        }
    }
    newly
}

fn note(
    sought: &mut rustc_hash::FxHashMap<FunctionRef, u64>,
    newly: &mut BTreeSet<FunctionRef>,
    function: FunctionRef,
    index: u32,
) {
    let held = sought.entry(function).or_insert(0);
    if *held & parameter_bit(index) == 0 {
        *held |= parameter_bit(index);
        newly.insert(function);
    }
}

fn parameter_bit(index: u32) -> u64 {
    1_u64.checked_shl(index.min(63)).unwrap_or(0)
}

fn for_each_open_parameter(event: &Event, found: &mut impl FnMut(FunctionRef, u32)) {
    let mut rest: Vec<&Resolved> = event.args.iter().flat_map(|arg| &arg.values).collect();
    while let Some(value) = rest.pop() {
        match value {
            Resolved::Unknown(Why::Parameter { function, index })
            | Resolved::Partial(_, Why::Parameter { function, index }) => found(*function, *index),
            Resolved::List { items, .. } => rest.extend(items.iter().flatten()),
            Resolved::Map(entries) => rest.extend(entries.iter().flat_map(|(_, values)| values)),
            Resolved::Sized(length) => rest.extend(length),
            _ => {}
        }
    }
}

/// What to ask for next, never the same twice.
fn wanted(
    project: &Project,
    runs: &BTreeMap<FunctionRef, Run>,
    seen: &Seen,
    asked: &mut Wanted,
) -> Wanted {
    let mut wanted = Wanted::default();
    for run in runs.values() {
        for name in &run.missing {
            if asked.declarations.insert(name.clone()) {
                wanted.declarations.insert(name.clone());
            }
        }
    }
    let mut sought: Vec<&FunctionRef> = seen.sought.keys().collect();
    sought.sort_unstable();
    for function in sought {
        let Some((unit, decl)) = project.function(*function) else { continue };
        let owner = decl.owner.and_then(|owner| unit.ty(owner));
        let owner = owner.map(|owner| unit.text(owner.name).to_owned());
        let key = (unit.text(decl.name).to_owned(), owner);
        if !key.0.is_empty() && asked.callers.insert(key.clone()) {
            wanted.callers.insert(key);
        }
    }
    wanted
}

/// Runs to repeat: those that missed a name, once more files are there; and those that called a
/// function before its parameters were sought.
fn stale(
    runs: &BTreeMap<FunctionRef, Run>,
    newly: &BTreeSet<FunctionRef>,
    declared: &BTreeSet<Arc<str>>,
) -> Vec<FunctionRef> {
    let missed = |run: &Run| {
        !declared.is_empty()
            && run
                .missing
                .iter()
                .any(|path| path.split(['.', '/']).any(|part| declared.contains(part)))
    };
    let called = |run: &Run| !newly.is_disjoint(&run.invoked);
    runs.iter().filter(|(_, run)| missed(run) || called(run)).map(|(root, _)| *root).collect()
}

fn reached(runs: &BTreeMap<FunctionRef, Run>) -> FxHashSet<(u32, u32)> {
    runs.values().flat_map(|run| &run.reached).copied().collect()
}

fn gather(seen: &mut Seen, runs: &BTreeMap<FunctionRef, Run>) {
    for run in runs.values() {
        for (function, passed) in &run.passed {
            let held = seen.passed.entry(*function).or_default();
            for (index, values) in passed.iter().enumerate() {
                if held.len() <= index {
                    held.push(Vec::new());
                }
                let Some(held) = held.get_mut(index) else { continue };
                for value in values {
                    if !held.contains(value) && held.len() < value::MAX_VALUES {
                        held.push(value.clone());
                    }
                }
            }
        }
    }
}

/// Roots with events that are open in a parameter of which something was seen, or which has a
/// default that nothing seen overrides.
fn open_roots(
    project: &Project,
    runs: &BTreeMap<FunctionRef, Run>,
    seen: &Seen,
    defaulted: &mut BTreeSet<FunctionRef>,
) -> Vec<FunctionRef> {
    let has_default = |function: FunctionRef, index: u32| {
        project.function(function).is_some_and(|(_, function)| {
            function.params.get(index as usize).is_some_and(|param| param.default.is_some())
        })
    };
    let cut: BTreeSet<FunctionRef> = runs.values().flat_map(|run| &run.cut).copied().collect();
    let mut roots = Vec::new();
    for (root, run) in runs {
        let mut open = false;
        for event in &run.events {
            for_each_open_parameter(event, &mut |function, index| {
                let passed = seen.passed.contains_key(&function);
                let default = !passed && has_default(function, index);
                if default {
                    defaulted.insert(function);
                }
                // The runs of its callers say more: which values come together.
                open |= passed && (function != *root || cut.contains(&function)) || default;
            });
        }
        if open {
            roots.push(*root);
        }
    }
    roots
}
