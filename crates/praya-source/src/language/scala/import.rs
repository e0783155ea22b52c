//! Imports, read from their text: `a.b.{C => D, _}, e.f`.

use tree_sitter::Node;

use crate::lower::Lowering;

pub(super) fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    let text = l.text(node).trim_start().strip_prefix("import").unwrap_or_default();
    for clause in split(text) {
        match clause.split_once('{') {
            Some((path, selectors)) => {
                let path = compact(path);
                for selector in selectors.trim_end().trim_end_matches('}').split(',') {
                    select(l, path.trim_end_matches('.'), selector);
                }
            }
            None => {
                let (path, name) = clause.rsplit_once('.').unwrap_or(("", clause));
                select(l, &compact(path), name);
            }
        }
    }
}

/// At the commas that are not in braces.
fn split(text: &str) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    })
    .collect()
}

fn compact(path: &str) -> String {
    path.split_whitespace().collect()
}

/// `C`, `C => D`, `C as D`, `_`, `*`, `given`.
fn select(l: &mut Lowering<'_>, path: &str, selector: &str) {
    let words: Vec<_> = selector.split_whitespace().map(|word| word.trim_matches('`')).collect();
    let (name, local) = match words[..] {
        [name] => (name, name),
        [name, "=>" | "as", local] => (name, local),
        _ => return,
    };
    match (name, local) {
        ("_" | "*" | "given", _) => l.import("", path),
        (_, "_") => {}
        (name, local) => {
            let full = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            l.import(local, &full);
        }
    }
}
