use super::declared::{self, Declared};
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::{Entry, Node};
use crate::{Artefact, Detector, Report};

/// npm lock files, in every version of the format.
pub(super) struct NpmLock;

/// The deepest nesting of packages in packages that is followed.
const DEEPEST: usize = 50;

impl Detector for NpmLock {
    fn id(&self) -> &'static str {
        "dependency/npm-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(
            artefact.file_name(),
            "package-lock.json" | "npm-shrinkwrap.json" | ".package-lock.json"
        )
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let lock = match json::read(text) {
            Ok(lock) => lock,
            Err(problem) => return declared::broken(artefact, &problem, report),
        };
        let mut found = Vec::new();
        match lock.get("packages") {
            Some(packages) => found.extend(packages.entries().iter().filter_map(placed)),
            None => nested(&lock, &mut found, 0),
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// Formats 2 and 3: `node_modules/a/node_modules/b`.
fn placed(entry: &Entry) -> Option<Declared> {
    let (_, name) = entry.key.rsplit_once("node_modules/")?;
    let name = entry.node.text_of("name").unwrap_or(name);
    Some(Declared::exactly("npm", name, entry.node.text_of("version")?, entry.line))
}

/// Format 1: packages within packages.
fn nested(node: &Node, found: &mut Vec<Declared>, depth: usize) {
    let Some(packages) = node.get("dependencies").filter(|_| depth < DEEPEST) else { return };
    for entry in packages.entries() {
        if let Some(version) = entry.node.text_of("version") {
            found.push(Declared::exactly("npm", &entry.key, version, entry.line));
        }
        nested(&entry.node, found, depth + 1);
    }
}
