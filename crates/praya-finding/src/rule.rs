//! What a rule says of itself.

use serde::Serialize;

use crate::Severity;

/// The same text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Traditional Chinese.
    #[serde(rename = "zh-Hant")]
    pub zh_hant: String,
}

impl Text {
    /// A text in both languages.
    pub fn new(en: impl Into<String>, zh_hant: impl Into<String>) -> Self {
        Self { en: en.into(), zh_hant: zh_hant.into() }
    }
}

/// How binding a source is on those it addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// Law or regulation.
    Law,
    /// A supervisor requires it of those it supervises.
    Supervisory,
    /// A published standard; binding on those who adopt it or are held to it.
    Standard,
    /// Guidance or a draft; nobody is held to it.
    Guidance,
    /// Published research.
    Research,
}

impl Binding {
    /// Its word in both languages.
    pub fn text(self) -> Text {
        match self {
            Self::Law => Text::new("law", "法律"),
            Self::Supervisory => Text::new("supervisory requirement", "監管要求"),
            Self::Standard => Text::new("standard", "標準"),
            Self::Guidance => Text::new("guidance, not binding", "指引，不具約束力"),
            Self::Research => Text::new("research", "研究"),
        }
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Title, as published.
    pub title: &'static str,
    /// Edition: number, date or status.
    pub edition: &'static str,
    /// How binding it is.
    pub binding: Binding,
    /// Whether the statement was checked against the source itself.
    pub verified: bool,
}

/// A rule: what it looks for, why, what to do instead, and on whose authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleMetadata {
    /// Stable identifier: `quantum-vulnerable-algorithm`.
    pub id: &'static str,
    /// Short name for people.
    pub name: Text,
    /// What it looks for, in one sentence.
    pub short_description: Text,
    /// Why that matters.
    pub full_description: Text,
    /// What to do.
    pub help: Text,
    /// How bad its findings are unless a finding says otherwise.
    pub severity: Severity,
    /// On whose authority.
    pub sources: Vec<Source>,
}
