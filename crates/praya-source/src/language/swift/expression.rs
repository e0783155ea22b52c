//! Expressions.
//!
//! The grammar binds `-`, `+`, `*` and `try` more tightly than calls and subscripts, and takes
//! `HMAC<SHA256>.key` for comparisons; both are put right here.

use tree_sitter::Node;

use super::call::suffix;
use super::condition::condition;
use super::function::closure;
use super::statement::{block_value, branches};
use super::switch::switch_value;
use super::text::{raw_string, string};
use super::{name_sym, parts, type_path};
use crate::ir::{BinaryOp, Expr, ExprId, Sym, UnaryOp};
use crate::language::syntax::{self, binary_op};
use crate::lower::{Lowering, children, field};

pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    chain(l, node, Vec::new(), None)
}

/// A value for a declared type, which `.name` is a member of.
pub(super) fn expected(l: &mut Lowering<'_>, node: Node<'_>, ty: Option<Sym>) -> ExprId {
    let text =
        l.text(node).trim_start_matches(|c: char| c.is_ascii_lowercase() || " ?!".contains(c));
    let path = ty.filter(|_| text.starts_with('.')).map(|ty| l.unit.text(ty).to_owned());
    let front = path.filter(|path| !path.ends_with(']')).map(|path| l.dotted(node, &path));
    chain(l, node, Vec::new(), front)
}

/// Chains (`a + b + c`, `a.b()?.c[0]`) are nested at their left: they are walked, not recursed
/// into. `suffixes` stand behind the node; `front` stands before the dot it may start with.
fn chain(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    suffixes: Vec<Node<'_>>,
    front: Option<ExprId>,
) -> ExprId {
    l.nested(node, |l, _| {
        let mut suffixes = suffixes;
        let mut binaries = Vec::new();
        let mut first = node;
        loop {
            if let Some(left) = suffixed(first) {
                suffixes.push(first);
                first = left;
            } else if generic(l, first).is_none()
                && let Some(left) = left_operand(first)
            {
                // What follows `a + b` follows `b`.
                binaries.push((first, std::mem::take(&mut suffixes)));
                first = left;
            } else {
                break;
            }
        }
        let mut value = base(l, first, suffixes, front);
        for (node, suffixes) in binaries.into_iter().rev() {
            value = binary(l, node, value, suffixes);
        }
        value
    })
}

/// What a call, a member or a `!` is applied to.
fn suffixed(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "call_expression" => children(node).first().copied(),
        "navigation_expression" | "postfix_expression" => field(node, "target"),
        _ => None,
    }
}

fn left_operand(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "additive_expression"
        | "multiplicative_expression"
        | "bitwise_operation"
        | "comparison_expression"
        | "equality_expression"
        | "conjunction_expression"
        | "disjunction_expression"
        | "infix_expression" => field(node, "lhs"),
        _ => None,
    }
}

fn binary(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId, suffixes: Vec<Node<'_>>) -> ExprId {
    let right = match field(node, "rhs") {
        Some(right) => chain(l, right, suffixes, None),
        None => l.unknown(node, "operator without an operand"),
    };
    let op = field(node, "op").map_or("", |op| l.text(op));
    // `&+` and its like wrap around where `+` would stop.
    let op = match op.strip_prefix('&') {
        Some(plain @ ("+" | "-" | "*" | "<<" | ">>")) => plain,
        _ => op,
    };
    syntax::binary(l, node, binary_op(op), left, right)
}

fn applied(l: &mut Lowering<'_>, value: ExprId, suffixes: Vec<Node<'_>>) -> ExprId {
    suffixes.into_iter().rev().fold(value, |value, node| suffix(l, node, value))
}

/// `Name<Type>.member`: the type, its argument, and what follows the dot.
fn generic<'t>(l: &Lowering<'_>, node: Node<'t>) -> Option<[Node<'t>; 3]> {
    if node.kind() != "comparison_expression" {
        return None;
    }
    let (ty, rest) = (field(node, "lhs")?, field(node, "rhs")?);
    if rest.kind() != "comparison_expression" || !l.text(rest).contains(">.") {
        return None;
    }
    let (argument, behind) = (field(rest, "lhs")?, field(rest, "rhs")?);
    let adjacent = ty.end_byte() + 1 == argument.start_byte()
        && argument.end_byte() + 1 == behind.start_byte()
        && l.text(behind).starts_with('.');
    adjacent.then_some([ty, argument, behind])
}

