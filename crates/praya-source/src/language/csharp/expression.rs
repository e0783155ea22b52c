//! Expressions.

use tree_sitter::Node;

use super::creation::{anonymous, array, creation, initializer};
use super::function::closure;
use super::pattern::{labels, test};
use super::statement::thrown;
use super::text::{interpolated, literal};
use super::{operands, plain, type_path};
use crate::ir::{Arg, BinaryOp, Expr, ExprId, Stmt, UnaryOp};
use crate::language::conditional::conditional_parts;
use crate::language::syntax::{self, binary_op};
use crate::lower::{Lowering, children, field};

/// Chains (`a + b + c`, `a.B()?.C[0]`) are nested at their left: they are walked, not recursed
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
        "binary_expression" | "as_expression" | "is_expression" => field(node, "left"),
        "invocation_expression" => field(node, "function"),
        "member_access_expression" | "element_access_expression" | "is_pattern_expression" => {
            field(node, "expression")
        }
        "conditional_access_expression" => field(node, "condition"),
        _ => None,
    }
}

fn extend(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    match node.kind() {
        "binary_expression" => {
            let right = value_in(l, node, "right");
            let op = binary_op(field(node, "operator").map_or("", |operator| l.text(operator)));
            syntax::binary(l, node, op, left, right)
        }
        "is_expression" => match field(node, "right") {
            Some(ty) => {
                let types = super::type_name(l, ty).into_iter().collect();
                l.expr(node, Expr::Is { value: left, types })
            }
            None => syntax::effects(l, node, "a test of a type", vec![left]),
        },
        "is_pattern_expression" => test(l, node, left),
        "invocation_expression" => call(l, node, left),
        "member_access_expression" => match field(node, "name") {
            Some(name) => member(l, name, left),
            None => l.unknown(node, "member access without a member"),
        },
        "element_access_expression" => match field(node, "subscript") {
            Some(list) => element(l, node, list, left),
            None => l.unknown(node, "array access without an index"),
        },
        "conditional_access_expression" => match children(node).last() {
            Some(binding) if binding.kind() == "member_binding_expression" => {
                member(l, field(*binding, "name").unwrap_or(*binding), left)
            }
            Some(binding) => element(l, node, *binding, left),
            None => l.unknown(node, "member access without a member"),
        },
        // What a value is taken to be makes no difference to what it is.
        _ => left,
    }
}

fn member(l: &mut Lowering<'_>, name: Node<'_>, object: ExprId) -> ExprId {
    let name_sym = l.sym(plain(l, name));
    l.expr(name, Expr::Member { object, name: name_sym })
}

fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let list = field(node, "arguments");
    let is_nameof =
        matches!(l.unit.expr(callee), Expr::Name(name) if l.unit.text(*name) == "nameof");
    if is_nameof && let Some(list) = list {
        let name = l.text(list).trim_matches(['(', ')', ' ']);
        return l.string(node, name.rsplit('.').next().unwrap_or(name));
    }
    let args = list.map(|list| arguments(l, list)).unwrap_or_default();
    syntax::call(l, callee, args)
}

/// `object[index]`, `object[start..end]`.
fn element(l: &mut Lowering<'_>, node: Node<'_>, list: Node<'_>, object: ExprId) -> ExprId {
    let only = children(list).first().and_then(|argument| operands(*argument).pop());
    if let Some(range) = only.filter(|only| only.kind() == "range_expression") {
        let text = l.text(range);
        let parts: Vec<_> = operands(range).into_iter().map(|part| expression(l, part)).collect();
        return match parts[..] {
            [start, end] => syntax::slice(l, node, object, Some(start), Some(end)),
            [end] if text.starts_with("..") => syntax::slice(l, node, object, None, Some(end)),
            [start] => syntax::slice(l, node, object, Some(start), None),
            _ => object,
        };
    }
    let mut indices: Vec<_> = arguments(l, list).into_iter().map(|index| index.value).collect();
    let index = match (indices.pop(), indices.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            indices.push(last);
            l.expr(list, Expr::List(indices))
        }
        (None, _) => l.unknown(list, "array access without an index"),
    };
    l.expr(node, Expr::Index { object, index })
}

