//! Where to begin: the functions that call, or hand on, something that matters.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::knowledge::Knowledge;
use super::project::{Project, last_segment};
use super::value::FunctionRef;
use crate::ir::{Expr, ExprId, Function, FunctionId, FunctionKind, Stmt, Sym};
use crate::{Language, Unit};

/// Modules that import from one another are followed this far.
const MAX_HANDS: usize = 3;

/// Values are searched this deep for a function that they hold.
const MAX_HELD: u8 = 4;

/// Functions that find a member by its name.
const REFLECTIVE: &[&str] = &["getattr"];

/// Functions that call something worth starting from.
pub(super) fn starts(
    project: &Project,
    knowledge: &Knowledge,
    first_unit: usize,
) -> Vec<FunctionRef> {
    let mut roots = Vec::new();
    for (index, unit) in project.units().iter().enumerate().skip(first_unit) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let aliases = aliases(unit, knowledge);
        let held = held_functions(unit, knowledge);
        let indirect = indirect(project, knowledge, index);
        let mut known: FxHashMap<Sym, bool> = FxHashMap::default();
        let mut starts = |name: &Sym| {
            *known.entry(*name).or_insert_with(|| {
                is_start(unit, knowledge, *name)
                    || aliases.contains(name)
                    || held.contains(name)
                    || indirect.iter().any(|path| {
                        knowledge.starts_in(last_segment(unit.text(*name)), path)
                            || last_segment(path) == unit.text(*name)
                    })
            })
        };
        for (id, function) in (0..).map(FunctionId).zip(&unit.functions) {
            let starts = function.calls.iter().any(&mut starts);
            if starts {
                let function = outermost(unit, id);
                roots.push(FunctionRef { unit: index, function });
            }
        }
        if unit.language.finds_members_by_name() {
            roots.extend(importers(project, unit, &aliases, &held));
        }
    }
    roots.extend(setting_starts(project, knowledge, first_unit));
    roots.sort_unstable();
    roots.dedup();
    roots
}

/// Full names of what a file imports from a module of the project that has it from outside.
fn indirect(project: &Project, knowledge: &Knowledge, index: u32) -> Vec<Arc<str>> {
    let Some(unit) = project.unit(index).filter(|unit| unit.language.hands_on_imports()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for import in &unit.imports {
        let path = unit.text(import.path);
        if unit.text(import.local).is_empty() || knowledge.is_known(path) {
            continue;
        }
        let mut next = project.handed_on(index, path);
        for _ in 0..MAX_HANDS {
            match next {
                Some((_, path)) if knowledge.is_known(&path) => {
                    found.push(path);
                    break;
                }
                Some((from, path)) => next = project.handed_on(from, &path),
                None => break,
            }
        }
    }
    found
}

/// What modules of the project import from outside: files that name both the module and what it
/// imports may have it from there.
pub(super) fn handed_on(
    project: &Project,
    knowledge: &Knowledge,
    first_unit: usize,
) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let units = project.units().iter().skip(first_unit);
    for unit in units.filter(|unit| unit.language.hands_on_imports()) {
        let stem = unit.path.rsplit_once('.').map_or(unit.path.as_str(), |(stem, _)| stem);
        let mut parts = stem.rsplit('/');
        let mut module = parts.next().unwrap_or_default();
        if matches!(module, "__init__" | "index" | "mod" | "lib") {
            module = parts.next().unwrap_or_default();
        }
        for import in &unit.imports {
            let (local, path) = (unit.text(import.local), unit.text(import.path));
            if !local.is_empty() && !module.is_empty() && knowledge.is_known(path) {
                found.insert((module.to_owned(), local.to_owned()));
            }
        }
    }
    found
}

fn is_start(unit: &Unit, knowledge: &Knowledge, name: Sym) -> bool {
    knowledge.is_start(unit, last_segment(unit.text(name)))
}

