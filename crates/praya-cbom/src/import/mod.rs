//! Reads CBOMs that other tools wrote, so that "where is RSA-2048?" has one answer across tools.
//!
//! CycloneDX 1.4 to 1.7 in JSON is read, and the drafts that came before 1.6 had cryptography
//! (`1.4-cbom-1.0`, `1.5-cbom-1.1`). CycloneDX in XML is not. Names are looked up in the registry;
//! what a tool says of an algorithm that the registry knows better (its primitive, its strength)
//! is left out. A sighting keeps which tool it came from as its detector, `import/<tool>`; a CBOM
//! of our own keeps its detectors.
//!
//! Nothing is dropped in silence: a component that cannot be read is in [`Import::unreadable`],
//! and what was read and not understood is in [`Import::notes`].

mod algorithm;
mod certificate;
mod document;
mod json;
mod material;
mod notes;
mod own;
mod place;
mod protocol;
#[cfg(test)]
mod tests;
mod tool;

use std::collections::BTreeMap;
use std::fmt;

use crate::Sighting;

/// Largest CBOM that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 30;
/// Most components that are read.
pub const MOST_COMPONENTS: usize = 2_000_000;
/// Most places of all components together.
pub const MOST_PLACES: usize = 8_000_000;

/// What a CBOM says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The tool that wrote it, as sightings name it: `cbomkit`, `cdxgen`; `unnamed` where the CBOM
    /// does not say.
    pub tool: String,
    /// The edition of CycloneDX that it says it is of.
    pub edition: String,
    /// What it says was seen.
    pub sightings: Vec<Sighting>,
    /// Libraries that it lists without saying that they have to do with cryptography. Which of
    /// them implement some is not for this crate to know.
    pub libraries: Vec<Sighting>,
    /// Components that could not be read: which, and why.
    pub unreadable: Vec<String>,
    /// What was not understood, or contradicts itself, and how often.
    pub notes: BTreeMap<String, u64>,
}

/// Why a file is no CBOM that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is larger than [`MOST_BYTES`].
    TooLarge,
    /// It has more components than [`MOST_COMPONENTS`], or more places than [`MOST_PLACES`].
    TooMany,
    /// It is XML.
    Xml,
    /// It is no JSON, from this line on, or is nested too deeply there.
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It is JSON, and no CycloneDX.
    NotCycloneDx,
    /// It is CycloneDX of an edition that is not read.
    Edition(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(formatter, "larger than {MOST_BYTES} bytes"),
            Self::TooMany => {
                write!(formatter, "more than {MOST_COMPONENTS} components or {MOST_PLACES} places")
            }
            Self::Xml => {
                formatter.write_str("CycloneDX in XML is not read: convert it to JSON first")
            }
            Self::Json { line, column } => {
                write!(formatter, "no JSON that can be read, at line {line}, column {column}")
            }
            Self::NotCycloneDx => formatter.write_str("JSON, but no CycloneDX document"),
            Self::Edition(edition) => {
                write!(formatter, "CycloneDX {edition} is not read: 1.4 to 1.7 are")
            }
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads a CBOM. `file` is its path as reported: the place of what the CBOM gives no place for.
pub fn read(bytes: &[u8], file: &str) -> Result<Import, ImportError> {
    document::read(bytes, file, &document::LIMITS)
}