fn value_in(l: &mut Lowering<'_>, node: Node<'_>, name: &str) -> ExprId {
    match field(node, name) {
        Some(operand) => expression(l, operand),
        None => l.unknown(node, "operator without an operand"),
    }
}

fn operand(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "predefined_type" => l.name(node),
        "generic_name"
        | "qualified_name"
        | "alias_qualified_name"
        | "array_type"
        | "nullable_type"
        | "pointer_type" => {
            let path = type_path(l, node);
            l.dotted(node, &path)
        }
        "this" => l.expr(node, Expr::This),
        "base" => l.expr(node, Expr::Super),
        "null_literal" => l.expr(node, Expr::Null),
        "boolean_literal" => {
            let value = l.text(node) == "true";
            l.expr(node, Expr::Bool(value))
        }
        "integer_literal" => integer(l, node),
        "real_literal" => l.unknown(node, "a fraction"),
        "string_literal"
        | "verbatim_string_literal"
        | "raw_string_literal"
        | "character_literal" => {
            let value = literal(l, node);
            l.string(node, &value)
        }
        "interpolated_string_expression" => interpolated(l, node),
        "assignment_expression" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "prefix_unary_expression" | "postfix_unary_expression" => unary(l, node),
        "conditional_expression" => {
            let condition = value_in(l, node, "condition");
            let then = value_in(l, node, "consequence");
            let otherwise = value_in(l, node, "alternative");
            l.expr(node, Expr::Conditional { condition, then, otherwise })
        }
        "parenthesized_expression"
        | "await_expression"
        | "checked_expression"
        | "ref_expression" => match operands(node).first() {
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "cast_expression" => {
            let value = value_in(l, node, "value");
            let ty = field(node, "type").and_then(|ty| super::type_name(l, ty));
            l.cast(node, value, ty)
        }
        "typeof_expression" => value_in(l, node, "type"),
        "declaration_expression" => value_in(l, node, "name"),
        _ => compound(l, node),
    }
}

/// Expressions with parts of their own kind.
fn compound(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "object_creation_expression" | "implicit_object_creation_expression" => {
            creation(l, node, None)
        }
        "anonymous_object_creation_expression" => anonymous(l, node),
        "array_creation_expression"
        | "implicit_array_creation_expression"
        | "stackalloc_expression"
        | "implicit_stackalloc_expression" => array(l, node),
        "initializer_expression" => initializer(l, node),
        "collection_expression" => collection(l, node),
        "tuple_expression" | "tuple_pattern" | "parenthesized_variable_designation" => {
            pattern_of(l, node)
        }
        "lambda_expression" | "anonymous_method_expression" => closure(l, node),
        "switch_expression" => switch_value(l, node),
        "throw_expression" => thrown(l, node),
        "default_expression" => default_value(l, node),
        "sizeof_expression" => l.unknown(node, "the size of a type"),
        "discard" => l.name(node),
        "preproc_if" => conditional_value(l, node),
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

pub(super) fn expression_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if node.kind() == "throw_expression" {
        let value = operands(node).first().map(|value| expression(l, *value));
        out.push(Stmt::Throw(value));
    } else if let Some((target, value)) = assignment(l, node) {
        out.push(Stmt::Assign { target, value });
    } else {
        let value = expression(l, node);
        out.push(Stmt::Expr(value));
    }
}

/// `a = b`, `a += b`, `a ??= b`, `a++`.
fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    match node.kind() {
        "assignment_expression" => {
            let target = expression(l, field(node, "left")?);
            let value = expression(l, field(node, "right")?);
            let operator = l.text(field(node, "operator")?);
            let value = match binary_op(operator.strip_suffix('=')?) {
                Some(op) => l.expr(node, Expr::Binary { op, left: target, right: value }),
                None => value,
            };
            Some((target, value))
        }
        "prefix_unary_expression" | "postfix_unary_expression" => {
            let op = match operator(l, node) {
                "++" => BinaryOp::Add,
                "--" => BinaryOp::Subtract,
                _ => return None,
            };
            let target = expression(l, *operands(node).first()?);
            let right = l.expr(node, Expr::Int(1));
            Some((target, l.expr(node, Expr::Binary { op, left: target, right })))
        }
        _ => None,
    }
}

