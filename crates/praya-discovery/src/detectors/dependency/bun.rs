use super::declared::{self, Declared};
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Entry;
use crate::{Artefact, Detector, Report};

/// Bun lock files: the text format, and the binary one, which is not read.
pub(super) struct Bun;

impl Detector for Bun {
    fn id(&self) -> &'static str {
        "dependency/bun"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "bun.lock" | "bun.lockb")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        if artefact.file_name() == "bun.lockb" {
            return report.unreadable(artefact, "is Bun's binary lock file: only bun.lock is read");
        }
        let Some(text) = declared::text(artefact, report) else { return };
        match json::read(text) {
            Ok(lock) => {
                let packages = lock.get("packages").map(|packages| packages.entries());
                let found = packages.unwrap_or_default().iter().filter_map(package);
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

/// `"name": ["name@1.2.3", ...]`.
fn package(entry: &Entry) -> Option<Declared> {
    let (name, version) = entry.node.items().first()?.text()?.rsplit_once('@')?;
    Some(Declared::exactly("npm", name, version, entry.line))
}
