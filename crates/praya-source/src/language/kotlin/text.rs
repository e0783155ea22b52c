//! String literals.

use tree_sitter::Node;

use super::expression::expression;
use crate::ir::{Expr, ExprId};
use crate::language::syntax::C_LIKE;
use crate::language::syntax::{Text, unescape};
use crate::lower::{Lowering, children};

/// `"a${b}$c"`, `"""..."""`.
pub(super) fn string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let escapes = node.kind() == "string_literal";
    let mut text = Text::default();
    // The grammar cuts plain text at every `$` and backslash that it does not understand.
    let mut plain = String::new();
    for part in children(node) {
        if part.kind() == "string_content" {
            plain.push_str(l.text(part));
            continue;
        }
        add_plain(l, part, &std::mem::take(&mut plain), escapes, &mut text);
        if part.kind() == "escape_sequence" {
            text.literal(&unescape(l.text(part), &C_LIKE));
            continue;
        }
        let value = match children(part).first() {
            Some(value) => expression(l, *value),
            None => l.unknown(part, "empty"),
        };
        text.computed(l, part, value);
    }
    add_plain(l, node, &plain, escapes, &mut text);
    text.finish(l, node)
}

/// Text in which `$name` may still stand for a value.
fn add_plain(l: &mut Lowering<'_>, node: Node<'_>, plain: &str, escapes: bool, text: &mut Text) {
    let mut rest = plain;
    while let Some((before, behind)) = rest.split_once('$') {
        let end = behind.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(behind.len());
        let (name, after) = behind.split_at(end);
        let before = if escapes { unescape(before, &C_LIKE) } else { before.to_owned() };
        text.literal(&before);
        if name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let sym = l.sym(name);
            let value = l.expr(node, if name == "this" { Expr::This } else { Expr::Name(sym) });
            text.computed(l, node, value);
            rest = after;
        } else {
            text.literal("$");
            rest = behind;
        }
    }
    let rest = if escapes { unescape(rest, &C_LIKE) } else { rest.to_owned() };
    text.literal(&rest);
}

pub(super) fn character(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let body = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(text);
    l.string(node, &unescape(body, &C_LIKE))
}
