use super::declared::{self, Declared, numbered};
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// What .NET resolved: `packages.lock.json`, `project.assets.json`, the `.deps.json` beside a built
/// program.
pub(super) struct NugetLock;

impl Detector for NugetLock {
    fn id(&self) -> &'static str {
        "dependency/nuget-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "packages.lock.json" | "project.assets.json")
            || artefact.file_name().ends_with(".deps.json")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        match json::read(text) {
            Ok(lock) => {
                let mut found = libraries(&lock);
                found.extend(frameworks(&lock));
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

/// `"libraries": {"Name/1.2.3": {"type": "package"}}`.
fn libraries(lock: &Node) -> Vec<Declared> {
    let entries = lock.get("libraries").map(Node::entries).unwrap_or_default();
    let packages = entries.iter().filter(|entry| entry.node.text_of("type") != Some("project"));
    packages
        .filter_map(|entry| {
            let (name, version) = entry.key.rsplit_once('/')?;
            Some(Declared::exactly("nuget", name, version, entry.line))
        })
        .collect()
}

/// `"dependencies": {"net8.0": {"Name": {"resolved": "1.2.3"}}}`.
fn frameworks(lock: &Node) -> Vec<Declared> {
    let frameworks = lock.get("dependencies").map(Node::entries).unwrap_or_default();
    let packages = frameworks.iter().flat_map(|framework| framework.node.entries());
    packages
        .filter_map(|entry| {
            let version = entry.node.text_of("resolved")?;
            Some(Declared::exactly("nuget", &entry.key, version, entry.line))
        })
        .collect()
}

/// Paket: `paket.lock`.
pub(super) struct Paket;

impl Detector for Paket {
    fn id(&self) -> &'static str {
        "dependency/paket"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "paket.lock"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        // Packages are indented by four, what they depend on by six.
        let found = numbered(text).filter_map(|(number, line)| {
            let entry = line.strip_prefix("    ").filter(|rest| !rest.starts_with(' '))?;
            let (name, rest) = entry.split_once(" (")?;
            let version = rest.split(')').next()?;
            Some(Declared::exactly("nuget", name, version, number))
        });
        declared::report(artefact, self.id(), found, report);
    }
}
