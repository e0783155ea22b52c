//! Destructuring: `{ a, b: { c }, d = 1 }` and `[a, , b]` as targets.

use tree_sitter::Node;

use crate::ir::{BinaryOp, Expr, ExprId, Stmt, Sym};
use crate::lower::{Lowering, children, field};

use super::expression::{expression, key};

/// What a pattern binds besides itself.
#[derive(Debug, Default)]
pub(super) struct Bound {
    /// The names.
    names: Vec<Sym>,
    /// Names with defaults: `a = a ?? default` follows the assignment.
    defaults: Vec<(ExprId, ExprId)>,
}

/// A pattern, or any other target, as an expression.
pub(super) fn target(l: &mut Lowering<'_>, node: Node<'_>, bound: &mut Bound) -> ExprId {
    l.nested(node, |l, node| match node.kind() {
        "identifier" | "shorthand_property_identifier_pattern" => {
            bound.names.push(l.node_sym(node));
            l.name(node)
        }
        "object_pattern" => object(l, node, bound),
        "array_pattern" => array(l, node, bound),
        "assignment_pattern" | "object_assignment_pattern" => {
            let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else {
                return l.unknown(node, "a default without a value");
            };
            let inner = target(l, left, bound);
            let default = expression(l, right);
            bound.defaults.push((inner, default));
            inner
        }
        "rest_pattern" => l.unknown(node, "the rest of what is unpacked"),
        _ => expression(l, node),
    })
}

fn object(l: &mut Lowering<'_>, node: Node<'_>, bound: &mut Bound) -> ExprId {
    let mut pairs = Vec::new();
    for part in children(node) {
        let name = match part.kind() {
            "object_assignment_pattern" => field(part, "left"),
            "shorthand_property_identifier_pattern" => Some(part),
            _ => None,
        };
        if let Some(name) = name {
            let text = l.text(name);
            let key = l.string(name, text);
            pairs.push((key, target(l, part, bound)));
        } else if let (Some(name), Some(value)) = (field(part, "key"), field(part, "value")) {
            let key = key(l, name);
            pairs.push((key, target(l, value, bound)));
        }
    }
    l.expr(node, Expr::Map(pairs))
}

fn array(l: &mut Lowering<'_>, node: Node<'_>, bound: &mut Bound) -> ExprId {
    let mut items = Vec::new();
    let mut open = true;
    let mut cursor = node.walk();
    for part in node.children(&mut cursor) {
        if part.kind() == "," {
            if open {
                items.push(l.unknown(part, "a hole"));
            }
            open = true;
        } else if part.is_named() && !part.is_extra() {
            items.push(target(l, part, bound));
            open = false;
        }
    }
    l.expr(node, Expr::List(items))
}

/// `pattern = value`, with declarations of the names where the pattern declares them.
pub(super) fn unpack(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    value: ExprId,
    declares: bool,
    out: &mut Vec<Stmt>,
) {
    let mut bound = Bound::default();
    let target = target(l, node, &mut bound);
    if declares {
        let declare = |name| Stmt::Declare { name, ty: None, value: None };
        out.extend(bound.names.into_iter().map(declare));
    }
    out.push(Stmt::Assign { target, value });
    for (target, default) in bound.defaults {
        let value = Expr::Binary { op: BinaryOp::Coalesce, left: target, right: default };
        let value = l.expr(node, value);
        // A pattern with a default of its own is not taken apart twice.
        if matches!(l.unit.expr(target), Expr::Name(_) | Expr::Member { .. }) {
            out.push(Stmt::Assign { target, value });
        }
    }
}

/// A parameter's target and its default value.
pub(super) fn parameter_parts(node: Node<'_>) -> Option<(Node<'_>, Option<Node<'_>>)> {
    match node.kind() {
        "required_parameter" | "optional_parameter" => {
            let target = field(node, "pattern").or_else(|| field(node, "name"))?;
            Some((target, field(node, "value")))
        }
        "assignment_pattern" => Some((field(node, "left")?, field(node, "right"))),
        _ => Some((node, None)),
    }
}

/// What a destructuring parameter does before the body.
pub(super) fn unpack_parameter(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    name: Sym,
    out: &mut Vec<Stmt>,
) {
    let Some((target, _)) = parameter_parts(node) else { return };
    let target = match target.kind() {
        "rest_pattern" => children(target).first().copied().unwrap_or(target),
        _ => target,
    };
    if matches!(target.kind(), "object_pattern" | "array_pattern") {
        let value = l.expr(node, Expr::Name(name));
        unpack(l, target, value, true, out);
    }
}
