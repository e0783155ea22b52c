use std::sync::LazyLock;

use regex::Regex;

use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::script;
use crate::{Artefact, Detector, Report};

/// Build files of C and C++: CMake, Meson, Autoconf. They name a library of the system, and at
/// most its least version.
pub(super) struct NativeBuild;

/// Each has the groups `name` and, where the notation has one, `version`.
const CMAKE: [&str; 2] = [
    r"(?i)\bfind_package\s*\(\s*(?P<name>[A-Za-z0-9_+.-]+)(?:\s+(?P<version>\d[0-9A-Za-z.]*))?",
    r"(?i)\bpkg_(?:check|search)_modules?\s*\(\s*\w+(?:\s+(?:REQUIRED|QUIET|IMPORTED_TARGET|GLOBAL))*\s+(?P<name>[A-Za-z0-9_+.-]+)\s*(?P<version>[<>]?=\s*[0-9][0-9A-Za-z.]*)?",
];
const MESON: [&str; 1] = [
    r"\bdependency\s*\(\s*'(?P<name>[A-Za-z0-9_+.-]+)'(?:.*\bversion\s*:\s*\[?\s*'(?P<version>[^']+)')?",
];
const AUTOCONF: [&str; 2] = [
    r"\bPKG_CHECK_(?:MODULES|EXISTS)\s*\(\s*(?:\[?\w+\]?\s*,\s*)?\[?\s*(?P<name>[A-Za-z0-9_+.-]+)\s*(?P<version>[<>]?=\s*[0-9][0-9A-Za-z.]*)?",
    r"\bAC_(?:CHECK_LIB|SEARCH_LIBS)\s*\(\s*(?:\[?\w+\]?\s*,\s*\[)?\[?(?P<name>ssl|crypto|gcrypt|gnutls|nettle|sodium|mbedtls|wolfssl|nss3|botan-2|botan-3)\b",
];

impl Detector for NativeBuild {
    fn id(&self) -> &'static str {
        "dependency/native-build"
    }

    fn kind(&self) -> &'static str {
        "native build file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        patterns(artefact).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(patterns) = patterns(artefact) else { return };
        let Some(text) = declared::text(artefact, report) else { return };
        let mut found = Vec::new();
        for (number, line) in script::code(text, "#") {
            let line = line.split("dnl ").next().unwrap_or(&line);
            for captures in patterns.iter().flat_map(|pattern| pattern.captures_iter(line)) {
                let Some(name) = captures.name("name") else { continue };
                let asked = match captures.name("version") {
                    Some(version) => requirement::at_least(version.as_str()),
                    None => {
                        Requirement::Unknown("the system that it is built on sets it".to_owned())
                    }
                };
                found.push(Declared::new("generic", library(name.as_str()), asked, number));
            }
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// The name after which the linker looks, as the library calls itself.
fn library(name: &str) -> &str {
    match name {
        "ssl" => "libssl",
        "crypto" => "libcrypto",
        "gcrypt" => "libgcrypt",
        "sodium" => "libsodium",
        "nss3" => "nss",
        other => other,
    }
}

fn patterns(artefact: &Artefact<'_>) -> Option<&'static [Regex]> {
    static PATTERNS: LazyLock<[Vec<Regex>; 3]> = LazyLock::new(|| {
        let compiled = |patterns: &[&str]| {
            patterns.iter().filter_map(|pattern| Regex::new(pattern).ok()).collect()
        };
        [compiled(&CMAKE), compiled(&MESON), compiled(&AUTOCONF)]
    });
    let [cmake, meson, autoconf] = &*PATTERNS;
    match (artefact.file_name(), artefact.extension().as_str()) {
        ("CMakeLists.txt", _) | (_, "cmake") => Some(cmake),
        ("meson.build", _) => Some(meson),
        ("configure.ac" | "configure.in", _) | (_, "m4") => Some(autoconf),
        _ => None,
    }
}
