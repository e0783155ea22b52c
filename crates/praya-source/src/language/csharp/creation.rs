//! `new`: objects, collections, arrays.

use tree_sitter::Node;

use super::expression::{arguments, expression};
use super::{operands, type_path};
use crate::ir::{Arg, Expr, ExprId, Sym};
use crate::lower::{Lowering, children, field};

/// `new T(..) { .. }`; of `new(..)` the type is the one that is declared.
pub(super) fn creation(l: &mut Lowering<'_>, node: Node<'_>, expected: Option<Sym>) -> ExprId {
    let of_kind = |kind| children(node).into_iter().find(|child| child.kind() == kind);
    let args = of_kind("argument_list").map(|list| arguments(l, list)).unwrap_or_default();
    let contents = match of_kind("initializer_expression") {
        Some(initializer) => initializer_parts(l, initializer),
        None => Initializer::default(),
    };
    if contents.fields.is_empty() && !contents.entries.is_empty() {
        return l.expr(node, Expr::Map(contents.entries));
    }
    if contents.fields.is_empty() && !contents.items.is_empty() {
        return l.expr(node, Expr::List(contents.items));
    }
    let path = match (field(node, "type"), expected) {
        (Some(ty), _) => Some(type_path(l, ty)),
        (None, expected) => expected.map(|ty| l.unit.text(ty).to_owned()),
    };
    let ty = match path {
        Some(path) => l.dotted(node, &path),
        None => l.unknown(node, "a construction whose type is left out"),
    };
    l.expr(node, Expr::New { ty, args, fields: contents.fields })
}

/// What `{ .. }` behind a type holds.
#[derive(Default)]
struct Initializer {
    /// `Name = value`.
    fields: Vec<Arg>,
    /// `["key"] = value`, `{ "key", value }`.
    entries: Vec<(ExprId, ExprId)>,
    /// Anything else is an element.
    items: Vec<ExprId>,
}

fn initializer_parts(l: &mut Lowering<'_>, node: Node<'_>) -> Initializer {
    let mut out = Initializer::default();
    for part in operands(node) {
        let (left, right) = (field(part, "left"), field(part, "right"));
        match (part.kind(), left, right) {
            ("assignment_expression", Some(left), Some(right)) => {
                if left.kind() == "element_binding_expression" {
                    let key = arguments(l, left).first().map(|key| key.value);
                    let key = key.unwrap_or_else(|| l.unknown(left, "an entry without a key"));
                    out.entries.push((key, expression(l, right)));
                } else {
                    let name = l.node_sym(left);
                    out.fields.push(Arg::named(name, expression(l, right)));
                }
            }
            ("initializer_expression", ..) => match operands(part)[..] {
                [key, value] => out.entries.push((expression(l, key), expression(l, value))),
                _ => out.items.push(expression(l, part)),
            },
            _ => out.items.push(expression(l, part)),
        }
    }
    out
}

/// `{ .. }` where no type is written: an array, or what a property's own object is given.
pub(super) fn initializer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = initializer_parts(l, node);
    if parts.fields.is_empty() && parts.entries.is_empty() {
        return l.expr(node, Expr::List(parts.items));
    }
    let mut entries = parts.entries;
    for field in parts.fields {
        let name = field.name.map(|name| l.unit.text(name).to_owned()).unwrap_or_default();
        entries.push((l.string(node, &name), field.value));
    }
    l.expr(node, Expr::Map(entries))
}

/// `new { A = 1, b }`.
pub(super) fn anonymous(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut entries = Vec::new();
    let mut cursor = node.walk();
    let parts: Vec<_> = node.children(&mut cursor).filter(|part| !part.is_extra()).collect();
    let parts = parts.get(2..).unwrap_or_default();
    for part in parts.split(|part| matches!(part.kind(), "," | "}")) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
        let name = l.text(field(*first, "name").unwrap_or(*first));
        let key = l.string(*first, name);
        entries.push((key, expression(l, *last)));
    }
    l.expr(node, Expr::Map(entries))
}

/// `new byte[16]`, `new[] { .. }`, `stackalloc byte[16]`.
pub(super) fn array(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let values = children(node).into_iter().find(|part| part.kind() == "initializer_expression");
    if let Some(values) = values {
        return expression(l, values);
    }
    let mut ty = field(node, "type");
    while let Some(inner) =
        ty.and_then(|ty| field(ty, "type")).filter(|ty| ty.kind() == "array_type")
    {
        ty = Some(inner);
    }
    let length =
        ty.and_then(|ty| field(ty, "rank")).and_then(|rank| children(rank).first().copied());
    match length {
        Some(length) => {
            let length = expression(l, length);
            l.expr(node, Expr::Sized(length))
        }
        None => l.unknown(node, "array without a length"),
    }
}
