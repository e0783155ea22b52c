//! .NET assemblies: what they refer to, and calls of cryptographic interfaces with the constants
//! that reach them.

mod body;
mod instruction;
mod member;
mod metadata;
mod schema;
mod simulate;

use std::sync::LazyLock;

use praya_cbom::{Asset, Location, Sighting};

use super::follow::{self, Machine, Rules, Thing, Value};
use crate::libraries::{self, catalogue};
use crate::{Artefact, Detector, Report};
use body::body;
use member::member;
use metadata::Assembly;
use schema::{ASSEMBLY_REF, METHOD, MODULE_REF};
use simulate::{Knowledge, Simulation};

const RULES: &str = include_str!("../../../../../../taxonomy/cryptography/dotnet.yaml");

/// Accessibility of a method, and the bit that lets it be overridden.
const ACCESS: u32 = 7;
const PRIVATE: u32 = 1;
const ASSEMBLY: u32 = 3;
const VIRTUAL: u32 = 0x40;
/// Methods of one assembly at most.
const MOST_METHODS: usize = 200_000;

/// .NET assemblies.
pub(super) struct DotNet;

impl Detector for DotNet {
    fn id(&self) -> &'static str {
        "binary/dotnet"
    }

    fn kind(&self) -> &'static str {
        ".NET assembly"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"MZ") && metadata::is_assembly(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(assembly) = Assembly::parse(artefact.bytes) else {
            return report.unreadable(artefact, "its .NET metadata cannot be read");
        };
        report_references(&assembly, artefact, self.id(), report);
        let (things, gave_up) = follow(&assembly);
        if gave_up {
            report.unreadable(artefact, "has code that is malformed or too large to be followed");
        }
        for thing in things {
            for sighting in follow::sightings(&thing, artefact.path, self.id()) {
                report.sighting(sighting);
            }
        }
    }
}

/// Reports the assemblies and native libraries that it refers to. The version of an assembly is
/// not that of the package it comes from.
fn report_references(
    assembly: &Assembly<'_>,
    artefact: &Artefact<'_>,
    detector: &str,
    report: &mut Report,
) {
    let assemblies = (1..=assembly.rows(ASSEMBLY_REF))
        .filter_map(|row| assembly.text(ASSEMBLY_REF, row, 6))
        .filter_map(|name| Some((catalogue().package("nuget", &name)?, Vec::new(), name)));
    let modules = (1..=assembly.rows(MODULE_REF))
        .filter_map(|row| assembly.text(MODULE_REF, row, 0))
        .filter_map(|name| {
            let (entry, range) = catalogue().linked(&name)?;
            Some((entry, vec![range], name))
        });
    for (entry, range, name) in assemblies.chain(modules) {
        let library = libraries::in_range(entry, &range);
        let place = Location::file(artefact.path).with_symbol(name.clone());
        let sighting = Sighting::new(Asset::Library(library), place, detector);
        report.sighting(sighting.unresolved("version", format!("{name} is found when it runs")));
    }
}

/// Follows values through all methods, twice: what is learnt first counts then. Whether some code
/// could not be followed.
fn follow(assembly: &Assembly<'_>) -> (Vec<Thing>, bool) {
    let methods = assembly.rows(METHOD).min(MOST_METHODS);
    let mut gave_up = assembly.rows(METHOD) > MOST_METHODS;
    if !uses_cryptography(assembly) {
        return (Vec::new(), false);
    }
    let mut known = Knowledge::default();
    let mut things = Vec::new();
    for _ in 0..2 {
        let mut learnt = Knowledge::default();
        things.clear();
        for row in 1..=methods {
            let Some(body) = body(assembly, row) else { continue };
            let mut machine = Machine::new(rules());
            let variables = variables(assembly, row, body.variables, &known);
            let arguments = variables.len() - body.variables;
            let mut simulation =
                Simulation { assembly, body: &body, known: &known, learnt: &mut learnt, arguments };
            let all = follow::run(&mut simulation, &mut machine, variables, &body.handlers);
            gave_up |= !all;
            things.extend(machine.things.into_values());
        }
        // What was learnt from part of the code must not pass for all of it.
        if gave_up {
            break;
        }
        known = learnt;
    }
    (things, gave_up)
}

/// The arguments and variables with which a method is entered. The arguments are known where the
/// assembly alone can call it.
fn variables(
    assembly: &Assembly<'_>,
    row: usize,
    variables: usize,
    known: &Knowledge,
) -> Vec<Value> {
    let token = u32::try_from(METHOD << 24 | row).unwrap_or_default();
    let Some(method) = member(assembly, token) else { return vec![Value::default(); variables] };
    let flags = assembly.cell(METHOD, row, 2).unwrap_or_default();
    let closed = matches!(flags & ACCESS, PRIVATE | ASSEMBLY) && flags & VIRTUAL == 0;
    let known = known.arguments.get(&row).filter(|_| closed);
    let first = usize::from(method.signature.instance);
    let mut values: Vec<Value> = (0..method.signature.count + first)
        .map(|at| match known.and_then(|known| known.get(at)).filter(|_| at >= first) {
            Some(value) => value.clone(),
            None if at < first => Value::unknown("is the object itself"),
            None => {
                let name = &method.name;
                Value::unknown(format!("comes from parameter {} of '{name}'", at + 1 - first))
            }
        })
        .collect();
    values.resize(values.len() + variables, Value::default());
    values
}

/// Whether any reference leads to a class that a rule is about.
fn uses_cryptography(assembly: &Assembly<'_>) -> bool {
    (1..=assembly.rows(schema::MEMBER_REF)).any(|row| {
        let token = u32::try_from(schema::MEMBER_REF << 24 | row).unwrap_or_default();
        member(assembly, token).is_some_and(|member| rules().knows(&member.class))
    })
}

fn rules() -> &'static Rules {
    static SHIPPED: LazyLock<Rules> = LazyLock::new(|| Rules::parse(RULES).unwrap_or_default());
    &SHIPPED
}
