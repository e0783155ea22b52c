//! Executables, libraries and byte code.

mod class;
mod elf;
mod macho;
pub(crate) mod native;
mod pe;
mod protocol;
#[cfg(test)]
mod tests;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[&elf::Elf, &pe::Pe, &macho::MachO, &class::Class];
