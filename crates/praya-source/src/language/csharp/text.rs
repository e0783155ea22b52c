//! String literals of all kinds.

use tree_sitter::Node;

use super::expression::expression;
use super::operands;
use crate::ir::ExprId;
use crate::language::syntax::C_LIKE;
use crate::language::syntax::{Text, unescape};
use crate::lower::{Lowering, children};

/// The value of a literal without holes.
pub(super) fn literal(l: &Lowering<'_>, node: Node<'_>) -> String {
    let text = l.text(node).trim_end_matches("u8").trim_end_matches("U8");
    match node.kind() {
        "raw_string_literal" => raw(text.trim_matches('"')),
        "verbatim_string_literal" => inside(text.trim_start_matches('@')).replace("\"\"", "\""),
        _ => unescape(inside(text), &C_LIKE),
    }
}

fn inside(text: &str) -> &str {
    let body = text.get(1..).unwrap_or_default();
    body.strip_suffix(['"', '\'']).unwrap_or(body)
}

/// A raw literal over several lines loses the indentation of its last.
fn raw(body: &str) -> String {
    let Some((first, rest)) = body.split_once('\n') else { return body.to_owned() };
    if !first.trim().is_empty() {
        return body.to_owned();
    }
    let (lines, indent) = rest.rsplit_once('\n').unwrap_or(("", rest));
    let lines: Vec<_> =
        lines.lines().map(|line| line.strip_prefix(indent).unwrap_or(line)).collect();
    lines.join("\n")
}

/// `$"..{hole}.."`.
pub(super) fn interpolated(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let verbatim = l.text(node).chars().take_while(|c| *c != '"').any(|c| c == '@');
    let mut text = Text::default();
    for part in children(node) {
        match part.kind() {
            "interpolation" => {
                let value = hole(l, part);
                text.computed(l, part, value);
            }
            "string_content" if verbatim => text.literal(&plain(l, part).replace("\"\"", "\"")),
            "string_content" => text.literal(&plain(l, part)),
            "escape_sequence" if verbatim => text.literal("\""),
            "escape_sequence" => text.literal(&unescape(&plain(l, part), &C_LIKE)),
            _ => {}
        }
    }
    text.finish(l, node)
}

fn plain(l: &Lowering<'_>, node: Node<'_>) -> String {
    l.text(node).replace("{{", "{").replace("}}", "}")
}

/// A format changes the text in ways that are not known here.
fn hole(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = operands(node);
    let formatted = parts.iter().any(|part| part.kind().ends_with("_clause"));
    match parts.iter().find(|part| part.kind() != "interpolation_brace") {
        Some(value) if !formatted => expression(l, *value),
        Some(value) => {
            expression(l, *value);
            l.unknown(node, "a formatted value")
        }
        None => l.unknown(node, "empty"),
    }
}
