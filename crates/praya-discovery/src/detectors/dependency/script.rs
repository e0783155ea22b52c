//! Lines of build scripts: what is code in them, and the texts in quotes.

use super::declared::numbered;

/// Longer lines are not written by people.
const LONGEST: usize = 10_000;

/// The lines with comments taken off: `/* */` where line comments begin with `//`.
pub(super) fn code(text: &str, comment: &str) -> Vec<(u32, String)> {
    let mut inside = false;
    let mut lines = Vec::new();
    for (number, line) in numbered(text).filter(|(_, line)| line.len() <= LONGEST) {
        let mut line = line;
        if inside {
            let Some((_, rest)) = line.split_once("*/") else { continue };
            line = rest;
            inside = false;
        }
        let line = without_comment(line, comment);
        let kept = match outside_quotes(line, "/*").filter(|_| comment == "//") {
            Some(at) => {
                let (before, after) = line.split_at(at);
                match after.split_once("*/") {
                    Some((_, rest)) => format!("{before} {rest}"),
                    None => {
                        inside = true;
                        before.to_owned()
                    }
                }
            }
            None => line.to_owned(),
        };
        lines.push((number, kept));
    }
    lines
}

fn without_comment<'l>(line: &'l str, comment: &str) -> &'l str {
    outside_quotes(line, comment).and_then(|at| line.get(..at)).unwrap_or(line)
}

/// Where a mark stands outside of quotes.
fn outside_quotes(line: &str, mark: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in line.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            None if line.get(at..).is_some_and(|rest| rest.starts_with(mark)) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The texts in single and double quotes.
pub(super) fn quoted(line: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, letter) in line.char_indices() {
        match open {
            Some((quote, start)) if letter == quote => {
                texts.extend(line.get(start..at));
                open = None;
            }
            None if letter == '"' || letter == '\'' => open = Some((letter, at + 1)),
            _ => {}
        }
    }
    texts
}