/// Names under which a file imports what is worth starting from, and modules of which it may
/// find a member by a computed name.
fn aliases(unit: &Unit, knowledge: &Knowledge) -> FxHashSet<Sym> {
    let mut aliases = FxHashSet::default();
    let by_name = unit.language.finds_members_by_name();
    for import in &unit.imports {
        let (local, path) = (unit.text(import.local), unit.text(import.path));
        if local.is_empty() || !knowledge.is_known(path) {
            continue;
        }
        let renamed = local != last_segment(path) && is_start(unit, knowledge, import.path);
        if renamed || by_name {
            aliases.insert(import.local);
        }
        if by_name {
            aliases.extend(REFLECTIVE.iter().filter_map(|name| unit.symbol(name)));
        }
    }
    aliases
}

/// Names that a file gives to functions worth starting from: `make = hashlib.md5`,
/// `TABLE = {"fast": hashlib.sha1}`, `def f(make=hashlib.sha256)`.
fn held_functions(unit: &Unit, knowledge: &Knowledge) -> FxHashSet<Sym> {
    let mut held = FxHashSet::default();
    if !unit.language.names_functions_as_values() {
        return held;
    }
    let mut note = |name: Sym, value: ExprId| {
        if holds(unit, knowledge, value, MAX_HELD) {
            held.insert(name);
        }
    };
    for function in &unit.functions {
        for param in &function.params {
            if let Some(default) = param.default {
                note(param.name, default);
            }
        }
        definitions(unit, function, &mut note);
    }
    for field in unit.types.iter().flat_map(|ty| &ty.fields) {
        if let Some(init) = field.init {
            note(field.name, init);
        }
    }
    held
}

/// Whether a value is, or holds, a function worth starting from that is not called.
fn holds(unit: &Unit, knowledge: &Knowledge, value: ExprId, depth: u8) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let inner = |value: ExprId| holds(unit, knowledge, value, depth);
    match unit.expr(value) {
        Expr::Name(name) => unit
            .imports
            .iter()
            .any(|import| import.local == *name && is_start(unit, knowledge, import.path)),
        Expr::Member { object, name } => {
            let named = matches!(unit.expr(*object), Expr::Name(_) | Expr::Path(_));
            // `GCM<AES>::Encryption` under another name.
            let typed = unit.language == Language::Cpp
                && matches!(unit.expr(*object), Expr::Index { .. } | Expr::Member { .. });
            (named || typed) && is_start(unit, knowledge, *name)
        }
        Expr::Index { object, .. } if unit.language == Language::Cpp => inner(*object),
        Expr::Conditional { then, otherwise, .. } => inner(*then) || inner(*otherwise),
        Expr::Binary { left, right, .. } => inner(*left) || inner(*right),
        Expr::Map(entries) => entries.iter().any(|(_, value)| inner(*value)),
        Expr::List(items) => items.iter().any(|item| inner(*item)),
        Expr::Call { args, .. } => args.iter().any(|arg| inner(arg.value)),
        _ => false,
    }
}

/// Every name that a function's statements give a value.
fn definitions(unit: &Unit, function: &Function, note: &mut impl FnMut(Sym, ExprId)) {
    let mut rest: Vec<&Stmt> = function.body.iter().collect();
    while let Some(stmt) = rest.pop() {
        match stmt {
            Stmt::Declare { name, value: Some(value), .. } => note(*name, *value),
            Stmt::Assign { target, value } => {
                if let Expr::Name(name) | Expr::Member { name, .. } = unit.expr(*target) {
                    note(*name, *value);
                }
            }
            Stmt::If { then, otherwise, .. } => rest.extend(then.iter().chain(otherwise)),
            Stmt::Loop { binding, iterable, body, .. } => {
                if let (Some(binding), Some(iterable)) = (binding, iterable)
                    && let Expr::Name(name) = unit.expr(*binding)
                {
                    note(*name, *iterable);
                }
                rest.extend(body);
            }
            Stmt::Block(body) => rest.extend(body),
            Stmt::Switch { arms, .. } => rest.extend(arms.iter().flat_map(|(_, body)| body)),
            Stmt::Try { body, handlers, finally } => {
                rest.extend(body.iter().chain(handlers.iter().flatten()).chain(finally));
            }
            _ => {}
        }
    }
}