/// The leftmost operand, and what stands behind it.
fn base(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    suffixes: Vec<Node<'_>>,
    front: Option<ExprId>,
) -> ExprId {
    if let Some([ty, argument, behind]) = generic(l, node) {
        let object = chain(l, ty, Vec::new(), front);
        let argument_value = expression(l, argument);
        let index = l.expr(argument, Expr::List(vec![argument_value]));
        let object = l.expr(node, Expr::Index { object, index });
        return chain(l, behind, suffixes, Some(object));
    }
    match node.kind() {
        "try_expression" | "await_expression" | "unsafe_expression" | "consume_expression" => {
            match field(node, "expr").or_else(|| children(node).pop()) {
                Some(inner) => chain(l, inner, suffixes, front),
                None => l.unknown(node, "empty"),
            }
        }
        "prefix_expression" => prefix(l, node, suffixes, front),
        "constructor_expression" => {
            let ty = operand_in(l, node, "constructed_type");
            let value = suffix(l, node, ty);
            applied(l, value, suffixes)
        }
        _ => {
            let value = operand(l, node);
            applied(l, value, suffixes)
        }
    }
}

/// `.name`, `-a`, `!a`, `&a`.
fn prefix(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    suffixes: Vec<Node<'_>>,
    front: Option<ExprId>,
) -> ExprId {
    let Some(target) = field(node, "target") else { return l.unknown(node, "empty") };
    let op = match field(node, "operation").map_or("", |operation| l.text(operation)) {
        "." => {
            let value = match front {
                Some(object) => {
                    let name = name_sym(l, target);
                    l.expr(target, Expr::Member { object, name })
                }
                None => implicit_member(l, target),
            };
            return applied(l, value, suffixes);
        }
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        _ => return chain(l, target, suffixes, front),
    };
    let value = chain(l, target, suffixes, front);
    l.expr(node, Expr::Unary { op, value })
}

/// `.name`: a member of a type that only the compiler infers.
pub(super) fn implicit_member(l: &mut Lowering<'_>, name: Node<'_>) -> ExprId {
    // Its type is known to the compiler alone; its name often says enough.
    let path = format!(".{}", l.text(name));
    let path = l.sym(&path);
    l.expr(name, Expr::Path(path))
}

fn operand_in(l: &mut Lowering<'_>, node: Node<'_>, name: &str) -> ExprId {
    match field(node, name) {
        Some(operand) => expression(l, operand),
        None => l.unknown(node, "operator without an operand"),
    }
}

