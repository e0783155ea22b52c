//! Where an asset was seen, and how its parameters were found.

use serde::{Deserialize, Serialize};

use crate::Asset;

/// A place in an artefact.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Location {
    /// Path as scanned, `/`-separated, relative to the target; entries of archives follow `!/`:
    /// `app.war!/WEB-INF/lib/bcprov.jar!/META-INF/MANIFEST.MF`.
    pub path: String,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in Unicode scalar values, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Byte offset, for binary artefacts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Symbol, setting or entry that names the place: `ssl_ciphers`, `EVP_DigestInit_ex`, an alias.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
}

impl Location {
    /// A whole file.
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// A line of a file, from 1.
    pub fn line(path: impl Into<String>, line: u32) -> Self {
        Self { path: path.into(), line: Some(line), ..Self::default() }
    }

    /// The same place, named.
    #[must_use]
    pub fn with_symbol(mut self, symbol: impl Into<String>) -> Self {
        self.symbol = Some(symbol.into());
        self
    }
}

/// One step of how a value was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Step {
    /// Where.
    pub location: Location,
    /// What happens there: `assigned`, `parameter alg`, `read from app.properties`.
    pub what: String,
}

/// A parameter that could not be told, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unresolved {
    /// Which: `algorithm`, `keySize`, `curve`, `mode`, `padding`, `digest`, `version`.
    pub parameter: String,
    /// Why, for a person: `comes from parameter 'alg' of 'hash', which nothing here calls`.
    pub reason: String,
}

/// An asset seen at one place by one detector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sighting {
    /// What was seen.
    pub asset: Asset,
    /// Where.
    pub location: Location,
    /// Which detector saw it: `source/jca`, `certificate/x509`, `config/nginx`.
    pub detector: String,
    /// How its parameters were found, in order from the use to the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Step>,
    /// What could not be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unresolved: Vec<Unresolved>,
}

impl Sighting {
    /// A sighting with everything resolved.
    pub fn new(asset: Asset, location: Location, detector: impl Into<String>) -> Self {
        Self {
            asset,
            location,
            detector: detector.into(),
            trace: Vec::new(),
            unresolved: Vec::new(),
        }
    }

    /// The same sighting, with a parameter that could not be told.
    #[must_use]
    pub fn unresolved(mut self, parameter: impl Into<String>, reason: impl Into<String>) -> Self {
        self.unresolved.push(Unresolved { parameter: parameter.into(), reason: reason.into() });
        self
    }
}
