//! Values as people write them on a command line.

use std::env;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use praya_locale::Language;

/// Reads a size: `65536`, `64K`, `64M`, `64MiB`, `2G`, in powers of 1024.
pub(crate) fn bytes(text: &str) -> Result<u64, String> {
    let plain = text.trim().to_ascii_lowercase();
    let digits = plain.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    let factor: u64 = match plain.get(digits.len()..).unwrap_or_default() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        _ => return Err("write a number of bytes, or one of K, M, G behind it: 64M".to_owned()),
    };
    let number: u64 = digits.trim().parse().map_err(|_| "write a number: 64M".to_owned())?;
    number.checked_mul(factor).ok_or_else(|| "too large".to_owned())
}

/// Reads a date: `2026-02-03`.
pub(crate) fn date(text: &str) -> Result<String, String> {
    let date: Date = text.parse().map_err(|_| "write a date: 2026-02-03".to_owned())?;
    Ok(date.to_string())
}

/// The date at the moment, in UTC.
pub(crate) fn today() -> String {
    Timestamp::now().to_zoned(TimeZone::UTC).date().to_string()
}

/// Reads a language: `en`, `zh-Hant`.
pub(crate) fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|error: praya_locale::UnknownLanguage| error.to_string())
}

/// The language of the person's locale, where Praya speaks it; English otherwise.
pub(crate) fn own_language() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| value.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{bytes, date};

    #[test]
    fn sizes() {
        assert_eq!(bytes("65536"), Ok(65536));
        assert_eq!(bytes("64K"), Ok(64 << 10));
        assert_eq!(bytes("64 MiB"), Ok(64 << 20));
        assert_eq!(bytes("2gb"), Ok(2 << 30));
        for wrong in ["", "M", "64X", "-1", "99999999999G", "1.5G"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dates() {
        assert_eq!(date("2026-02-03").as_deref(), Ok("2026-02-03"));
        for wrong in ["2026-02-30", "yesterday", "03.02.2026", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }
}
