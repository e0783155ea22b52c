//! Libraries that a binary is linked with, and what it calls in them.

use std::collections::{BTreeMap, BTreeSet};

use object::read::elf::{ElfFile, FileHeader};
use object::read::{ImportFlags, NameOrOrdinal};
use object::{BinaryFormat, Object, ObjectKind, ObjectSymbol};
use praya_cbom::{Asset, Location, Protocol, ProtocolKind, Sighting};

use super::symbols::{Symbol, symbol};
use crate::libraries::{self, Entry, Interval, Version, catalogue};
use crate::{Artefact, Report};

/// Names longer than this are not names.
const LONGEST_NAME: usize = 4096;

/// Libraries linked with, by file name, and symbols called.
#[derive(Default)]
pub(super) struct Imports {
    libraries: BTreeMap<String, (&'static Entry, Interval)>,
    /// The library that the file itself is, by the name that others link it by.
    own: Option<(String, &'static Entry, Interval)>,
    symbols: BTreeSet<String>,
    /// Symbols that another part of the same file defines.
    defined: BTreeSet<String>,
    /// For each library, the latest release whose symbols are needed.
    at_least: BTreeMap<String, Version>,
    /// What could not be read.
    pub(super) failure: Option<String>,
}

impl Imports {
    /// Adds what one object file imports.
    pub(super) fn add(&mut self, file: &object::File<'_>) {
        let by_sections = file.format() == BinaryFormat::Elf && file.kind() != ObjectKind::Core;
        if by_sections && file.sections().next().is_none() {
            self.failure.get_or_insert_with(|| {
                "has no section headers, by which its imports would be found".to_owned()
            });
        }
        self.read_libraries(file);
        self.read_symbols(file);
        self.own = own_name(file).or(self.own.take());
        if file.kind() == ObjectKind::Relocatable {
            for symbol in file.symbols() {
                let name = symbol.name_bytes().unwrap_or_default();
                if symbol.is_undefined() {
                    self.add_symbol(name);
                } else if let Some(name) = text(name).and_then(known) {
                    self.defined.insert(name.to_owned());
                }
            }
        }
    }

    /// Whether a library is linked with, by its name in the catalogue.
    pub(super) fn links(&self, name: &str) -> bool {
        self.libraries.values().any(|(entry, _)| entry.name == name)
    }

    /// The library that the file itself is.
    pub(super) fn own(&self) -> Option<&(String, &'static Entry, Interval)> {
        self.own.as_ref()
    }

    fn read_libraries(&mut self, file: &object::File<'_>) {
        let libraries = match file.import_libraries() {
            Ok(libraries) => libraries,
            Err(error) => return self.failed(&error),
        };
        for library in libraries {
            match library {
                Ok(library) => self.add_library(library.name()),
                Err(error) => return self.failed(&error),
            }
        }
    }

    fn read_symbols(&mut self, file: &object::File<'_>) {
        let symbols = match file.imports() {
            Ok(symbols) => symbols,
            Err(error) => return self.failed(&error),
        };
        for import in symbols {
            let import = match import {
                Ok(import) => import,
                Err(error) => return self.failed(&error),
            };
            if let NameOrOrdinal::Name(name) = import.name() {
                self.add_symbol(name);
            }
            if let ImportFlags::Elf { version: Some(version), .. } = import.flags() {
                self.add_symbol_version(version);
            }
        }
    }

    pub(super) fn failed(&mut self, error: &object::Error) {
        self.failure.get_or_insert_with(|| format!("its headers cannot be read: {error}"));
    }

    fn add_library(&mut self, name: &[u8]) {
        let Some(name) = text(name) else { return };
        if let Some(found) = catalogue().linked(name) {
            self.libraries.insert(name.to_owned(), found);
        }
    }

    fn add_symbol(&mut self, name: &[u8]) {
        let Some(name) = text(name) else { return };
        if let Some(name) = known(name) {
            self.symbols.insert(name.to_owned());
        }
    }

    fn add_symbol_version(&mut self, version: &[u8]) {
        let Some(version) = text(version) else { return };
        if let Some((entry, version)) = catalogue().symbol_version(version) {
            let latest = self.at_least.entry(entry.name.clone()).or_insert_with(|| version.clone());
            *latest = latest.clone().max(version);
        }
    }

    /// Reports the libraries linked with and the symbols called.
    pub(super) fn report(
        &self,
        artefact: &Artefact<'_>,
        detector: &str,
        compiled_against: &BTreeMap<&'static str, String>,
        report: &mut Report,
    ) {
        for (file_name, (entry, range)) in &self.libraries {
            let range = match self.at_least.get(&entry.name) {
                Some(version) => range.clone().and(Interval::from(version.clone())),
                None => range.clone(),
            };
            let library = libraries::in_range(entry, &[range]);
            let place = Location::file(artefact.path).with_symbol(file_name.clone());
            let against = compiled_against.get(entry.name.as_str());
            let reason = match against {
                Some(version) => format!(
                    "{file_name} is found when the program starts; it was compiled against {version}"
                ),
                None => format!("{file_name} is found when the program starts"),
            };
            let sighting = Sighting::new(Asset::Library(library), place, detector);
            report.sighting(sighting.unresolved("version", reason));
        }
        for name in self.symbols.difference(&self.defined) {
            let Some(symbol) = symbol(name) else { continue };
            report.sighting(of_symbol(artefact, detector, name, symbol));
        }
    }
}

pub(super) fn of_symbol(
    artefact: &Artefact<'_>,
    detector: &str,
    name: &str,
    symbol: &Symbol,
) -> Sighting {
    let place = Location::file(artefact.path).with_symbol(name);
    if let Some(protocol) = &symbol.protocol {
        let version = protocol.rsplit(' ').next().map(str::to_owned);
        let protocol = Protocol {
            protocol: ProtocolKind::Tls,
            name: protocol.clone(),
            version,
            ..Protocol::default()
        };
        return Sighting::new(Asset::Protocol(Box::new(protocol)), place, detector);
    }
    let mut algorithm = super::algorithm_named(symbol.algorithm.as_deref());
    if let Some(padding) = &symbol.padding {
        algorithm = algorithm.with_padding(padding);
    }
    algorithm.functions.extend(symbol.does);
    let mut sighting = Sighting::new(Asset::Algorithm(algorithm), place, detector);
    if symbol.algorithm.is_none() {
        let reason = format!("an argument of {name} ({}) chooses it", symbol.library);
        sighting = sighting.unresolved("algorithm", reason);
    }
    for parameter in &symbol.unresolved {
        sighting = sighting.unresolved(parameter, format!("an argument of {name} chooses it"));
    }
    sighting
}

/// A symbol as the data spells it. Mach-O puts an underscore before every C name.
fn known(name: &str) -> Option<&str> {
    [Some(name), name.strip_prefix('_')].into_iter().flatten().find(|name| symbol(name).is_some())
}

/// The library that an ELF file is, by its own `DT_SONAME`.
fn own_name(file: &object::File<'_>) -> Option<(String, &'static Entry, Interval)> {
    let name = match file {
        object::File::Elf32(elf) => soname(elf),
        object::File::Elf64(elf) => soname(elf),
        _ => None,
    }?;
    let name = text(name)?;
    let (entry, range) = catalogue().linked(name)?;
    Some((name.to_owned(), entry, range))
}

fn soname<'a, Elf: FileHeader>(elf: &ElfFile<'a, Elf>) -> Option<&'a [u8]> {
    let table = elf.elf_dynamic_table().ok()?;
    let entry = table.iter().find(|entry| entry.tag == object::elf::DT_SONAME)?;
    table.string(entry).ok()
}

fn text(name: &[u8]) -> Option<&str> {
    std::str::from_utf8(name).ok().filter(|name| !name.is_empty() && name.len() <= LONGEST_NAME)
}
