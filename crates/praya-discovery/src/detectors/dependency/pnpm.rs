use super::declared::{self, Declared};
use crate::detectors::config::syntax::tree::Entry;
use crate::detectors::config::syntax::yaml;
use crate::{Artefact, Detector, Report};

/// pnpm lock files.
pub(super) struct Pnpm;

impl Detector for Pnpm {
    fn id(&self) -> &'static str {
        "dependency/pnpm"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "pnpm-lock.yaml"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let (documents, problem) = yaml::read(text);
        if let Some(problem) = problem {
            declared::broken(artefact, &problem, report);
        }
        let packages = documents.iter().filter_map(|document| document.get("packages"));
        let found = packages.flat_map(|packages| packages.entries()).filter_map(package);
        declared::report(artefact, self.id(), found, report);
    }
}

/// Keys are `/name/1.2.3`, `/name@1.2.3(peer@1)` or `name@1.2.3`, by the version of the format.
fn package(entry: &Entry) -> Option<Declared> {
    let key = entry.key.trim_start_matches('/');
    let key = key.split('(').next().unwrap_or(key);
    let split = key.get(1..)?.rfind('@').map(|at| at + 1);
    let (name, version) = match split {
        Some(at) => (key.get(..at)?, key.get(at + 1..)?),
        None => key.rsplit_once('/')?,
    };
    let version = version.split('_').next().unwrap_or(version);
    Some(Declared::exactly("npm", name, version, entry.line))
}
