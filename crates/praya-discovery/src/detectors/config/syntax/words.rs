//! One setting a line, `name arguments`: OpenSSH, HAProxy, OpenVPN, Redis and many more.

use super::{Directive, numbered};

/// Reads a text of one setting a line; what follows a `#` that begins a word is comment.
pub fn read(text: &str) -> Vec<Directive> {
    numbered(text)
        .filter(|(_, line)| !line.trim_start().starts_with('#'))
        .map(|(number, line)| directive(line, number))
        .filter(|directive| !directive.name.is_empty())
        .collect()
}

/// One line as a directive. Quotes group, and are taken off.
pub(crate) fn directive(text: &str, line: u32) -> Directive {
    let mut words = split(text).into_iter();
    Directive { name: words.next().unwrap_or_default(), args: words.collect(), line, block: None }
}

/// Splits at white space outside quotes.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (_, '\\') if matches!(characters.peek(), Some('"' | '\'' | '\\')) => {
                word.get_or_insert_default().extend(characters.next());
            }
            (Some(_), _) => word.get_or_insert_default().push(character),
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (None, _) if character.is_whitespace() => words.extend(word.take()),
            (None, '#') if word.is_none() => break,
            (None, _) => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    words
}

/// Lines with those that end in a backslash joined to the next, under the first one's number.
pub(crate) fn logical_lines(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut open = false;
    for (number, line) in numbered(text) {
        let (content, continues) = match line.strip_suffix('\\') {
            Some(content) => (content, true),
            None => (line, false),
        };
        match lines.last_mut() {
            Some((_, joined)) if open => joined.push_str(content),
            _ => lines.push((number, content.to_owned())),
        }
        open = continues;
    }
    lines
}
