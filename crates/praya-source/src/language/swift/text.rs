//! String literals.

use tree_sitter::Node;

use super::expression::expression;
use super::{child_of, parts};
use crate::ir::ExprId;
use crate::language::syntax::{C_LIKE, Text, unescape};
use crate::lower::{Lowering, children, field};

/// `"a\(b)"`, over several lines too.
pub(super) fn string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let several = node.kind() == "multi_line_string_literal";
    let indent = if several { closing_indent(l.text(node)) } else { "" };
    let parts = parts(node);
    let texts: Vec<_> = parts.iter().map(|(role, _)| *role == "text").collect();
    let last = texts.iter().rposition(|is_text| *is_text);
    let first = texts.iter().position(|is_text| *is_text);
    let mut text = Text::default();
    for (at, (role, part)) in parts.into_iter().enumerate() {
        match (role, part.kind()) {
            ("interpolation", _) => hole(l, part, &mut text),
            ("text", "str_escaped_char") => text.literal(&unescape(l.text(part), &C_LIKE)),
            ("text", _) if several => {
                let lines = l.text(part).replace(&format!("\n{indent}"), "\n");
                let mut lines = lines.as_str();
                if Some(at) == first {
                    lines = lines.strip_prefix('\n').unwrap_or(lines);
                }
                if Some(at) == last {
                    lines = lines.strip_suffix('\n').unwrap_or(lines);
                }
                text.literal(lines);
            }
            ("text", _) => text.literal(l.text(part)),
            _ => {}
        }
    }
    text.finish(l, node)
}

/// The indentation of the closing quotes is taken off every line.
fn closing_indent(text: &str) -> &str {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.trim_end_matches('"')
}

fn hole(l: &mut Lowering<'_>, part: Node<'_>, text: &mut Text) {
    let value = match field(part, "value") {
        Some(value) => expression(l, value),
        None => l.unknown(part, "empty"),
    };
    text.computed(l, part, value);
}

/// `#"a\#(b)"#`.
pub(super) fn raw_string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let whole = l.text(node);
    let mut text = Text::default();
    for part in children(node) {
        match part.kind() {
            "raw_str_interpolation" => match child_of(part, "interpolated_expression") {
                Some(inner) => hole(l, inner, &mut text),
                None => text.literal(l.text(part)),
            },
            "raw_str_part" | "raw_str_end_part" => {
                let mut plain = l.text(part);
                if part.start_byte() == node.start_byte() {
                    plain = plain.trim_start_matches('#').trim_start_matches('"');
                }
                if part.end_byte() == node.end_byte() && whole.len() > 2 {
                    plain = plain.trim_end_matches('#').trim_end_matches('"');
                }
                text.literal(plain);
            }
            _ => {}
        }
    }
    text.finish(l, node)
}
