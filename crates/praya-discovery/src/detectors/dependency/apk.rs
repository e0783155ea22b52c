use super::declared::{self, Declared};
use super::paragraphs;
use crate::{Artefact, Detector, Report};

/// Alpine packages installed: `/lib/apk/db/installed`.
pub(super) struct Apk;

impl Detector for Apk {
    fn id(&self) -> &'static str {
        "dependency/apk"
    }

    fn kind(&self) -> &'static str {
        "package database"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.path.ends_with("lib/apk/db/installed")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let text = String::from_utf8_lossy(artefact.bytes);
        let found = paragraphs::of(&text, ":").filter_map(|package| {
            let (line, name) = package.entry("P")?;
            Some(Declared::exactly("apk", name, package.value("V")?, line))
        });
        declared::report(artefact, self.id(), found, report);
    }
}
