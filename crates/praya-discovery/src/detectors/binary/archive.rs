use super::native;
use crate::{Artefact, Detector, Report};

/// Static libraries.
pub(super) struct Archive;

impl Detector for Archive {
    fn id(&self) -> &'static str {
        "binary/archive"
    }

    fn kind(&self) -> &'static str {
        "static library"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let is_archive =
            artefact.bytes.starts_with(b"!<arch>\n") || artefact.bytes.starts_with(b"!<thin>\n");
        // Debian packages are archives, too.
        is_archive && matches!(artefact.extension().as_str(), "a" | "lib" | "rlib" | "obj" | "")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        native::report(artefact, self.id(), report);
    }
}
