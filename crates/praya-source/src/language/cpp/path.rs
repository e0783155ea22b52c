//! Qualified names: `a::b<c>::d` is the member `d` of what `c` makes of the member `b` of `a`.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId};
use crate::language::c;
use crate::lower::{Lowering, children, field};

/// The names alone, `.`-separated, template arguments left out.
pub(in crate::language) fn plain_path(l: &Lowering<'_>, node: Node<'_>) -> String {
    let names: Vec<_> = segments(node).into_iter().map(|part| l.text(simple(part))).collect();
    names.join(".")
}

/// Whether the name has parts or arguments.
pub(in crate::language) fn is_path(node: Node<'_>) -> bool {
    matches!(node.kind(), "qualified_identifier" | "template_type" | "dependent_type")
}

/// A type as a value: template arguments are its index.
pub(in crate::language) fn type_path(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let mut object = None;
        for part in segments(node) {
            object = Some(segment(l, part, object));
        }
        object.unwrap_or_else(|| l.unknown(node, "a type without a name"))
    })
}

/// `object.name`, `object.name<arguments>`.
pub(super) fn segment(l: &mut Lowering<'_>, node: Node<'_>, object: Option<ExprId>) -> ExprId {
    let name = simple(node);
    let sym = l.node_sym(name);
    let plain = match object {
        Some(object) => l.expr(name, Expr::Member { object, name: sym }),
        None => l.expr(name, Expr::Name(sym)),
    };
    let Some(list) = field(node, "arguments") else { return plain };
    let arguments =
        children(list).into_iter().map(|argument| argument_value(l, argument)).collect();
    let index = l.expr(list, Expr::List(arguments));
    l.expr(node, Expr::Index { object: plain, index })
}

fn argument_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if node.kind() == "type_descriptor" { type_path(l, node) } else { c::expression(l, node) }
}

fn segments(node: Node<'_>) -> Vec<Node<'_>> {
    let mut parts = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next {
        next = match node.kind() {
            "qualified_identifier" => {
                parts.extend(field(node, "scope"));
                field(node, "name")
            }
            "type_descriptor" => field(node, "type"),
            "dependent_type" | "dependent_name" => children(node).first().copied(),
            "struct_specifier" | "class_specifier" | "union_specifier" | "enum_specifier" => {
                field(node, "name")
            }
            _ => {
                parts.push(node);
                None
            }
        };
    }
    parts
}

/// The name without its template arguments.
fn simple(node: Node<'_>) -> Node<'_> {
    match node.kind() {
        "template_type" | "template_function" | "template_method" => {
            field(node, "name").unwrap_or(node)
        }
        "dependent_name" | "dependent_type" => {
            children(node).first().map_or(node, |inner| field(*inner, "name").unwrap_or(*inner))
        }
        _ => node,
    }
}