/// The sign in front of or behind an operand.
fn operator<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    let mut cursor = node.walk();
    let sign = node
        .children(&mut cursor)
        .find(|child| !child.is_named() && !matches!(child.kind(), "this" | "base"));
    sign.map_or("", |sign| l.text(sign))
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if let Some((target, value)) = assignment(l, node) {
        return l.expr(node, Expr::Assign { target, value });
    }
    let Some(inner) = operands(node).first().copied() else { return l.unknown(node, "empty") };
    let value = expression(l, inner);
    let op = match operator(l, node) {
        "!" if node.kind() == "prefix_unary_expression" => UnaryOp::Not,
        // `^1` counts from the end.
        "-" | "^" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

fn integer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node).to_ascii_lowercase();
    let text = text.trim_end_matches(['u', 'l']);
    // A leading zero means nothing.
    let digits = text.trim_start_matches('0');
    let decimal = digits.starts_with(|c: char| c.is_ascii_digit());
    syntax::integer(l, node, if decimal { digits } else { text })
}

pub(super) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    for argument in children(list).into_iter().filter(|part| part.kind() == "argument") {
        let name = field(argument, "name");
        let Some(value) = operands(argument).pop() else { continue };
        let name = name.filter(|name| *name != value).map(|name| l.node_sym(name));
        args.push(Arg { name, value: expression(l, value), spread: false });
    }
    args
}

fn collection(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut items = Vec::new();
    for element in children(node) {
        let part = children(element).first().copied().unwrap_or(element);
        let Some(value) = operands(part).first().copied() else { continue };
        items.push((expression(l, value), part.kind() == "spread_element"));
    }
    syntax::list(l, node, items)
}

/// `(a, b)`, `var (a, b)`, or a single name: what takes values apart.
pub(super) fn pattern_of(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| match node.kind() {
        "tuple_expression" => {
            let items = arguments(l, node).into_iter().map(|item| item.value).collect();
            l.expr(node, Expr::List(items))
        }
        "tuple_pattern" | "parenthesized_variable_designation" => {
            let items = children(node).into_iter().map(|item| pattern_of(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "identifier" | "discard" => l.name(node),
        _ => expression(l, node),
    })
}

fn switch_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = operands(node);
    let Some(subject) = parts.first().copied() else { return l.unknown(node, "no subject") };
    let subject = expression(l, subject);
    let mut arms = Vec::new();
    for arm in parts.into_iter().skip(1) {
        let mut label = operands(arm);
        let Some(value) = label.pop() else { continue };
        let mut bindings = Vec::new();
        let patterns = labels(l, &label, subject, &mut bindings);
        let value = expression(l, value);
        let value =
            if bindings.is_empty() { value } else { l.expr(arm, Expr::Block(bindings, value)) };
        arms.push((patterns, value));
    }
    l.expr(node, Expr::Match { subject, arms })
}

/// `#if A first #else second #endif` as a value.
fn conditional_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut out = None;
    for part in conditional_parts(l, node).into_iter().rev() {
        let Some(value) = part.first().map(|value| expression(l, *value)) else { continue };
        out = Some(match out {
            Some(otherwise) => {
                let condition = l.unknown(node, "a condition of the preprocessor");
                l.expr(node, Expr::Conditional { condition, then: value, otherwise })
            }
            None => value,
        });
    }
    out.unwrap_or_else(|| l.unknown(node, "empty"))
}

fn default_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = match field(node, "type").map_or("", |ty| l.text(ty)) {
        "int" | "uint" | "long" | "ulong" | "short" | "ushort" | "byte" | "sbyte" => Expr::Int(0),
        "bool" => Expr::Bool(false),
        "string" | "object" => Expr::Null,
        _ => Expr::Unknown("the default of a type"),
    };
    l.expr(node, value)
}
