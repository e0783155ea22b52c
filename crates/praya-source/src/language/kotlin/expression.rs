//! Expressions.

use tree_sitter::Node;

use super::call::{call, callee};
use super::class::object;
use super::function::{anonymous, lambda};
use super::text::{character, string};
use super::value::{if_value, leaving, try_value, when_value};
use super::{name_sym, name_text, type_path};
use crate::ir::{BinaryOp, Expr, ExprId, UnaryOp};
use crate::language::syntax::{self, binary_op};
use crate::lower::{Lowering, children, field};

/// Chains (`a + b + c`, `a.b()?.c[0]`) are nested at their left: they are walked, not recursed
/// into.
pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let (first, chain) = syntax::spine(node, left);
        let mut value = operand(l, first);
        for node in chain {
            value = extend(l, node, value);
        }
        value
    })
}

/// What stands leftmost in an expression that continues another.
fn left(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "binary_expression" | "as_expression" | "is_expression" | "in_expression" => {
            field(node, "left")
        }
        "call_expression" => callee(node),
        "navigation_expression" | "index_expression" | "infix_expression" => {
            children(node).first().copied()
        }
        _ => None,
    }
}

fn extend(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    match node.kind() {
        "as_expression" => {
            let ty = children(node).last().copied().filter(|ty| super::is_type(*ty));
            let ty = ty.map(|ty| super::type_name(l, ty));
            l.cast(node, left, ty)
        }
        "binary_expression" => {
            let right = value_in(l, node, "right");
            let op = binary_op(field(node, "operator").map_or("", |operator| l.text(operator)));
            syntax::binary(l, node, op, left, right)
        }
        "call_expression" => call(l, node, left),
        "navigation_expression" => member(l, node, left),
        "index_expression" => index(l, node, left),
        "infix_expression" => infix(l, node, left),
        "is_expression" => test(l, node, left),
        "in_expression" => {
            let right = value_in(l, node, "right");
            syntax::effects(l, node, "a test of membership", vec![left, right])
        }
        // What a value is taken to be makes no difference to what it is.
        _ => left,
    }
}

/// `x is T`, `x !is T`.
fn test(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    let ty = children(node).last().copied().filter(|ty| super::is_type(*ty));
    let Some(ty) = ty else {
        return syntax::effects(l, node, "a test of a type", vec![value]);
    };
    let types = vec![super::type_name(l, ty)];
    let test = l.expr(node, Expr::Is { value, types });
    let mut cursor = node.walk();
    let negated = node.children(&mut cursor).any(|child| child.kind() == "!is");
    if negated { l.expr(node, Expr::Unary { op: UnaryOp::Not, value: test }) } else { test }
}

/// `a.b`, `a?.b`, `A::b`; a class as a value is the class itself, in Kotlin's or Java's shape.
fn member(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    let parts = children(node);
    let (Some(first), Some(name)) = (parts.first(), parts.get(1)) else {
        return object;
    };
    let is_class = |node: Node<'_>, l: &Lowering<'_>| l.text(node).ends_with("::class");
    let of_class = matches!(l.text(*name), "java" | "javaObjectType" | "kotlin");
    if is_class(node, l) || (of_class && is_class(*first, l)) {
        return object;
    }
    let sym = name_sym(l, *name);
    l.expr(*name, Expr::Member { object, name: sym })
}

fn index(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    match children(node).get(1) {
        Some(index) => {
            let index = expression(l, *index);
            l.expr(node, Expr::Index { object, index })
        }
        None => l.unknown(node, "access without an index"),
    }
}

