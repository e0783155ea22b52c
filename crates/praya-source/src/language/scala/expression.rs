//! Expressions.

use tree_sitter::Node;

use super::call::{call, callee, creation};
use super::function::{cases, lambda, placeholder};
use super::pattern::clauses;
use super::statement::{comprehension, statement};
use super::text::{interpolated, string};
use super::value::{block_value, if_value, leaving, try_value};
use super::{name_sym, name_text, type_path};
use crate::ir::{BinaryOp, Expr, ExprId, UnaryOp};
use crate::language::syntax::{self, binary_op};
use crate::lower::{Lowering, children, field};

/// A value; where a `_` stands in it, what it makes of its argument.
pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if node.kind() != "wildcard" && has_placeholder(node) {
        return placeholder(l, node, chain);
    }
    chain(l, node)
}

/// Whether a `_` belongs to this expression rather than to one in it.
fn has_placeholder(node: Node<'_>) -> bool {
    let mut waiting = vec![node];
    // Long chains are looked at from their left end only so far.
    for _ in 0..64 {
        let Some(node) = waiting.pop() else { return false };
        match node.kind() {
            "wildcard" => return true,
            "field_expression" => waiting.extend(field(node, "value")),
            "generic_function" => waiting.extend(field(node, "function")),
            "prefix_expression" | "postfix_expression" => {
                waiting.extend(children(node).first().copied());
            }
            "infix_expression" => {
                waiting.extend(field(node, "right"));
                waiting.extend(field(node, "left"));
            }
            "call_expression" => {
                waiting.extend(field(node, "function"));
                let list = field(node, "arguments").filter(|list| list.kind() == "arguments");
                let direct = list.map(children).unwrap_or_default();
                waiting.extend(direct.into_iter().filter(|part| part.kind() == "wildcard"));
            }
            _ => {}
        }
    }
    false
}

/// Chains (`a + b + c`, `a.b().c(0)`) are nested at their left: they are walked, not recursed
/// into.
fn chain(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
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
        "infix_expression" => field(node, "left"),
        "field_expression" => field(node, "value"),
        "generic_function" => field(node, "function"),
        "call_expression" => callee(node),
        "postfix_expression" => children(node).first().copied(),
        _ => None,
    }
}

fn extend(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    match node.kind() {
        "infix_expression" => infix(l, node, left),
        "call_expression" => call(l, node, left),
        "field_expression" => match field(node, "field") {
            Some(name) => member(l, name, left),
            None => l.unknown(node, "member access without a member"),
        },
        "postfix_expression" => match children(node).get(1) {
            Some(name) => member(l, *name, left),
            None => left,
        },
        // `classOf[T]` is T, `a.asInstanceOf[T]` is a.
        _ => match l.unit.expr(left) {
            Expr::Name(name) if l.unit.text(*name) == "classOf" => class_of(l, node),
            Expr::Member { object, name } if l.unit.text(*name) == "asInstanceOf" => *object,
            _ => left,
        },
    }
}

fn member(l: &mut Lowering<'_>, name: Node<'_>, object: ExprId) -> ExprId {
    let converts = matches!(l.text(name), "toByte" | "toShort" | "toInt" | "toLong");
    if converts && matches!(l.unit.expr(object), Expr::Int(_)) {
        return object;
    }
    let sym = name_sym(l, name);
    l.expr(name, Expr::Member { object, name: sym })
}

fn class_of(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let ty = field(node, "type_arguments").and_then(|list| children(list).first().copied());
    match ty.and_then(|ty| type_path(l, ty)) {
        Some(path) => l.dotted(node, &path),
        None => l.unknown(node, "a class without a name"),
    }
}

/// `a + b`, `a -> b`, `a :: b`; what is not arithmetic is a call.
fn infix(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    let (Some(operator), Some(right)) = (field(node, "operator"), field(node, "right")) else {
        return l.unknown(node, "operator without an operand");
    };
    let right_id = expression(l, right);
    let text = name_text(l, operator);
    let add = |l: &mut Lowering<'_>, left, right| {
        l.expr(node, Expr::Binary { op: BinaryOp::Add, left, right })
    };
    match text {
        "->" => l.expr(node, Expr::List(vec![left, right_id])),
        "::" | "+:" => {
            let first = l.expr(node, Expr::List(vec![left]));
            add(l, first, right_id)
        }
        ":+" => {
            let last = l.expr(node, Expr::List(vec![right_id]));
            add(l, left, last)
        }
        "++" | ":::" => add(l, left, right_id),
        "eq" | "ne" => {
            let op = if text == "eq" { BinaryOp::Equal } else { BinaryOp::NotEqual };
            l.expr(node, Expr::Binary { op, left, right: right_id })
        }
        _ => match (binary_op(text), compound(text)) {
            (Some(op), _) => l.expr(node, Expr::Binary { op, left, right: right_id }),
            (None, Some(op)) => {
                let value = l.expr(node, Expr::Binary { op, left, right: right_id });
                l.expr(node, Expr::Assign { target: left, value })
            }
            (None, None) => {
                let callee = member(l, operator, left);
                syntax::call(l, callee, Lowering::args(vec![right_id]))
            }
        },
    }
}

