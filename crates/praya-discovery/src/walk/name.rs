//! File names as text that leads back to exactly one name.

use std::fmt::Write as _;

/// A name's bytes as text: as they are where they are valid UTF-8 without control characters.
///
/// Invalid and control bytes become `\xFF`, and so does the backslash of a name that itself spells
/// such an escape: no two names give the same text, and none can steer a terminal.
pub(crate) fn display(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        for (at, character) in valid.char_indices() {
            let ambiguous = character == '\\' && spells_escape(valid.get(at..).unwrap_or_default());
            if character.is_control() || ambiguous {
                escape(character.encode_utf8(&mut [0; 4]).as_bytes(), &mut text);
            } else {
                text.push(character);
            }
        }
        escape(chunk.invalid(), &mut text);
    }
    text
}

fn escape(bytes: &[u8], text: &mut String) {
    for byte in bytes {
        let _ = write!(text, "\\x{byte:02X}");
    }
}

/// Whether text begins with what [`escape`] could have written.
fn spells_escape(text: &str) -> bool {
    match text.as_bytes() {
        [b'\\', b'x', high, low, ..] => {
            [high, low].iter().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(digit))
        }
        _ => false,
    }
}