/// `a to b` is a pair; `a shl b` and its like are arithmetic; others are calls.
fn infix(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    let parts = children(node);
    let (Some(name), Some(right)) = (parts.get(1), parts.get(2)) else {
        return l.unknown(node, "operator without an operand");
    };
    let right = expression(l, *right);
    let op = match name_text(l, *name) {
        "to" => return l.expr(node, Expr::List(vec![left, right])),
        "shl" => BinaryOp::ShiftLeft,
        "shr" | "ushr" => BinaryOp::ShiftRight,
        "and" => BinaryOp::BitAnd,
        "or" => BinaryOp::BitOr,
        "xor" => BinaryOp::BitXor,
        _ => {
            let sym = name_sym(l, *name);
            let callee = l.expr(*name, Expr::Member { object: left, name: sym });
            return syntax::call(l, callee, Lowering::args(vec![right]));
        }
    };
    l.expr(node, Expr::Binary { op, left, right })
}

fn value_in(l: &mut Lowering<'_>, node: Node<'_>, name: &str) -> ExprId {
    match field(node, name) {
        Some(operand) => expression(l, operand),
        None => l.unknown(node, "operator without an operand"),
    }
}

fn operand(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" => match l.text(node) {
            "null" => l.expr(node, Expr::Null),
            "true" => l.expr(node, Expr::Bool(true)),
            "false" => l.expr(node, Expr::Bool(false)),
            _ => {
                let name = name_sym(l, node);
                l.expr(node, Expr::Name(name))
            }
        },
        "user_type" | "nullable_type" => {
            let path = type_path(l, node);
            l.dotted(node, &path)
        }
        "this_expression" if children(node).is_empty() => l.expr(node, Expr::This),
        "this_expression" => l.unknown(node, "the instance of a scope further out"),
        "super_expression" => l.expr(node, Expr::Super),
        "number_literal" => {
            let text = l.text(node).to_ascii_lowercase();
            syntax::integer(l, node, text.trim_end_matches(['u', 'l']))
        }
        "float_literal" => l.unknown(node, "a fraction"),
        "string_literal" | "multiline_string_literal" => string(l, node),
        "character_literal" => character(l, node),
        "collection_literal" => {
            let items = children(node).into_iter().map(|item| expression(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "lambda_literal" => lambda(l, node, false),
        "anonymous_function" => anonymous(l, node),
        "object_literal" => object(l, node),
        "if_expression" => if_value(l, node),
        "when_expression" => when_value(l, node),
        "try_expression" => try_value(l, node),
        "return_expression" | "throw_expression" => leaving(l, node),
        "unary_expression" => unary(l, node),
        "assignment" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "callable_reference" => reference(l, node),
        "parenthesized_expression"
        | "labeled_expression"
        | "annotated_expression"
        | "annotated_lambda" => match children(node).last() {
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "range_expression" => syntax::remains(l, node, "a range", expression),
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// `::name`, `Type::name`.
fn reference(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut object = None;
    for part in children(node) {
        object = Some(match object {
            None => expression(l, part),
            Some(object) => {
                let name = name_sym(l, part);
                l.expr(part, Expr::Member { object, name })
            }
        });
    }
    object.unwrap_or_else(|| l.unknown(node, "empty"))
}

/// `a = b`, `a += b`, `a++`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    match node.kind() {
        "assignment" => {
            let target = expression(l, field(node, "left")?);
            let value = expression(l, field(node, "right")?);
            let operator = l.text(field(node, "operator")?);
            let value = match binary_op(operator.strip_suffix('=')?) {
                Some(op) => l.expr(node, Expr::Binary { op, left: target, right: value }),
                None => value,
            };
            Some((target, value))
        }
        "unary_expression" => {
            let op = match l.text(field(node, "operator")?) {
                "++" => BinaryOp::Add,
                "--" => BinaryOp::Subtract,
                _ => return None,
            };
            let target = expression(l, field(node, "argument")?);
            let right = l.expr(node, Expr::Int(1));
            Some((target, l.expr(node, Expr::Binary { op, left: target, right })))
        }
        _ => None,
    }
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if let Some((target, value)) = assignment(l, node) {
        return l.expr(node, Expr::Assign { target, value });
    }
    let value = value_in(l, node, "argument");
    let op = match field(node, "operator").map_or("", |operator| l.text(operator)) {
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}
