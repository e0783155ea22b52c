//! Crates compiled into a Rust program: the list that cargo-auditable leaves, and source paths in
//! messages of panics.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use memchr::memmem;
use object::{Object, ObjectSection};
use praya_cbom::{Asset, Location, Sighting};
use regex::bytes::Regex;
use serde::Deserialize;

use crate::libraries::{self, catalogue};
use crate::{Artefact, Report};

/// Sections that hold the list: ELF and PE, Mach-O.
const SECTIONS: [&str; 2] = [".dep-v0", "rust-deps-v0"];
/// A longer list is not believed.
const LONGEST: u64 = 16 << 20;
/// The longest path that is looked at.
const LONGEST_PATH: usize = 300;

#[derive(Deserialize)]
struct List {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    #[serde(default)]
    kind: Option<String>,
}

/// Reports the cryptographic crates of a Rust program.
pub(super) fn report(
    artefact: &Artefact<'_>,
    image: &object::File<'_>,
    detector: &str,
    report: &mut Report,
) {
    let mut crates = paths(artefact.bytes);
    if let Some(section) = SECTIONS.iter().find_map(|name| image.section_by_name(name)) {
        match section.data().ok().and_then(list) {
            Some(list) => {
                let run = list.packages.into_iter();
                let run = run.filter(|package| package.kind.as_deref() != Some("build"));
                let offset = section.file_range().map_or(0, |(offset, _)| offset);
                crates.extend(run.map(|package| ((package.name, package.version), offset)));
            }
            None => report.unreadable(artefact, "its list of crates (.dep-v0) cannot be read"),
        }
    }
    for ((name, version), offset) in crates {
        let Some(entry) = catalogue().package("cargo", &name) else { continue };
        let library = libraries::package(entry, "cargo", &name, &version);
        let place = Location { offset: Some(offset), ..Location::file(artefact.path) }
            .with_symbol(format!("{name} {version}"));
        report.sighting(Sighting::new(Asset::Library(library), place, detector));
    }
}

fn list(compressed: &[u8]) -> Option<List> {
    let mut json = Vec::new();
    ZlibDecoder::new(compressed).take(LONGEST).read_to_end(&mut json).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Crates whose source paths stand in the program, with the offset of the first.
fn paths(bytes: &[u8]) -> BTreeMap<(String, String), u64> {
    static PATH: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let name = r"(?P<name>[A-Za-z][A-Za-z0-9_-]*)-(?P<version>\d+\.\d+\.\d+[A-Za-z0-9.+-]*)";
        Regex::new(&format!(r"^registry[/\\]src[/\\][A-Za-z0-9.-]+[/\\]{name}[/\\]")).ok()
    });
    let mut crates = BTreeMap::new();
    let Some(path) = &*PATH else { return crates };
    for at in memmem::find_iter(bytes, b"registry") {
        let end = at.saturating_add(LONGEST_PATH).min(bytes.len());
        let Some(captures) = bytes.get(at..end).and_then(|text| path.captures(text)) else {
            continue;
        };
        let text = |group: &str| {
            let found = captures.name(group)?;
            Some(String::from_utf8_lossy(found.as_bytes()).into_owned())
        };
        if let (Some(name), Some(version)) = (text("name"), text("version")) {
            crates.entry((name, version)).or_insert(at as u64);
        }
    }
    crates
}
