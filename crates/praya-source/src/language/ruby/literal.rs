//! Strings and symbols of Ruby.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId};
use crate::language::syntax::{self, Escapes, Text};
use crate::lower::{Lowering, children};

use super::expression::{block_value, expression};

pub(super) const DOUBLE: Escapes =
    Escapes { letters: "abefnrstvxuU01234567\n", keeps_unknown: false };
const SINGLE: Escapes = Escapes { letters: "\\'", keeps_unknown: true };

/// Any literal made of contents, escapes and interpolations.
pub(super) fn string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut text = Text::default();
    if node.kind() == "chained_string" {
        for part in children(node) {
            parts(l, part, &mut text);
        }
    } else {
        parts(l, node, &mut text);
    }
    text.finish(l, node)
}

fn parts(l: &mut Lowering<'_>, node: Node<'_>, text: &mut Text) {
    let start = l.text(node);
    let is_single = ["'", "%q", ":'", "%w", "%i"].iter().any(|quote| start.starts_with(quote));
    for part in children(node) {
        if part.kind() == "interpolation" {
            let value = interpolated(l, part);
            text.computed(l, part, value);
        } else {
            text.literal(&syntax::unescape(
                l.text(part),
                if is_single { &SINGLE } else { &DOUBLE },
            ));
        }
    }
}

pub(super) fn interpolated(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    block_value(l, node)
}

/// `:name`
pub(super) fn symbol(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node).trim_start_matches(':');
    l.string(node, text)
}

/// `%w[a b]`, `%i[a b]`
pub(super) fn words(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let items = children(node).into_iter().map(|word| string(l, word)).collect();
    l.expr(node, Expr::List(items))
}

/// `?a`
pub(super) fn character(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = syntax::unescape(l.text(node).trim_start_matches('?'), &DOUBLE);
    l.string(node, &text)
}

pub(super) fn hash(l: &mut Lowering<'_>, pairs: Vec<Node<'_>>, node: Node<'_>) -> ExprId {
    let mut entries = Vec::new();
    for pair in pairs {
        entries.push(match (pair.child_by_field_name("key"), pair.child_by_field_name("value")) {
            (Some(name), Some(value)) => (key(l, name), expression(l, value)),
            // `{x:}` is `{x: x}`.
            (Some(name), None) => (key(l, name), l.name(name)),
            _ => {
                let unpacked = l.unknown(pair, "unpacked");
                let inner = children(pair).first().map(|inner| expression(l, *inner));
                (unpacked, inner.unwrap_or(unpacked))
            }
        });
    }
    l.expr(node, Expr::Map(entries))
}

fn key(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "hash_key_symbol" | "simple_symbol" => symbol(l, node),
        _ => expression(l, node),
    }
}
