//! How bad a finding is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How bad a finding is, from the least to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing needs doing.
    Note,
    /// To be put right when the place is next worked on.
    Low,
    /// To be planned.
    Medium,
    /// To be put right soon.
    High,
    /// To be put right now.
    Critical,
}

/// A word that is no severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSeverity(String);

impl fmt::Display for UnknownSeverity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Severity::ALL.map(Severity::as_str).join(", ");
        write!(formatter, "'{}' is no severity: it is one of {words}", self.0)
    }
}

impl std::error::Error for UnknownSeverity {}

impl Severity {
    /// Every severity, from the least to the worst.
    pub const ALL: [Self; 5] = [Self::Note, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// Its word on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The level of SARIF 2.1.0 that comes nearest.
    pub fn sarif_level(self) -> &'static str {
        match self {
            Self::Note | Self::Low => "note",
            Self::Medium => "warning",
            Self::High | Self::Critical => "error",
        }
    }

    /// A number from 0 to 10, as code-scanning services that read SARIF rank findings by
    /// `security-severity`: from 9.0 on critical, 7.0 high, 4.0 medium, 0.1 low.
    pub fn security_severity(self) -> &'static str {
        match self {
            Self::Note => "0.0",
            Self::Low => "2.0",
            Self::Medium => "5.5",
            Self::High => "8.0",
            Self::Critical => "9.5",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(word: &str) -> Result<Self, UnknownSeverity> {
        let known = Self::ALL.into_iter().find(|severity| severity.as_str() == word);
        known.ok_or_else(|| UnknownSeverity(word.to_owned()))
    }
}
