//! Templates that render to YAML: Helm's, Jinja's.

use std::borrow::Cow;

/// A text without the statements of its templates, and with `$(expression)` in the place of each
/// placeholder. Lines stay where they are. A text without templates stays as it is.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") && !text.contains("{%") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = [rest.find("{{"), rest.find("{%")].into_iter().flatten().min() {
        let (before, found) = rest.split_at(at);
        plain.push_str(before);
        let closing = if found.starts_with("{{") { "}}" } else { "%}" };
        let Some(end) = found.find(closing) else {
            rest = found;
            break;
        };
        let inner = found.get(2..end).unwrap_or_default();
        rest = found.get(end + 2..).unwrap_or_default();
        let alone = plain.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
            && rest.lines().next().is_none_or(|line| line.trim().is_empty());
        if closing == "}}" && !alone && !is_statement(inner) {
            plain.push_str("$(");
            plain.extend(inner.trim_matches(['-', ' ']).chars().filter(|character| {
                character.is_alphanumeric() || matches!(character, '.' | '_' | ' ' | '-' | '|')
            }));
            plain.push(')');
        }
        plain.extend(inner.chars().filter(|character| *character == '\n'));
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Is this a statement of Go's templates rather than a value?
fn is_statement(inner: &str) -> bool {
    let word = inner.trim_matches(['-', ' ']).split_whitespace().next().unwrap_or_default();
    ["if", "else", "end", "range", "with", "define", "block", "template"].contains(&word)
        || inner.trim_start_matches(['-', ' ']).starts_with("/*")
}