/// `+=` and its like.
fn compound(operator: &str) -> Option<BinaryOp> {
    let op = operator.strip_suffix('=').filter(|op| !op.ends_with(['=', '!', '<', '>']))?;
    binary_op(op)
}

fn operand(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "operator_identifier" | "wildcard" => match l.text(node) {
            "this" => l.expr(node, Expr::This),
            "super" => l.expr(node, Expr::Super),
            "None" => l.expr(node, Expr::Null),
            "Nil" => l.expr(node, Expr::List(Vec::new())),
            _ => {
                let name = name_sym(l, node);
                l.expr(node, Expr::Name(name))
            }
        },
        "stable_identifier" | "type_identifier" | "stable_type_identifier" | "generic_type" => {
            let path = type_path(l, node).unwrap_or_default();
            l.dotted(node, &path)
        }
        "null_literal" | "unit" => l.expr(node, Expr::Null),
        "boolean_literal" => {
            let value = l.text(node) == "true";
            l.expr(node, Expr::Bool(value))
        }
        "integer_literal" => integer(l, node),
        "floating_point_literal" => l.unknown(node, "a fraction"),
        "string" | "character_literal" => string(l, node),
        "interpolated_string_expression" => interpolated(l, node),
        "tuple_expression" => {
            let items = children(node).into_iter().map(|item| expression(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "parenthesized_expression" | "ascription_expression" | "method_value" | "vararg" => {
            match children(node).first() {
                Some(inner) => expression(l, *inner),
                None => l.unknown(node, "empty"),
            }
        }
        "instance_expression" => creation(l, node),
        "lambda_expression" => lambda(l, node),
        "prefix_expression" => prefix(l, node),
        _ => compound_value(l, node),
    }
}

fn compound_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "block" | "indented_block" => block_value(l, node),
        "case_block" | "indented_cases" => cases(l, node),
        "if_expression" => if_value(l, node),
        "try_expression" => try_value(l, node),
        "for_expression" => comprehension(l, node),
        "return_expression" | "throw_expression" => leaving(l, node),
        "match_expression" => match (field(node, "value"), field(node, "body")) {
            (Some(value), Some(block)) => {
                let subject = expression(l, value);
                clauses(l, block, subject, node)
            }
            _ => l.unknown(node, "a match without clauses"),
        },
        "assignment_expression" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "while_expression" | "do_while_expression" => {
            let mut out = Vec::new();
            l.nested_block(node, &mut out, statement);
            let value = l.unknown(node, "statements without a value");
            l.expr(node, Expr::Block(out, value))
        }
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// No leading zero makes a number octal.
fn integer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let value = syntax::integer(l, node, digits.trim_end_matches(['l', 'L']));
    match (sign, l.unit.expr(value)) {
        ("-", Expr::Int(value)) => {
            let value = value.saturating_neg();
            l.expr(node, Expr::Int(value))
        }
        _ => value,
    }
}

fn prefix(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(inner) = children(node).first().copied() else { return l.unknown(node, "empty") };
    let value = expression(l, inner);
    let op = match l.text(node).chars().next() {
        Some('!') => UnaryOp::Not,
        Some('-') => UnaryOp::Negate,
        Some('~') => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

/// `a = b`, `a(0) = b`, `a += b`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    let left = field(node, "left")?;
    let target = match node.kind() {
        "infix_expression" => {
            compound(l.text(field(node, "operator")?))?;
            None
        }
        "assignment_expression" => Some(left),
        _ => return None,
    };
    let Some(left) = target else {
        let assigned = chain(l, node);
        let Expr::Assign { target, value } = l.unit.expr(assigned) else { return None };
        return Some((*target, *value));
    };
    let mut target = expression(l, left);
    // `a(0) = b` sets an element.
    if let Expr::Call { callee, args } = l.unit.expr(target)
        && let [only] = args.as_slice()
    {
        let (object, index) = (*callee, only.value);
        target = l.expr(left, Expr::Index { object, index });
    }
    let value = expression(l, field(node, "right")?);
    Some((target, value))
}
