//! Blocks in braces and one setting a line: Dovecot, `strongSwan`, Caddy.

use super::{Directive, Settings, Tree, logical, words};

/// What differs between the programs that use this syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `name = value to the end of the line`: Dovecot, swanctl.conf, strongswan.conf.
    Assigned,
    /// `name arguments`: Caddyfile.
    Words,
}

/// Reads a text. A setting's value is its one argument where it is assigned.
pub fn read(text: &str, dialect: Dialect) -> Settings {
    let mut tree = Tree::default();
    for (line, text) in logical(text, dialect == Dialect::Words) {
        let text = text.trim();
        if text.starts_with('#') {
            continue;
        }
        if !statement(text, line, dialect, &mut tree) {
            break;
        }
    }
    tree.finish()
}

/// One line. False where reading has to stop.
fn statement(text: &str, line: u32, dialect: Dialect, tree: &mut Tree) -> bool {
    if dialect == Dialect::Words {
        return caddy(text, line, tree);
    }
    let mut rest = without_comment(text);
    // Several braces may stand on one line: `a { b = c }`.
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('}') {
            if !tree.close() {
                tree.broken(line, "'}' closes nothing");
            }
            rest = after.trim();
            continue;
        }
        let assigned = rest.find('=');
        match rest.find('{') {
            Some(open) if assigned.is_none_or(|equals| open < equals || opens(rest, equals)) => {
                let (head, after) = rest.split_at(open);
                if !tree.open(words::directive(head.trim_end_matches([' ', '\t', '=']), line)) {
                    return false;
                }
                rest = after.get(1..).unwrap_or_default().trim();
            }
            _ => {
                let closes =
                    rest.ends_with('}') && !rest.contains("${") && tree.innermost().is_some();
                let setting = if closes { rest.trim_end_matches('}').trim() } else { rest };
                if !setting.is_empty() {
                    tree.leaf(assignment(setting, line));
                }
                rest = if closes { "}" } else { "" };
            }
        }
    }
    true
}

/// Does the brace of a block stand behind this equals sign, as Kerberos has it?
fn opens(text: &str, equals: usize) -> bool {
    text.get(equals + 1..).is_some_and(|rest| rest.trim_start().starts_with('{'))
}

fn caddy(text: &str, line: u32, tree: &mut Tree) -> bool {
    let mut words = words::split(text);
    if words.first().is_some_and(|word| word == "}") {
        if !tree.close() {
            tree.broken(line, "'}' closes nothing");
        }
        return true;
    }
    let opens = words.last().is_some_and(|word| word == "{");
    if opens {
        words.pop();
    } else if words.is_empty() {
        return true;
    }
    let mut words = words.into_iter();
    let name = words.next().unwrap_or_default();
    let directive = Directive { name, args: words.collect(), line, block: None };
    if opens {
        return tree.open(directive);
    }
    tree.leaf(directive);
    true
}

fn assignment(text: &str, line: u32) -> Directive {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let value = value.trim();
    let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    Directive { name: name.trim().to_owned(), args: vec![bare.to_owned()], line, block: None }
}

/// A line without the comment at its end: `#` after a blank, outside quotes.
fn without_comment(text: &str) -> &str {
    let mut quoted = false;
    let mut blank = true;
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '#' if blank && !quoted => return text.get(..at).unwrap_or_default().trim(),
            _ => {}
        }
        blank = character.is_whitespace();
    }
    text
}
