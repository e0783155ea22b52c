//! One thing that a check found.

use serde::Serialize;

use crate::{Severity, Text};

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Location {
    /// Path, `/`-separated, relative to what was checked; archive entries after `!/`.
    pub path: String,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in Unicode scalar values, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Offset in bytes, for binary files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Symbol, setting or entry that names the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
}

/// A place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What is there.
    pub message: Text,
}

/// What a rule says of a place.
///
/// The order of findings is by place, then by rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Where.
    pub location: Location,
    /// The rule's identifier.
    pub rule: String,
    /// How bad it is here.
    pub severity: Severity,
    /// What is the matter.
    pub message: Text,
    /// What tells this finding from others of its rule in its file, whatever line it stands on,
    /// so that a later run can say which findings are new. Empty where the message does.
    pub subject: String,
    /// Places that explain it, in the order in which they are to be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}
