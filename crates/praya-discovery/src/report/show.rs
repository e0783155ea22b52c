//! Values as people read them.

use std::borrow::Cow;

use praya_cbom::{Location, Step};

/// A text from the outside, on one line: control characters, and characters that turn the
/// direction of writing or have no width, are written out, so that a file's name can neither steer
/// a terminal nor look like another's.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_deceptive) {
        return Cow::Borrowed(text);
    }
    let written = text.chars().map(|character| match is_deceptive(character) {
        true => format!("\\u{{{:x}}}", u32::from(character)),
        false => character.to_string(),
    });
    Cow::Owned(written.collect())
}

fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A place: `src/Pay.java:12`, `lib/libcrypto.so.3@0x1f40`, `keys.jks (server)`.
pub(super) fn place(location: &Location) -> String {
    let path = plain(&location.path);
    match (location.line, location.offset) {
        (Some(line), _) => format!("{path}:{line}"),
        (None, Some(offset)) => format!("{path}@{offset:#x}"),
        (None, None) => path.into_owned(),
    }
}

/// A place with the symbol, setting or entry that names it.
pub(super) fn named_place(location: &Location) -> String {
    let place = place(location);
    match location.symbol.as_deref().filter(|symbol| !symbol.is_empty()) {
        Some(symbol) => format!("{place} ({})", plain(symbol)),
        None => place,
    }
}

/// One step of a trace.
pub(super) fn step(step: &Step) -> String {
    format!("{}: {}", place(&step.location), plain(&step.what))
}

/// A number with its thousands apart: `1,234,567`.
pub(super) fn number(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().unwrap_or(u64::MAX).to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of bytes in the largest unit of 1,000 that leaves at least one.
pub(super) fn bytes(bytes: u64) -> String {
    const UNITS: [(u64, &str); 4] =
        [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|(size, _)| bytes >= *size) {
        Some((size, unit)) => {
            let tenths = bytes / (size / 10);
            format!("{}.{} {unit}", number(tenths / 10), tenths % 10)
        }
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_steers_the_reader() {
        assert_eq!(plain("src/證書.pem"), "src/證書.pem");
        assert_eq!(plain("a\u{1b}[31m\nb\u{202e}c"), "a\\u{1b}[31m\\u{a}b\\u{202e}c");
    }

    #[test]
    fn numbers_and_sizes_read_well() {
        assert_eq!(number(0_u64), "0");
        assert_eq!(number(999_u64), "999");
        assert_eq!(number(1_234_567_u64), "1,234,567");
        assert_eq!(bytes(999), "999 B");
        assert_eq!(bytes(1_550_000), "1.5 MB");
        assert_eq!(bytes(u64::MAX), "18,446,744.0 TB");
    }
}
