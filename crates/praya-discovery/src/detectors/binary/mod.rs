//! Executables, libraries and byte code.

mod archive;
mod class;
mod dotnet;
mod elf;
mod follow;
mod jar;
mod macho;
pub(crate) mod native;
mod other_byte_code;
mod pe;
mod protocol;
#[cfg(test)]
mod tests;
mod wasm;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[
    &elf::Elf,
    &dotnet::DotNet,
    &pe::Pe,
    &macho::MachO,
    &archive::Archive,
    &wasm::Wasm,
    &class::Class,
    &jar::Jar,
    &other_byte_code::OtherByteCode,
];
