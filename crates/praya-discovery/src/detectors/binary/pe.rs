use super::native;
use crate::{Artefact, Detector, Report};

/// PE executables, libraries and object files.
pub(super) struct Pe;

impl Detector for Pe {
    fn id(&self) -> &'static str {
        "binary/pe"
    }

    fn kind(&self) -> &'static str {
        "PE binary"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"MZ")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        native::report(artefact, self.id(), report);
    }
}
