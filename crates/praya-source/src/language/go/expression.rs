//! Expressions of Go.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, FunctionKind, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

use super::literal::{composite, unquoted, zero};
use super::with_body;

pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let (innermost, chain) = syntax::spine(node, operand);
        let mut value = atom(l, innermost);
        for node in chain {
            value = applied(l, node, value);
        }
        value
    })
}

fn operand(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "call_expression" => field(node, "function"),
        "selector_expression"
        | "index_expression"
        | "slice_expression"
        | "type_assertion_expression" => field(node, "operand"),
        "binary_expression" => field(node, "left"),
        "type_instantiation_expression" | "generic_type" => field(node, "type"),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call_expression" => call(l, node, value),
        "selector_expression" => match field(node, "field") {
            Some(member) => {
                let name = l.node_sym(member);
                l.expr(member, Expr::Member { object: value, name })
            }
            None => value,
        },
        "index_expression" => match field(node, "index") {
            Some(index) => {
                let index = expression(l, index);
                l.expr(node, Expr::Index { object: value, index })
            }
            None => value,
        },
        "slice_expression" => {
            let start = field(node, "start").map(|start| expression(l, start));
            let end = field(node, "end").map(|end| expression(l, end));
            match (start, end) {
                // `array[:]` is the array as a slice.
                (None, None) => value,
                (start, end) => syntax::slice(l, node, value, start, end),
            }
        }
        "binary_expression" => {
            let operator = field(node, "operator").map_or("", |operator| l.text(operator));
            let right = match field(node, "right") {
                Some(right) => expression(l, right),
                None => l.unknown(node, "operator without an operand"),
            };
            syntax::binary(l, node, syntax::binary_op(operator), value, right)
        }
        "type_assertion_expression" => {
            let ty = field(node, "type").and_then(|ty| super::type_name(l, ty));
            l.cast(node, value, ty)
        }
        // Conversions and type arguments leave the value as it is.
        _ => value,
    }
}

/// Calls; of the functions of the language, those that make values are the values they make.
fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let list = field(node, "arguments");
    let nodes = list.map(children).unwrap_or_default();
    let name = match l.unit.expr(callee) {
        Expr::Name(name) => l.unit.text(*name).to_owned(),
        _ => String::new(),
    };
    match (name.as_str(), nodes.as_slice()) {
        ("make", [ty, rest @ ..]) => return made(l, node, *ty, rest),
        ("new", [ty]) => return zero(l, *ty),
        ("append", [list, rest @ ..]) => return appended(l, node, *list, rest),
        _ => {}
    }
    let args = nodes.into_iter().map(|argument| argument_of(l, argument)).collect();
    syntax::call(l, callee, args)
}

fn argument_of(l: &mut Lowering<'_>, node: Node<'_>) -> Arg {
    match (node.kind(), children(node).first()) {
        ("variadic_argument", Some(inner)) => {
            Arg { name: None, value: expression(l, *inner), spread: true }
        }
        _ => Arg::positional(expression(l, node)),
    }
}

/// `make([]byte, n)`; a list without a length is empty, and so is a new map.
fn made(l: &mut Lowering<'_>, node: Node<'_>, ty: Node<'_>, rest: &[Node<'_>]) -> ExprId {
    match (ty.kind(), rest.first()) {
        ("map_type", _) => l.expr(node, Expr::Map(Vec::new())),
        ("channel_type", _) => l.unknown(node, "a channel"),
        (_, Some(length)) => {
            let length = expression(l, *length);
            match l.unit.expr(length) {
                Expr::Int(0) => l.expr(node, Expr::List(Vec::new())),
                _ => l.expr(node, Expr::Sized(length)),
            }
        }
        _ => zero(l, ty),
    }
}

/// `append(list, a, b...)` is a sum of lists.
fn appended(l: &mut Lowering<'_>, node: Node<'_>, list: Node<'_>, rest: &[Node<'_>]) -> ExprId {
    let mut sum = expression(l, list);
    let mut single = Vec::new();
    for item in rest {
        let arg = argument_of(l, *item);
        if arg.spread {
            sum = l.expr(node, Expr::Binary { op: BinaryOp::Add, left: sum, right: arg.value });
        } else {
            single.push(arg.value);
        }
    }
    if single.is_empty() {
        return sum;
    }
    let right = l.expr(node, Expr::List(single));
    l.expr(node, Expr::Binary { op: BinaryOp::Add, left: sum, right })
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "type_identifier" | "package_identifier" | "field_identifier"
        | "blank_identifier" | "iota" => l.name(node),
        "qualified_type" => {
            let path = l.text(node);
            l.dotted(node, path)
        }
        "nil" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "int_literal" => {
            let text = l.text(node);
            syntax::integer(l, node, text)
        }
        "float_literal" | "imaginary_literal" => l.unknown(node, "a fraction"),
        "interpreted_string_literal" | "raw_string_literal" | "rune_literal" => {
            let text = unquoted(l, node);
            l.string(node, &text)
        }
        "composite_literal" => composite(l, node),
        "parenthesized_expression"
        | "pointer_type"
        | "parenthesized_type"
        | "variadic_argument" => match children(node).first() {
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "unary_expression" => unary(l, node),
        "type_conversion_expression" => conversion(l, node),
        "expression_list" => {
            let items = children(node).into_iter().map(|item| expression(l, item)).collect();
            super::several(l, node, items)
        }
        "func_literal" => {
            let function = l.function(node, "", FunctionKind::Lambda);
            let id = with_body(l, node, function);
            l.expr(node, Expr::Lambda(id))
        }
        kind if kind.ends_with("_type") => l.unknown(node, "a type as a value"),
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// `[]byte(x)` is `x`; `F[T](x)` may as well be a call of a function.
fn conversion(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(operand) = field(node, "operand") else {
        return l.unknown(node, "a conversion of nothing");
    };
    let value = expression(l, operand);
    match field(node, "type").filter(|ty| ty.kind() == "generic_type") {
        Some(ty) => {
            let callee = expression(l, ty);
            syntax::call(l, callee, vec![Arg::positional(value)])
        }
        None => value,
    }
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(operand) = field(node, "operand") else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, operand);
    let op = match field(node, "operator").map_or("", |operator| l.text(operator)) {
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "^" => UnaryOp::BitNot,
        "<-" => return syntax::effects(l, node, "what a channel gives", vec![value]),
        "&" => return l.reference(node, value),
        // Pointers are not told from what they point to.
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}
