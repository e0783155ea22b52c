use std::collections::BTreeMap;

use super::declared::{self, Declared, Requirement, numbered};
use crate::libraries::{Interval, Scheme, Version};
use crate::{Artefact, Detector, Report};

/// Go modules: `go.mod`.
pub(super) struct GoMod;

impl Detector for GoMod {
    fn id(&self) -> &'static str {
        "dependency/go"
    }

    fn kind(&self) -> &'static str {
        "Go module"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "go.mod"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let mut required = Vec::new();
        let mut replaced = BTreeMap::new();
        let mut block = "";
        for (number, line) in numbered(text) {
            let code = line.split("//").next().unwrap_or(line).trim();
            let (verb, rest) = match code.split_once(char::is_whitespace) {
                _ if code == ")" => {
                    block = "";
                    continue;
                }
                Some((verb, rest)) if block.is_empty() => (verb, rest.trim()),
                _ => (block, code),
            };
            if rest == "(" {
                block = if verb == "require" {
                    "require"
                } else if verb == "replace" {
                    "replace"
                } else {
                    "other"
                };
                continue;
            }
            match verb {
                "require" => required.extend(requirement(rest, number)),
                "replace" => replaced.extend(replacement(rest)),
                _ => {}
            }
        }
        for declared in &mut required {
            if let Some((name, requirement)) = replaced.get(&declared.name) {
                declared.name.clone_from(name);
                declared.requirement = requirement.clone();
            }
        }
        declared::report(artefact, self.id(), required, report);
    }
}

fn requirement(text: &str, line: u32) -> Option<Declared> {
    let (name, version) = text.split_once(char::is_whitespace)?;
    Some(Declared::exactly("golang", name.trim_matches('"'), version.trim(), line))
}

/// `old => new v1.2`, `old v1 => new v1.2`, `old => ../here`.
fn replacement(text: &str) -> Option<(String, (String, Requirement))> {
    let (old, new) = text.split_once("=>")?;
    let old = old.split_whitespace().next()?.to_owned();
    let mut new = new.split_whitespace();
    let name = new.next()?;
    Some(match new.next() {
        Some(version) => (old, (name.to_owned(), Requirement::Exactly(version.to_owned()))),
        None => {
            let reason = format!("it is replaced by what stands in '{name}'");
            (old.clone(), (old, Requirement::Unknown(reason)))
        }
    })
}

/// Checksums of Go modules: `go.sum`. It keeps those of versions that are no longer used.
pub(super) struct GoSum;

impl Detector for GoSum {
    fn id(&self) -> &'static str {
        "dependency/go-sum"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "go.sum"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let mut modules: BTreeMap<&str, (u32, Vec<&str>)> = BTreeMap::new();
        for (number, line) in numbered(text) {
            let mut words = line.split_whitespace();
            let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
            // Of some modules only the manifest was needed.
            if !version.ends_with("/go.mod") {
                modules.entry(name).or_insert((number, Vec::new())).1.push(version);
            }
        }
        let found = modules.into_iter().map(|(name, (line, versions))| match versions.as_slice() {
            [version] => Declared::exactly("golang", name, version, line),
            _ => {
                let parsed =
                    versions.iter().filter_map(|text| Version::parse(text, Scheme::Semver));
                let range = parsed.map(Interval::exactly).collect();
                let asked = Requirement::Within(range, versions.join(" or "));
                Declared::new("golang", name, asked, line)
            }
        });
        declared::report(artefact, self.id(), found, report);
    }
}
