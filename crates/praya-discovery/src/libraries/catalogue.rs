//! The catalogue as data, and look-ups in it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Interval, Scheme, Version};

pub(super) const DATA: &str = include_str!("../../../../taxonomy/cryptography/libraries.yaml");

/// One library.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its name for people, and as a component that no package manager names.
    pub name: String,
    /// Its names by package URL type. `*` at the end stands for anything, `#` for a number as
    /// distributions put it after a library's name (`libssl1.1`, `libssl3t64`).
    #[serde(default)]
    packages: BTreeMap<String, Vec<String>>,
    /// Names of its shared libraries, with the versions that bear them.
    #[serde(default)]
    linked: Vec<Linked>,
    /// What its ELF symbol versions begin with, before the release that they appeared in.
    #[serde(default)]
    pub symbol_versions: Option<String>,
    /// Texts that only its own code carries, as found in binaries.
    #[serde(default)]
    pub markers: Vec<Marker>,
    /// A Java class that only it has, by internal name.
    #[serde(default)]
    pub java_class: Option<String>,
    /// A regular expression for a text of that class that states the version.
    #[serde(default)]
    pub java_version: Option<String>,
    /// What it offers of post-quantum cryptography, since when.
    #[serde(default)]
    pub pqc: Vec<Fact>,
    /// The last release known to offer none, where none is known that does.
    #[serde(default)]
    pub none_through: Option<String>,
    /// Source of `none_through`.
    #[serde(default)]
    pub none_source: Option<String>,
    /// What it implements and nothing else, where that leaves no room for post-quantum
    /// cryptography in any release.
    #[serde(default)]
    pub classical: Option<String>,
}

/// The name of a shared library.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Linked {
    name: String,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    before: Option<String>,
}

/// A text in a binary that tells of a library.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// What to search for.
    pub literal: String,
    /// What the text must look like from there on; its group `version`, where it has one, is the
    /// version.
    #[serde(default)]
    pub pattern: Option<String>,
}

/// A version that first offers post-quantum algorithms.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The first version that offers them.
    pub since: String,
    /// The first version that no longer does.
    #[serde(default)]
    pub until: Option<String>,
    /// By registry name.
    pub algorithms: Vec<String>,
    /// It depends on how the release was built, or on what it runs.
    #[serde(default)]
    pub optional: bool,
    /// Where this is said.
    pub source: String,
    /// Whether it was checked there. What was not checked is never reported.
    pub verified: bool,
}

impl Entry {
    /// The name under `pkg:generic`.
    pub fn generic_name(&self) -> Option<&str> {
        self.packages.get("generic")?.first().map(String::as_str)
    }
}

impl Linked {
    fn range(&self) -> Interval {
        let bound = |text: &Option<String>| Version::parse(text.as_deref()?, Scheme::Upstream);
        Interval {
            low: bound(&self.from).map(|version| (version, true)),
            high: bound(&self.before).map(|version| (version, false)),
        }
    }
}

/// Every library, with indexes.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Entry>,
    packages: FxHashMap<(String, String), usize>,
    java_classes: FxHashMap<String, usize>,
    patterns: Vec<(String, String, usize)>,
}

/// The catalogue that ships.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::parse(DATA).unwrap_or_default());
    &CATALOGUE
}

impl Catalogue {
    /// Reads a catalogue.
    ///
    /// # Errors
    /// What does not fit the format, with its place.
    pub fn parse(yaml: &str) -> Result<Self, String> {
        let entries: Vec<Entry> =
            serde_saphyr::from_str(yaml).map_err(|error| error.to_string())?;
        let mut catalogue = Self { entries, ..Self::default() };
        for (at, entry) in catalogue.entries.iter().enumerate() {
            catalogue.java_classes.extend(entry.java_class.iter().map(|class| (class.clone(), at)));
            for (purl_type, names) in &entry.packages {
                for name in names {
                    if name.contains(['*', '#']) {
                        catalogue.patterns.push((purl_type.clone(), name.clone(), at));
                    } else {
                        let name = normal(purl_type, name);
                        catalogue.packages.insert((purl_type.clone(), name), at);
                    }
                }
            }
        }
        Ok(catalogue)
    }

    /// Every library, in the order of the data.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The library that a package is of.
    pub fn package(&self, purl_type: &str, name: &str) -> Option<&Entry> {
        let name = normal(purl_type, name);
        let key = (purl_type.to_owned(), name);
        let at = self.packages.get(&key).copied().or_else(|| {
            let (_, name) = &key;
            self.patterns
                .iter()
                .find(|(of, pattern, _)| of == purl_type && fits(pattern, name))
                .map(|(_, _, at)| *at)
        });
        self.entries.get(at?)
    }

    /// The Maven coordinates (`group:artifact`) of an artifact, where only one library has an
    /// artifact of that name.
    pub fn maven_coordinates(&self, artifact: &str) -> Option<(&Entry, String)> {
        self.packages.iter().find_map(|((of, name), at)| {
            let (_, own) = name.split_once(':')?;
            (of == "maven" && own == artifact)
                .then(|| Some((self.entries.get(*at)?, name.clone())))?
        })
    }

    /// The library that a Java class tells of, also where it was moved into another package.
    pub fn java_class(&self, internal_name: &str) -> Option<&Entry> {
        let mut name = internal_name;
        loop {
            if let Some(at) = self.java_classes.get(name) {
                return self.entries.get(*at);
            }
            name = name.split_once('/')?.1;
        }
    }

    /// The library that a shared library's file name is of, and the versions that bear the name.
    pub fn linked(&self, file_name: &str) -> Option<(&Entry, Interval)> {
        let name = file_name.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
        self.entries.iter().find_map(|entry| {
            let linked = entry
                .linked
                .iter()
                .find(|linked| fits(&linked.name.to_ascii_lowercase(), &name))?;
            Some((entry, linked.range()))
        })
    }

    /// The library whose ELF symbol versions look like this one, and the release that it names.
    pub fn symbol_version(&self, name: &str) -> Option<(&Entry, Version)> {
        self.entries.iter().find_map(|entry| {
            let release = name.strip_prefix(entry.symbol_versions.as_deref()?)?;
            Some((entry, Version::parse(release, Scheme::Upstream)?))
        })
    }
}

/// A package's name as its ecosystem compares names.
fn normal(purl_type: &str, name: &str) -> String {
    match purl_type {
        "pypi" => name.to_ascii_lowercase().replace(['_', '.'], "-"),
        "cargo" => name.replace('_', "-"),
        "npm" | "nuget" | "composer" | "hex" | "swift" => name.to_ascii_lowercase(),
        "golang" => without_major(name).to_owned(),
        _ => name.to_owned(),
    }
}

/// A Go module path without its major version (`/v4`).
fn without_major(path: &str) -> &str {
    match path.rsplit_once("/v") {
        Some((rest, major)) if major.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => path,
    }
}

/// Whether a name fits a pattern of the catalogue.
fn fits(pattern: &str, name: &str) -> bool {
    if let Some((before, after)) = pattern.split_once('#') {
        let Some(rest) = name.strip_prefix(before) else { return false };
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        return number.len() < rest.len() && number.strip_prefix("t64").unwrap_or(number) == after;
    }
    match pattern.split_once('*') {
        Some((before, after)) => {
            name.len() >= before.len() + after.len()
                && name.starts_with(before)
                && name.ends_with(after)
        }
        None => pattern == name,
    }
}
