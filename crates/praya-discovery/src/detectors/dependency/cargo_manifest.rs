use super::declared::{self, Declared, Requirement};
use super::requirement;
use crate::detectors::config::syntax::toml;
use crate::detectors::config::syntax::tree::{Entry, Node};
use crate::{Artefact, Detector, Report};

/// Cargo manifests.
pub(super) struct CargoManifest;

impl Detector for CargoManifest {
    fn id(&self) -> &'static str {
        "dependency/cargo"
    }

    fn kind(&self) -> &'static str {
        "Cargo manifest"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "Cargo.toml"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        match toml::read(text) {
            Ok(manifest) => {
                let mut found = Vec::new();
                manifest.each_map(&mut |table, keys| {
                    if is_list(keys) {
                        found.extend(table.entries().iter().map(dependency));
                    }
                });
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

/// `dependencies`, also of a target or of the workspace, `dev-dependencies`, `build-dependencies`.
fn is_list(keys: &[&str]) -> bool {
    let lists = ["dependencies", "dev-dependencies", "build-dependencies"];
    keys.last().is_some_and(|last| lists.contains(last))
        && matches!(keys, [_] | ["workspace", _] | ["target", _, _])
}

fn dependency(entry: &Entry) -> Declared {
    let name = entry.node.text_of("package").unwrap_or(&entry.key);
    Declared::new("cargo", name, asked(&entry.node), entry.line)
}

fn asked(node: &Node) -> Requirement {
    match node.text().or_else(|| node.text_of("version")) {
        Some(version) => requirement::cargo(version),
        None if node.get("workspace").is_some() => {
            Requirement::Unknown("the workspace's manifest sets it".to_owned())
        }
        None => Requirement::Unknown("it comes from a path or a repository".to_owned()),
    }
}