fn operand(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "simple_identifier" => name(l, node),
        "user_type" | "type_identifier" | "optional_type" => type_value(l, node),
        "array_type" => l.expr(node, Expr::List(Vec::new())),
        "dictionary_type" => l.expr(node, Expr::Map(Vec::new())),
        "self_expression" => l.expr(node, Expr::This),
        "super_expression" => l.expr(node, Expr::Super),
        "nil_literal" | "nil" => l.expr(node, Expr::Null),
        "boolean_literal" => {
            let value = l.text(node) == "true";
            l.expr(node, Expr::Bool(value))
        }
        "integer_literal" | "hex_literal" | "oct_literal" | "bin_literal" => integer(l, node),
        "real_literal" => l.unknown(node, "a fraction"),
        "line_string_literal" | "multi_line_string_literal" => string(l, node),
        "raw_string_literal" => raw_string(l, node),
        "array_literal" => {
            let items = parts(node).into_iter().filter(|(role, _)| *role == "element");
            let items = items.map(|(_, item)| expression(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "dictionary_literal" => dictionary(l, node),
        "tuple_expression" => tuple(l, node),
        "lambda_literal" => closure(l, node),
        "as_expression" => {
            let value = operand_in(l, node, "expr");
            let ty = children(node).last().copied().and_then(|ty| super::type_name(l, ty));
            l.cast(node, value, ty)
        }
        "check_expression" => {
            let value = operand_in(l, node, "target");
            syntax::effects(l, node, "a test of a type", vec![value])
        }
        "ternary_expression" => {
            let condition = operand_in(l, node, "condition");
            let then = operand_in(l, node, "if_true");
            let otherwise = operand_in(l, node, "if_false");
            l.expr(node, Expr::Conditional { condition, then, otherwise })
        }
        "nil_coalescing_expression" => {
            let left = operand_in(l, node, "value");
            let right = operand_in(l, node, "if_nil");
            l.expr(node, Expr::Binary { op: BinaryOp::Coalesce, left, right })
        }
        "assignment" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "directly_assignable_expression" | "value_argument" => match children(node).pop() {
            Some(inner) => expression(l, inner),
            None => l.unknown(node, "empty"),
        },
        "if_statement" => if_value(l, node),
        "switch_statement" => switch_value(l, node),
        "range_expression" | "open_start_range_expression" | "open_end_range_expression" => {
            syntax::remains(l, node, "a range", expression)
        }
        "key_path_expression" | "selector_expression" | "availability_condition" => {
            l.unknown(node, "something of the compiler's own")
        }
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// A name; `Self` is the type around.
fn name(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
    let owner = owner.map(|owner| owner.name).filter(|_| l.text(node) == "Self");
    let sym = owner.unwrap_or_else(|| name_sym(l, node));
    l.expr(node, Expr::Name(sym))
}

/// A type as a value, with what it is made generic over as its index.
fn type_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(path) = type_path(l, node) else { return l.unknown(node, "a type without a name") };
    let arguments = children(node).into_iter().find(|part| part.kind() == "type_arguments");
    let is_last = children(node).last().map(|last| last.kind()) == Some("type_arguments");
    let object = l.dotted(node, &path);
    let Some(arguments) = arguments.filter(|_| is_last) else { return object };
    let types = children(arguments).into_iter().map(|ty| l.nested(ty, type_value)).collect();
    let index = l.expr(arguments, Expr::List(types));
    l.expr(node, Expr::Index { object, index })
}

/// No leading zero makes a number octal.
fn integer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let digits = text.trim_start_matches('0');
    let decimal = digits.starts_with(|c: char| c.is_ascii_digit());
    syntax::integer(l, node, if decimal { digits } else { text })
}

fn dictionary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut entries = Vec::new();
    let mut key = None;
    for (role, part) in parts(node) {
        match role {
            "key" => key = Some(expression(l, part)),
            "value" => {
                let value = expression(l, part);
                entries.extend(key.take().map(|key| (key, value)));
            }
            _ => {}
        }
    }
    l.expr(node, Expr::Map(entries))
}

/// `(a)` is `a`.
fn tuple(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let items = parts(node).into_iter().filter(|(role, part)| *role == "value" && part.is_named());
    let items: Vec<_> = items.map(|(_, item)| expression(l, item)).collect();
    match items[..] {
        [only] => only,
        _ => l.expr(node, Expr::List(items)),
    }
}

/// `a = b`, `a += b`, and `a |= b`, which the grammar takes for an operator of its own.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    let [target, operator, value] = match node.kind() {
        "assignment" => ["target", "operator", "result"],
        "infix_expression" => ["lhs", "op", "rhs"],
        _ => return None,
    };
    let operator = l.text(field(node, operator)?);
    if !matches!(operator, "|=" | "&=" | "^=" | "<<=" | ">>=") && node.kind() != "assignment" {
        return None;
    }
    let target = expression(l, field(node, target)?);
    let value = expression(l, field(node, value)?);
    let value = match binary_op(operator.strip_suffix('=')?) {
        Some(op) => l.expr(node, Expr::Binary { op, left: target, right: value }),
        None => value,
    };
    Some((target, value))
}

/// `if a { b } else { c }` as a value.
fn if_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut bindings = Vec::new();
    let condition = condition(l, node, &mut bindings);
    let (then, otherwise) = branches(node);
    let then = block_value(l, then, node);
    let otherwise = match otherwise {
        Some(chained) if chained.kind() == "if_statement" => expression(l, chained),
        other => block_value(l, other, node),
    };
    let value = l.expr(node, Expr::Conditional { condition, then, otherwise });
    if bindings.is_empty() { value } else { l.expr(node, Expr::Block(bindings, value)) }
}
