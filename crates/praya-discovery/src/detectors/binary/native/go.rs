//! What the Go toolchain writes into programs: its own version, the modules linked in, settings,
//! and the names of all functions.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem;
use object::{Object, ObjectSegment};
use praya_cbom::{Asset, Location, Sighting};

use super::symbols::{self, Symbol};
use crate::libraries::{self, catalogue};
use crate::{Artefact, Report};

/// Go source `src/debug/buildinfo/buildinfo.go`: the mark, and where what follows begins.
const MARK: &[u8] = b"\xff Go buildinf:";
const HEADER: usize = 32;
const ALIGNMENT: usize = 16;
/// Longer build information is not believed.
const LONGEST: usize = 4 << 20;
/// The module list stands between two marks of this length.
const FRAME: usize = 16;

/// Reports a Go program's toolchain, modules and cryptographic functions; whether it is one.
pub(super) fn report(artefact: &Artefact<'_>, detector: &str, report: &mut Report) -> bool {
    // Programs that read build information carry the mark, too; the header itself is aligned.
    let headers = || memmem::find_iter(artefact.bytes, MARK).filter(|at| at % ALIGNMENT == 0);
    let found = headers().find_map(|at| Some((at, build_info(artefact.bytes, at)?)));
    let Some((at, (version, modules))) = found else {
        if headers().next().is_some() {
            report.unreadable(artefact, "its Go build information cannot be read");
        }
        return false;
    };
    let found = functions(artefact.bytes);
    let place = |symbol: String| {
        Location { offset: Some(at as u64), ..Location::file(artefact.path) }.with_symbol(symbol)
    };
    for (name, symbol) in &found {
        report.sighting(super::imports::of_symbol(artefact, detector, name, symbol));
    }
    let uses_own = memmem::find(artefact.bytes, b"\0crypto/").is_some();
    if let Some(entry) = catalogue().package("golang", "stdlib").filter(|_| uses_own) {
        let number = version.split_whitespace().next().unwrap_or_default();
        let number = number.trim_start_matches("go");
        let mut library = libraries::package(entry, "golang", "stdlib", number);
        library.name.clone_from(&entry.name);
        let place = place(version.clone());
        report.sighting(Sighting::new(Asset::Library(library), place, detector));
    }
    for (path, version) in dependencies(&modules) {
        let Some(entry) = catalogue().package("golang", path) else { continue };
        let library = libraries::package(entry, "golang", path, version);
        let place = place(format!("{path} {version}"));
        report.sighting(Sighting::new(Asset::Library(library), place, detector));
    }
    for setting in ["GOEXPERIMENT", "GOFIPS140"] {
        let Some((key, value)) = build_setting(&modules, setting) else { continue };
        let name = if value.contains("boringcrypto") { "goexperiment/boringcrypto" } else { key };
        let Some(entry) = catalogue().package("golang", name) else { continue };
        let library = match value.strip_prefix('v') {
            Some(version) => libraries::at_version(entry, version),
            None => libraries::in_range(entry, &[]),
        };
        let place = place(format!("{key}={value}"));
        report.sighting(Sighting::new(Asset::Library(library), place, detector));
    }
    true
}

/// The toolchain's version and the module list.
fn build_info(bytes: &[u8], at: usize) -> Option<(String, String)> {
    let header = bytes.get(at..)?.first_chunk::<HEADER>()?;
    let flags = *header.get(15)?;
    let (version, modules) = if flags & 2 != 0 {
        let (version, rest) = counted(bytes.get(at + HEADER..)?)?;
        (version, counted(rest)?.0)
    } else {
        pointed_at(bytes, header)?
    };
    // Without module support in the build the list is empty.
    let framed = modules.get(FRAME..modules.len().saturating_sub(FRAME)).unwrap_or_default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((text(version), text(framed)))
}

/// A text after its length as a variable-length number.
fn counted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut length = 0usize;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        length |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            let rest = bytes.get(at + 1..)?;
            return (length <= LONGEST).then(|| rest.split_at_checked(length))?;
        }
    }
    None
}

/// Before Go 1.18 the header pointed at the headers of two strings.
fn pointed_at<'a>(bytes: &'a [u8], header: &[u8; HEADER]) -> Option<(&'a [u8], &'a [u8])> {
    let wide = *header.get(14)? == 8;
    let big = *header.get(15)? & 1 != 0;
    let file = object::File::parse(bytes).ok()?;
    let string = |at: usize| {
        let width = if wide { 8 } else { 4 };
        let address = number(header.get(at..)?, wide, big)?;
        let pair = memory(&file, address, 2 * width)?;
        let length = number(pair.get(usize::try_from(width).ok()?..)?, wide, big)?;
        (length <= LONGEST as u64).then(|| memory(&file, number(pair, wide, big)?, length))?
    };
    let second = if wide { 24 } else { 20 };
    Some((string(16)?, string(second)?))
}

fn memory<'a>(file: &object::File<'a>, address: u64, length: u64) -> Option<&'a [u8]> {
    file.segments().find_map(|segment| segment.data_range(address, length).ok().flatten())
}

fn number(bytes: &[u8], wide: bool, big: bool) -> Option<u64> {
    Some(match (wide, big) {
        (true, true) => u64::from_be_bytes(*bytes.first_chunk()?),
        (true, false) => u64::from_le_bytes(*bytes.first_chunk()?),
        (false, true) => u64::from(u32::from_be_bytes(*bytes.first_chunk()?)),
        (false, false) => u64::from(u32::from_le_bytes(*bytes.first_chunk()?)),
    })
}

/// Paths and versions of the modules linked in; a replaced module counts as what replaces it.
fn dependencies(modules: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in modules.lines() {
        let mut fields = line.split('\t');
        let kind = fields.next().unwrap_or_default();
        let (Some(path), Some(version)) = (fields.next(), fields.next()) else { continue };
        match kind {
            "dep" | "mod" => found.push((path, version)),
            "=>" => {
                found.pop();
                found.push((path, version));
            }
            _ => {}
        }
    }
    found
}

fn build_setting<'a>(modules: &'a str, key: &str) -> Option<(&'a str, &'a str)> {
    modules
        .lines()
        .filter_map(|line| line.strip_prefix("build\t")?.split_once('='))
        .find(|(own, value)| *own == key && !value.is_empty() && *value != "off")
}

/// Cryptographic functions that are linked in, by the table of function names.
fn functions(bytes: &[u8]) -> Vec<(&'static str, &'static Symbol)> {
    type Names = Vec<(&'static str, &'static Symbol)>;
    static NAMES: LazyLock<(Names, Option<AhoCorasick>)> = LazyLock::new(|| {
        let names = symbols::of_library("Go");
        let ended = names.iter().map(|(name, _)| format!("{name}\0"));
        let automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(ended);
        (names, automaton.ok())
    });
    let (names, Some(automaton)) = &*NAMES else { return Vec::new() };
    let mut found: Vec<usize> = automaton
        .find_overlapping_iter(bytes)
        .filter(|found| begins(bytes.get(..found.start()).unwrap_or_default()))
        .map(|found| found.pattern().as_usize())
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|at| names.get(at).copied()).collect()
}

/// Whether a name begins behind these bytes: `example.org/crypto/md5.Sum` is not the function of the
/// standard library, and what is vendored is what it says after that.
fn begins(before: &[u8]) -> bool {
    let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-~%".contains(byte);
    before.ends_with(b"vendor/") || !before.last().is_some_and(is_of_path)
}
