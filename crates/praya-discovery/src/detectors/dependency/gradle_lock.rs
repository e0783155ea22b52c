use super::declared::{self, Declared, numbered};
use crate::{Artefact, Detector, Report};

/// Gradle lock files: `group:artifact:version=configurations`.
pub(super) struct GradleLock;

impl Detector for GradleLock {
    fn id(&self) -> &'static str {
        "dependency/gradle-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = artefact.file_name();
        name == "gradle.lockfile"
            || name == "buildscript-gradle.lockfile"
            || (name.ends_with(".lockfile") && artefact.path.contains("dependency-locks/"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let found = numbered(text).filter_map(|(number, line)| {
            let coordinates = line.split('=').next()?.trim();
            let (name, version) = coordinates.rsplit_once(':')?;
            (!name.starts_with('#')).then(|| Declared::exactly("maven", name, version, number))
        });
        declared::report(artefact, self.id(), found, report);
    }
}
