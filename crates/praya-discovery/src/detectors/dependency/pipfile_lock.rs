use super::declared::{self, Declared};
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::{Entry, Node};
use crate::{Artefact, Detector, Report};

/// Pipenv's lock files.
pub(super) struct PipfileLock;

impl Detector for PipfileLock {
    fn id(&self) -> &'static str {
        "dependency/pipfile-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "Pipfile.lock"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        match json::read(text) {
            Ok(lock) => {
                let groups = lock.entries().iter().filter(|entry| entry.key != "_meta");
                let found = groups.flat_map(|group| group.node.entries()).filter_map(package);
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

fn package(entry: &Entry) -> Option<Declared> {
    let version = entry.node.get("version").and_then(Node::text)?.trim_start_matches('=');
    Some(Declared::exactly("pypi", &entry.key, version, entry.line))
}
