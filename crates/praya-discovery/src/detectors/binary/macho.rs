use super::native;
use crate::{Artefact, Detector, Report};

/// Mach-O executables, libraries and object files.
pub(super) struct MachO;

impl Detector for MachO {
    fn id(&self) -> &'static str {
        "binary/macho"
    }

    fn kind(&self) -> &'static str {
        "Mach-O binary"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        is_mach_o(artefact.bytes)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        native::report(artefact, self.id(), report);
    }
}

/// Whether it begins as a Mach-O file does. A universal file begins as a Java class does; what
/// follows is the number of architectures there, and the class format's version here.
fn is_mach_o(bytes: &[u8]) -> bool {
    match bytes.first_chunk::<8>() {
        Some([0xfe, 0xed, 0xfa, 0xce | 0xcf, ..] | [0xce | 0xcf, 0xfa, 0xed, 0xfe, ..]) => true,
        Some([0xca, 0xfe, 0xba, 0xbe | 0xbf, 0, 0, 0, count]) => *count < 20,
        _ => false,
    }
}
