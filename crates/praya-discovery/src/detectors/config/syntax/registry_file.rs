//! Exports of the Windows registry (`.reg`): keys in brackets, `"name"=dword:00000001`.

use super::numbered;

/// One value of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Path of the key.
    pub key: String,
    /// Name of the value; `@` is the key's own.
    pub name: String,
    /// The data: a string without quotes, or what stands after `=`.
    pub value: String,
    /// Line, from 1.
    pub line: u32,
}

/// A file as text: UTF-8, or UTF-16 with a byte order mark. Nothing where it is neither.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let units = |pair: fn([u8; 2]) -> u16| {
        let pairs = bytes.get(2..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> =
            pairs.filter_map(|two| <[u8; 2]>::try_from(two).ok()).map(pair).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

/// Reads a text. Keys that are deleted (`[-...]`) hold nothing.
pub fn read(text: &str) -> Vec<Entry> {
    let mut key: Option<String> = None;
    let mut entries = Vec::new();
    let mut open: Option<Entry> = None;
    for (line, text) in numbered(text) {
        let text = text.trim();
        if let Some(mut entry) = open.take() {
            entry.value.push_str(text.trim_end_matches('\\'));
            if text.ends_with('\\') {
                open = Some(entry);
            } else {
                entries.push(entry);
            }
            continue;
        }
        if let Some(name) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            key = (!name.starts_with('-')).then(|| name.to_owned());
            continue;
        }
        let Some(key) = &key else { continue };
        let Some((name, value)) = part(text) else { continue };
        let continues = value.ends_with('\\') && !value.starts_with('"');
        let value = value.trim_end_matches('\\').trim_matches('"').replace("\\\\", "\\");
        let entry = Entry { key: key.clone(), name, value, line };
        if continues {
            open = Some(entry);
        } else {
            entries.push(entry);
        }
    }
    entries.extend(open);
    entries
}

fn part(text: &str) -> Option<(String, &str)> {
    if let Some(value) = text.strip_prefix("@=") {
        return Some(("@".to_owned(), value));
    }
    let (name, value) = text.strip_prefix('"')?.split_once("\"=")?;
    Some((name.to_owned(), value))
}

/// The number of a `dword:`.
pub fn dword(value: &str) -> Option<u32> {
    u32::from_str_radix(value.strip_prefix("dword:")?.trim(), 16).ok()
}

/// The strings of a `hex(7):`, which is UTF-16 in little-endian bytes.
pub fn strings(value: &str) -> Vec<String> {
    let Some(digits) = value.strip_prefix("hex(7):") else { return Vec::new() };
    let bytes: Vec<u8> =
        digits.split(',').filter_map(|pair| u8::from_str_radix(pair.trim(), 16).ok()).collect();
    let pairs = bytes.chunks_exact(2).filter_map(|two| <[u8; 2]>::try_from(two).ok());
    let units: Vec<u16> = pairs.map(u16::from_le_bytes).collect();
    let text = String::from_utf16_lossy(&units);
    text.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
