use super::native;
use crate::{Artefact, Detector, Report};

/// ELF executables, libraries and object files.
pub(super) struct Elf;

impl Detector for Elf {
    fn id(&self) -> &'static str {
        "binary/elf"
    }

    fn kind(&self) -> &'static str {
        "ELF binary"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"\x7fELF")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        native::report(artefact, self.id(), report);
    }
}
