//! Strings of Python.

use tree_sitter::Node;

use crate::ir::{Arg, ExprId};
use crate::language::syntax::{self, Text};
use crate::lower::{Lowering, children, field};

use super::expression::expression;

pub(super) fn string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut text = Text::default();
    if node.kind() == "string" {
        string_parts(l, node, &mut text);
    } else {
        for part in children(node) {
            string_parts(l, part, &mut text);
        }
    }
    text.finish(l, node)
}

fn string_parts(l: &mut Lowering<'_>, node: Node<'_>, text: &mut Text) {
    let mut prefix = String::new();
    for part in children(node) {
        match part.kind() {
            "string_start" => prefix = l.text(part).to_ascii_lowercase(),
            "string_content" => {
                let content = l.text(part);
                let content = if prefix.contains('f') && content.contains(['{', '}']) {
                    &content.replace("{{", "{").replace("}}", "}")
                } else {
                    content
                };
                if prefix.contains('r') {
                    text.literal(content);
                } else {
                    text.literal(&syntax::unescape(content, true));
                }
            }
            "interpolation" => {
                let value = interpolation(l, part);
                text.computed(l, part, value);
            }
            _ => {}
        }
    }
}

/// `{value!r:spec}`: the conversions are Python's own functions `repr` and `format`.
fn interpolation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut value = match field(node, "expression") {
        Some(value) => expression(l, value),
        None => l.unknown(node, "empty"),
    };
    let conversion = field(node, "type_conversion").map_or("", |conversion| l.text(conversion));
    let conversion = match conversion {
        "!r" => Some("repr"),
        "!a" => Some("ascii"),
        _ => None,
    };
    if let Some(conversion) = conversion {
        let callee = l.dotted(node, conversion);
        value = syntax::call(l, callee, vec![Arg::positional(value)]);
    }
    if let Some(spec) = field(node, "format_specifier") {
        let spec_text = l.text(spec).trim_start_matches(':');
        let spec = l.string(spec, spec_text);
        let callee = l.dotted(node, "format");
        value = syntax::call(l, callee, Lowering::args(vec![value, spec]));
    }
    value
}
