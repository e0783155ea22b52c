//! Executables, libraries and byte code.

mod elf;
mod macho;
mod native;
mod pe;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[&elf::Elf, &pe::Pe, &macho::MachO];
