use super::declared::{self, Declared};
use crate::detectors::config::syntax::toml;
use crate::detectors::config::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// Lock files that are TOML with a list of packages: Cargo, Poetry, uv, PDM, `pylock.toml`.
pub(super) struct TomlLock;

impl Detector for TomlLock {
    fn id(&self) -> &'static str {
        "dependency/toml-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        ecosystem(artefact.file_name()).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(of) = ecosystem(artefact.file_name()) else { return };
        let Some(text) = declared::text(artefact, report) else { return };
        match toml::read(text) {
            Ok(lock) => {
                let lists = ["package", "packages"].iter().filter_map(|key| lock.get(key));
                let found = lists.flat_map(Node::items).filter_map(|item| package(of, item));
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

fn package(of: &'static str, item: &Node) -> Option<Declared> {
    let name = item.entry("name")?;
    // A package of the project itself has a path for a source and may have no version.
    let version = item.text_of("version")?;
    Some(Declared::exactly(of, name.node.text()?, version, name.line))
}

fn ecosystem(file_name: &str) -> Option<&'static str> {
    match file_name {
        "Cargo.lock" => Some("cargo"),
        "poetry.lock" | "uv.lock" | "pdm.lock" => Some("pypi"),
        name if name.starts_with("pylock.") && name.ends_with(".toml") => Some("pypi"),
        _ => None,
    }
}
