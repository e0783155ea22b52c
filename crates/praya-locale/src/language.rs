//! The languages that there are.

use std::fmt;
use std::str::FromStr;

/// A language that Praya speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Traditional Chinese.
    TraditionalChinese,
}

/// A tag that is no language of Praya's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage(String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "'{}' is no language of Praya's: it is one of en, zh-Hant", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::TraditionalChinese];

    /// Its tag (BCP 47): `en`, `zh-Hant`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// Its name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::TraditionalChinese => "繁體中文",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a tag, or a locale's name as systems write it (`zh_HK.UTF-8`).
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let plain = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        match plain.to_ascii_lowercase().as_str() {
            "zh-hant" | "zh-hant-hk" | "zh-hant-tw" | "zh-hant-mo" | "zh-hk" | "zh-tw"
            | "zh-mo" => Ok(Self::TraditionalChinese),
            other if other == "en" || other.starts_with("en-") => Ok(Self::English),
            _ => Err(UnknownLanguage(tag.to_owned())),
        }
    }
}
