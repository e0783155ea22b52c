//! Strings and arrays of PHP.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId};
use crate::language::syntax::{self, Escapes, Text};
use crate::lower::{Lowering, children, field};

use super::expression::expression;

const DOUBLE: Escapes = Escapes { letters: "nrtvef\\$\"xu01234567", keeps_unknown: true };
const SINGLE: Escapes = Escapes { letters: "\\'", keeps_unknown: true };

/// `'text'`
pub(super) fn single(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node).trim_start_matches(['b', 'B']);
    let inner = text.strip_prefix('\'').unwrap_or(text);
    let text = syntax::unescape(inner.strip_suffix('\'').unwrap_or(inner), &SINGLE);
    l.string(node, &text)
}

/// `"text $x {$y->z}"`
pub(super) fn double(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut text = Text::default();
    parts(l, node, 0, &mut text);
    text.finish(l, node)
}

/// `<<<X`; the indentation of the end mark is no part of the lines.
pub(super) fn heredoc(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let indent = field(node, "end_tag").map_or(0, |end| end.start_position().column);
    let mut text = Text::default();
    match field(node, "value") {
        Some(body) if body.kind() == "nowdoc_body" => {
            let inner = l.text(body).trim_start_matches('\r');
            let inner = inner.strip_prefix('\n').unwrap_or(inner);
            text.literal(&without_indentation(inner, indent, true));
        }
        Some(body) => parts(l, body, indent, &mut text),
        None => {}
    }
    text.finish(l, node)
}

/// Contents and interpolations; what lies between them (line ends) belongs to the text.
fn parts(l: &mut Lowering<'_>, node: Node<'_>, indent: usize, text: &mut Text) {
    let whole = l.text(node);
    let start = node.start_byte();
    let mut at = 0;
    let mut cursor = node.walk();
    let parts: Vec<Node<'_>> = node.children(&mut cursor).collect();
    for (index, part) in parts.into_iter().enumerate() {
        let is_text = matches!(part.kind(), "string_content" | "escape_sequence");
        let end = if is_text { part.end_byte() } else { part.start_byte() };
        let mut piece = whole.get(at..end.saturating_sub(start)).unwrap_or_default();
        if index == 0 && node.kind() == "heredoc_body" {
            // The end of the line that begins it.
            piece = piece.trim_start_matches('\r').strip_prefix('\n').unwrap_or(piece);
        }
        let piece = without_indentation(piece, indent, index == 0);
        text.literal(&syntax::unescape(&piece, &DOUBLE));
        at = part.end_byte().saturating_sub(start);
        if !is_text && part.is_named() {
            let value = interpolated(l, part);
            text.computed(l, part, value);
        }
    }
}

/// Inside of strings `$a[key]` has an unquoted key.
fn interpolated(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if let ("subscript_expression", [object, key]) = (node.kind(), children(node).as_slice())
        && key.kind() == "name"
    {
        let object = expression(l, *object);
        let text = l.text(*key);
        let index = l.string(*key, text);
        return l.expr(node, Expr::Index { object, index });
    }
    expression(l, node)
}

fn without_indentation(piece: &str, indent: usize, at_line_start: bool) -> String {
    let mut out = String::with_capacity(piece.len());
    for (index, line) in piece.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let spaces = if index > 0 || at_line_start {
            line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count().min(indent)
        } else {
            0
        };
        out.push_str(line.get(spaces..).unwrap_or_default());
    }
    out
}

/// `[1, 2]`, `['k' => 1, 2]`: with any key it is a map, where the others are numbered.
pub(super) fn array(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let elements: Vec<Vec<Node<'_>>> = children(node).into_iter().map(children).collect();
    if elements.iter().all(|element| element.len() < 2) {
        let mut items = Vec::new();
        for item in elements.into_iter().filter_map(|element| element.first().copied()) {
            items.push((expression(l, item), item.kind() == "variadic_unpacking"));
        }
        return syntax::list(l, node, items);
    }
    let mut pairs = Vec::new();
    let mut number = 0;
    for element in elements {
        match element.as_slice() {
            [key, value] => {
                let key = expression(l, *key);
                pairs.push((key, expression(l, *value)));
            }
            [spread] if spread.kind() == "variadic_unpacking" => {
                let key = l.unknown(*spread, "unpacked");
                pairs.push((key, expression(l, *spread)));
            }
            [value] => {
                let key = l.expr(*value, Expr::Int(number));
                number += 1;
                pairs.push((key, expression(l, *value)));
            }
            _ => {}
        }
    }
    l.expr(node, Expr::Map(pairs))
}

/// `[$a, , $b]`, `list('k' => $a)` as a target.
pub(super) fn list_target(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (mut items, mut pairs) = (Vec::new(), Vec::new());
    let mut key = None;
    let mut open = true;
    let mut cursor = node.walk();
    let parts: Vec<Node<'_>> = node.children(&mut cursor).collect();
    for part in parts {
        match part.kind() {
            "," if open => items.push(l.unknown(part, "a hole")),
            "," => open = true,
            "=>" => key = items.pop(),
            _ if part.is_named() && !part.is_extra() => {
                let value = expression(l, part);
                match key.take() {
                    Some(key) => pairs.push((key, value)),
                    None => items.push(value),
                }
                open = false;
            }
            _ => {}
        }
    }
    if pairs.is_empty() {
        return l.expr(node, Expr::List(items));
    }
    l.expr(node, Expr::Map(pairs))
}
