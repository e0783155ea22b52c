//! `[section]` and `name = value`: openssl.cnf, my.cnf, `WireGuard`, stunnel, PostgreSQL.

use super::logical;

/// One `name = value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The section that it stands in; empty before the first.
    pub section: String,
    /// Name, without blanks around it.
    pub name: String,
    /// Value, without comment, blanks and quotes around it.
    pub value: String,
    /// Line of the name, from 1.
    pub line: u32,
}

/// What differs between the programs that use this syntax.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// Characters that begin a comment at the start of a line.
    pub comments: &'static [char],
    /// Characters that begin a comment after a value (after a blank, and outside quotes).
    pub inline_comments: &'static [char],
    /// May the name be parted from its value by a blank alone (PostgreSQL, my.cnf flags)?
    pub bare: bool,
    /// Does a backslash at its end join a line to the next?
    pub continues: bool,
}

/// Reads a text.
pub fn read(text: &str, dialect: Dialect) -> Vec<Entry> {
    let mut section = String::new();
    let mut entries = Vec::new();
    for (line, text) in logical(text, dialect.continues) {
        let text = text.trim();
        if text.is_empty() || text.starts_with(dialect.comments) {
            continue;
        }
        if let Some(inner) = text.strip_prefix('[') {
            section = inner.split(']').next().unwrap_or_default().trim().to_owned();
            continue;
        }
        let Some((name, value)) = part(text, dialect.bare) else { continue };
        let value = value_of(value, dialect);
        entries.push(Entry { section: section.clone(), name: name.to_owned(), value, line });
    }
    entries
}

fn part(text: &str, bare: bool) -> Option<(&str, &str)> {
    let equals = text.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
    if !bare {
        return equals;
    }
    match equals {
        Some((name, value)) if !name.contains(char::is_whitespace) => Some((name, value)),
        _ => Some(text.split_once(char::is_whitespace).unwrap_or((text, ""))),
    }
}

/// A value without the comment after it and the quotes around it.
fn value_of(value: &str, dialect: Dialect) -> String {
    let value = value.trim();
    if let Some(quote @ ('"' | '\'')) = value.chars().next()
        && let Some((inside, _)) = value.get(1..).and_then(|rest| rest.split_once(quote))
    {
        return inside.to_owned();
    }
    let mut blank = true;
    for (at, character) in value.char_indices() {
        if blank && dialect.inline_comments.contains(&character) {
            return value.get(..at).unwrap_or_default().trim_end().to_owned();
        }
        blank = character.is_whitespace();
    }
    value.to_owned()
}
