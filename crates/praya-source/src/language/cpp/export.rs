//! `class EXPORT_MACRO Name { ... }` is no C++ until the preprocessor has run: the grammar takes it
//! for a function. Such macros are blanked, so that all positions stay.

use std::borrow::Cow;

/// The text without the macros between `class` and a class's name.
pub(in crate::language) fn without_export_macros(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut blanks = Vec::new();
    for keyword in ["class", "struct"] {
        for at in memchr::memmem::find_iter(text.as_bytes(), keyword) {
            let free = text.get(..at).is_some_and(|before| !before.ends_with(is_word));
            let end = at + keyword.len();
            if let Some(macro_end) = text.get(end..).filter(|_| free).and_then(export_macro) {
                blanks.push(end..end + macro_end);
            }
        }
    }
    if blanks.is_empty() {
        return text;
    }
    let mut text = text.into_owned();
    for blank in blanks {
        // Within ASCII, so the length stays as it is.
        let spaces = " ".repeat(blank.len());
        text.replace_range(blank, &spaces);
    }
    Cow::Owned(text)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Where the macro ends, if one stands here and the head of a class with a body follows.
fn export_macro(text: &str) -> Option<usize> {
    let start = text.strip_prefix([' ', '\t'])?.trim_start_matches([' ', '\t']);
    let name = start
        .trim_start_matches(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let mut rest = name;
    if let Some(arguments) = name.strip_prefix('(') {
        rest = arguments.split_once(')')?.1;
    }
    let length = text.len() - rest.len();
    let is_macro = start.len() - name.len() > 2
        && text.get(..length)?.bytes().all(|b| b.is_ascii() && b != b'\n');
    let class = rest.strip_prefix([' ', '\t'])?.trim_start_matches([' ', '\t']);
    let behind = class.trim_start_matches(is_word);
    let named = behind.len() < class.len();
    let behind = behind.trim_start_matches([' ', '\t']);
    let behind = behind.strip_prefix("final").unwrap_or(behind).trim_ascii_start();
    let has_body = match behind.strip_prefix('{') {
        Some(body) => body.trim_start_matches([' ', '\t']).starts_with(['\r', '\n', '/', '}']),
        None => behind.starts_with(':') && !behind.starts_with("::"),
    };
    (is_macro && named && has_body).then_some(length)
}