/// Functions of other files that call what this one gives a name to.
fn importers<'p>(
    project: &'p Project,
    unit: &'p Unit,
    aliases: &FxHashSet<Sym>,
    held: &FxHashSet<Sym>,
) -> impl Iterator<Item = FunctionRef> + use<'p> {
    let names: Vec<Sym> = aliases.union(held).copied().collect();
    names.into_iter().map(|name| unit.text(name)).flat_map(move |name| {
        let callers = project.callers(name).iter();
        callers.filter_map(move |caller| {
            let from = project.unit(caller.unit)?;
            let local = from.symbol(name)?;
            let imported = from.imports.iter().any(|import| import.local == local);
            let function = outermost(from, caller.function);
            imported.then_some(FunctionRef { unit: caller.unit, function })
        })
    })
}

/// The name by which something is called.
pub(super) fn called_name(unit: &Unit, callee: ExprId) -> Option<Sym> {
    let callee = match unit.expr(callee) {
        Expr::Index { object, .. } => *object,
        _ => callee,
    };
    match unit.expr(callee) {
        Expr::Name(name) | Expr::Member { name, .. } | Expr::Path(name) => Some(*name),
        _ => None,
    }
}

/// Functions with a call worth starting from that no run has reached: what the files at hand
/// show may decide a condition that other code decides otherwise.
pub(super) fn unreached(
    project: &Project,
    knowledge: &Knowledge,
    reached: &FxHashSet<(u32, u32)>,
) -> Vec<FunctionRef> {
    let mut roots = Vec::new();
    for (index, unit) in (0_u32..).zip(project.units()) {
        for (site, expr) in unit.exprs() {
            let (Expr::Call { callee, .. } | Expr::New { ty: callee, .. }) = expr else { continue };
            let Some(name) = called_name(unit, *callee) else { continue };
            if reached.contains(&(index, site.0)) || !is_start(unit, knowledge, name) {
                continue;
            }
            if let Some(function) = innermost(unit, site) {
                roots.push(FunctionRef { unit: index, function: outermost(unit, function) });
            }
        }
    }
    roots.sort_unstable();
    roots.dedup();
    roots
}

/// The function in whose body an expression stands.
fn innermost(unit: &Unit, site: ExprId) -> Option<FunctionId> {
    let around = (0..).map(FunctionId).zip(&unit.functions).filter(|(_, function)| {
        site.0.checked_sub(function.first).is_some_and(|at| at < function.size)
    });
    around.min_by_key(|(_, function)| function.size).map(|(id, _)| id)
}

/// Functions that set a property worth starting from.
fn setting_starts(project: &Project, knowledge: &Knowledge, first_unit: usize) -> Vec<FunctionRef> {
    let mut roots = Vec::new();
    let properties: Vec<(&str, &str)> = knowledge.property_starts().collect();
    for (index, unit) in project.units().iter().enumerate().skip(first_unit) {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        for (start, name) in &properties {
            let Some(sym) = unit.symbol(name) else { continue };
            let writers = project.writers(index, sym);
            if writers.is_empty() || !knowledge.is_start(unit, start) {
                continue;
            }
            roots.extend(
                writers
                    .iter()
                    .map(|writer| FunctionRef { unit: index, function: outermost(unit, *writer) }),
            );
        }
    }
    roots
}

/// The named function around a closure; the closure itself where it stands in a file body.
pub(super) fn outermost(unit: &Unit, mut id: FunctionId) -> FunctionId {
    while let Some(function) = unit.function(id)
        && function.kind == FunctionKind::Lambda
    {
        match function.outer {
            Some(outer) => id = outer,
            None => return if function.owner.is_some() { id } else { FunctionId(0) },
        }
    }
    id
}
