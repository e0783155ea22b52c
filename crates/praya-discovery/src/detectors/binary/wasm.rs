use super::native;
use crate::{Artefact, Detector, Report};

/// WebAssembly modules: what is compiled in.
pub(super) struct Wasm;

impl Detector for Wasm {
    fn id(&self) -> &'static str {
        "binary/wasm"
    }

    fn kind(&self) -> &'static str {
        "WebAssembly module"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(b"\0asm")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        native::report_embedded(artefact, self.id(), report);
    }
}
