//! Text in UTF-16, which Windows tools write certificates in.

use std::borrow::Cow;

const LITTLE: &[u8] = &[0xff, 0xfe];
const BIG: &[u8] = &[0xfe, 0xff];

/// Whether a byte order mark says so and a PEM marker can follow.
pub(super) fn is(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(LITTLE) || bytes.starts_with(BIG);
    marked && memchr::memmem::find(bytes, b"-\0-\0-\0-\0-").is_some()
}

/// The bytes as UTF-8 where they are UTF-16, as they stand where not.
pub(super) fn read(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !is(bytes) {
        return Cow::Borrowed(bytes);
    }
    let little = bytes.starts_with(LITTLE);
    let unit = |pair: &[u8]| match pair {
        [low, high] if little => u16::from_le_bytes([*low, *high]),
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    };
    let units = bytes.chunks_exact(2).skip(1).map(unit);
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    Cow::Owned(text.into_bytes())
}
