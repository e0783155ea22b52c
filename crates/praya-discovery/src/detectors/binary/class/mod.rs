//! Byte code of the Java virtual machine: calls of cryptographic interfaces with the constants
//! that reach them.

mod call;
mod descriptor;
mod file;
mod instruction;
mod knowledge;
mod pool;
mod reader;
mod simulate;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use praya_cbom::{Asset, Location, Sighting};
use regex::Regex;

use super::follow::{self, Machine, Rules, Thing};
use crate::libraries::{self, catalogue};
use crate::{Artefact, Detector, Report};
use file::ClassFile;
use knowledge::Knowledge;
use simulate::Simulation;

const RULES: &str = include_str!("../../../../../../taxonomy/cryptography/bytecode.yaml");

/// Rounds in which a class's own fields, parameters and results become known.
const ROUNDS: usize = 3;

/// Class files.
pub(super) struct Class;

impl Detector for Class {
    fn id(&self) -> &'static str {
        "binary/class"
    }

    fn kind(&self) -> &'static str {
        "Java class"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        is_class(artefact)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(class) = ClassFile::parse(artefact.bytes) else {
            return report.unreadable(artefact, "is not a complete class file");
        };
        report_library(&class, artefact, self.id(), report);
        if !class.pool.classes().any(|name| rules().knows(&name)) {
            return;
        }
        let (things, gave_up) = follow(&class);
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

/// Reports the library that the class is of, where it is the one class that tells.
fn report_library(
    class: &ClassFile<'_>,
    artefact: &Artefact<'_>,
    detector: &str,
    report: &mut Report,
) {
    let Some(entry) = catalogue().java_class(&class.name) else { return };
    let place = Location::file(artefact.path).with_symbol(class.name.replace('/', "."));
    let pattern = entry.java_version.as_deref().and_then(|pattern| Regex::new(pattern).ok());
    let version = pattern.and_then(|pattern| {
        class
            .pool
            .strings()
            .find_map(|text| Some(pattern.captures(&text)?.name("version")?.as_str().to_owned()))
    });
    let sighting = match version {
        Some(version) => {
            let library = libraries::at_version(entry, &version);
            Sighting::new(Asset::Library(library), place, detector)
        }
        None => Sighting::new(Asset::Library(libraries::in_range(entry, &[])), place, detector)
            .unresolved("version", "the class does not state it"),
    };
    report.sighting(sighting);
}

/// Whether it is a class. A universal Mach-O binary begins alike; a class format's version is 45
/// or more.
fn is_class(artefact: &Artefact<'_>) -> bool {
    match artefact.bytes.first_chunk::<8>() {
        Some([0xca, 0xfe, 0xba, 0xbe, _, _, high, low]) => u16::from_be_bytes([*high, *low]) >= 45,
        _ => artefact.extension() == "class",
    }
}

/// Follows values through all methods; whether some code could not be followed.
fn follow(class: &ClassFile<'_>) -> (Vec<Thing>, bool) {
    let mut known = Knowledge::default();
    for round in 1.. {
        let mut learnt = Knowledge::default();
        let mut things = Vec::new();
        let mut gave_up = false;
        for method in &class.methods {
            let Some(code) = &method.code else { continue };
            let mut machine = Machine::new(rules());
            let handlers: Vec<usize> = code.handlers.iter().map(|pc| usize::from(*pc)).collect();
            let mut simulation =
                Simulation { class, method, code, known: &known, learnt: &mut learnt };
            let variables = simulation.variables();
            gave_up |= !follow::run(&mut simulation, &mut machine, variables, &handlers);
            things.extend(machine.things.into_values());
        }
        // What was learnt from part of the code must not pass for all of it.
        if round == ROUNDS || gave_up {
            return (things, gave_up);
        }
        known = learnt;
    }
    (Vec::new(), false)
}

/// What calls mean.
fn rules() -> &'static Rules {
    static SHIPPED: LazyLock<Rules> = LazyLock::new(|| Rules::parse(RULES).unwrap_or_default());
    &SHIPPED
}
