//! Java properties: `name=value`, `name: value`, `name value`, escapes and joined lines.

use super::ini::Entry;
use super::numbered;

/// Reads a text. Sections of the entries are empty.
pub fn read(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut lines = numbered(text);
    while let Some((line, text)) = lines.next() {
        let text = text.trim_start();
        if text.is_empty() || text.starts_with(['#', '!']) {
            continue;
        }
        let mut logical = text.to_owned();
        while ends_open(&logical) {
            logical.pop();
            let Some((_, next)) = lines.next() else { break };
            logical.push_str(next.trim_start());
        }
        // Java keeps blanks at the end; what reads these settings trims them.
        entries.push(entry(logical.trim_end(), line));
    }
    entries
}

/// Does an odd number of backslashes end the line?
fn ends_open(line: &str) -> bool {
    line.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

fn entry(text: &str, line: u32) -> Entry {
    let mut name = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => unescape(&mut characters, &mut name),
            '=' | ':' => break,
            _ if character.is_whitespace() => {
                while characters.next_if(|next| next.is_whitespace()).is_some() {}
                characters.next_if(|next| matches!(next, '=' | ':'));
                break;
            }
            _ => name.push(character),
        }
    }
    while characters.next_if(|next| next.is_whitespace()).is_some() {}
    let mut value = String::new();
    while let Some(character) = characters.next() {
        match character {
            '\\' => unescape(&mut characters, &mut value),
            _ => value.push(character),
        }
    }
    Entry { section: String::new(), name, value, line }
}

fn unescape(characters: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &mut String) {
    match characters.next() {
        Some('t') => text.push('\t'),
        Some('n') => text.push('\n'),
        Some('r') => text.push('\r'),
        Some('f') => text.push('\u{c}'),
        Some('u') => {
            let digits: String =
                (0..4).map_while(|_| characters.next_if(char::is_ascii_hexdigit)).collect();
            let scalar = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
            text.push(scalar.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        Some(other) => text.push(other),
        None => {}
    }
}
