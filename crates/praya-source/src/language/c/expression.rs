//! Expressions.

use tree_sitter::Node;

use super::statement::valued_block;
use super::{braced, declared, operands, type_specifier, typed};
use crate::ir::{Arg, BinaryOp, Expr, ExprId, UnaryOp};
use crate::language::cpp;
use crate::language::syntax::{self, Escapes, binary_op, unescape};
use crate::lower::{Lowering, children, field};

/// Chains (`a + b + c`, `a->b()->c[0]`) are nested at their left: they are walked, not recursed
/// into.
pub(in crate::language) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
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
        "binary_expression" | "comma_expression" => field(node, "left"),
        "call_expression" => field(node, "function"),
        "field_expression" | "subscript_expression" | "pointer_expression" => {
            field(node, "argument")
        }
        _ => None,
    }
}

fn extend(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    match node.kind() {
        "binary_expression" if is_cast(l, node) => operand_field(l, node, "right"),
        "binary_expression" => binary(l, node, left),
        "comma_expression" => {
            let right = operand_field(l, node, "right");
            l.expr(node, Expr::Block(vec![crate::ir::Stmt::Expr(left)], right))
        }
        "call_expression" if is_cast(l, node) => {
            let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
            match args.as_slice() {
                [only] => only.value,
                _ => l.unknown(node, "a cast of several values"),
            }
        }
        "call_expression" => {
            let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
            cpp::call(l, node, left, args)
        }
        "field_expression" => match field(node, "field") {
            Some(member) if member.kind() == "field_identifier" => {
                let name = l.node_sym(member);
                l.expr(node, Expr::Member { object: left, name })
            }
            Some(member) => cpp::member(l, member, left),
            None => l.unknown(node, "member access without a member"),
        },
        "subscript_expression" => {
            let index = field(node, "index").or_else(|| {
                field(node, "indices").and_then(|list| children(list).first().copied())
            });
            match index {
                Some(index) => {
                    let index = expression(l, index);
                    l.expr(node, Expr::Index { object: left, index })
                }
                None => l.unknown(node, "array access without an index"),
            }
        }
        "pointer_expression" if field(node, "operator").is_some_and(|op| l.text(op) == "&") => {
            l.reference(node, left)
        }
        // Where a value is kept makes no difference to what it is.
        _ => left,
    }
}

/// `(PBYTE)&x` and `(size_t)(n)`: the grammar takes a type that it does not know for a value.
fn is_cast(l: &Lowering<'_>, node: Node<'_>) -> bool {
    let Some(first) = left(node).filter(|first| first.kind() == "parenthesized_expression") else {
        return false;
    };
    let operator = field(node, "operator").map_or("&", |operator| l.text(operator));
    let [name] = operands(first)[..] else { return false };
    let text = if name.kind() == "identifier" { l.text(name) } else { "" };
    let upper = text.len() > 1
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    matches!(operator, "&" | "*") && (upper || text.ends_with("_t"))
}

fn operand(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "field_identifier" | "type_identifier" | "primitive_type" => l.name(node),
        "null" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "number_literal" => number(l, node),
        "string_literal" | "char_literal" | "raw_string_literal" => {
            let value = literal(l.text(node));
            l.string(node, &value)
        }
        "concatenated_string" => concatenated(l, node),
        "parenthesized_expression" => match operands(node).first() {
            Some(inner) if inner.kind() == "compound_statement" => valued_block(l, *inner),
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "cast_expression" => operand_field(l, node, "value"),
        "extension_expression" => match children(node).first() {
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "unary_expression" => unary(l, node),
        "conditional_expression" => conditional(l, node),
        "assignment_expression" | "update_expression" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "compound_literal_expression" => compound_literal(l, node),
        "initializer_list" => braced(l, node, None, None),
        "sizeof_expression" => size(l, node),
        "compound_statement" => valued_block(l, node),
        "preproc_defined"
        | "offsetof_expression"
        | "alignof_expression"
        | "gnu_asm_expression"
        | "generic_expression" => l.unknown(node, "something of the compiler's own"),
        _ => cpp::expression(l, node),
    }
}

fn operand_field(l: &mut Lowering<'_>, node: Node<'_>, name: &str) -> ExprId {
    match field(node, name) {
        Some(operand) => expression(l, operand),
        None => l.unknown(node, "operator without an operand"),
    }
}

/// Positional arguments; a macro's may be blocks or types.
pub(in crate::language) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    operands(list).into_iter().map(|value| Arg::positional(expression(l, value))).collect()
}

fn binary(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId) -> ExprId {
    let right = operand_field(l, node, "right");
    let op = binary_op(field(node, "operator").map_or("", |operator| l.text(operator)));
    syntax::binary(l, node, op, left, right)
}

/// `0x1F`, `1'000`, `2048UL`.
fn number(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node).replace('\'', "").to_ascii_lowercase();
    syntax::integer(l, node, text.trim_end_matches(['u', 'l', 'z']))
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = operand_field(l, node, "argument");
    let op = match field(node, "operator").map_or("", |operator| l.text(operator)) {
        "!" | "not" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" | "compl" => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

/// `a ?: b` is `a` where that is not zero.
fn conditional(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let condition = operand_field(l, node, "condition");
    let otherwise = operand_field(l, node, "alternative");
    match field(node, "consequence") {
        Some(then) => {
            let then = expression(l, then);
            l.expr(node, Expr::Conditional { condition, then, otherwise })
        }
        None => {
            let op = BinaryOp::Coalesce;
            l.expr(node, Expr::Binary { op, left: condition, right: otherwise })
        }
    }
}

/// `a = b`, `a += b`, `a++`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
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
        "update_expression" => {
            let target = expression(l, field(node, "argument")?);
            let right = l.expr(node, Expr::Int(1));
            let up = field(node, "operator").is_some_and(|operator| l.text(operator) == "++");
            let op = if up { BinaryOp::Add } else { BinaryOp::Subtract };
            Some((target, l.expr(node, Expr::Binary { op, left: target, right })))
        }
        _ => None,
    }
}

/// The parts of `a, b, c`, in order.
pub(super) fn sequence(node: Node<'_>) -> Vec<Node<'_>> {
    let mut parts = Vec::new();
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        if node.kind() == "comma_expression" {
            waiting.extend(field(node, "right"));
            waiting.extend(field(node, "left"));
        } else {
            parts.push(node);
        }
    }
    parts
}

/// `"a" "b"`, with macros in between.
fn concatenated(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = children(node);
    if parts.iter().all(|part| part.kind() != "identifier") {
        let text: String = parts.iter().map(|part| literal(l.text(*part))).collect();
        return l.string(node, &text);
    }
    let parts = parts.into_iter().map(|part| operand(l, part)).collect();
    l.expr(node, Expr::Template(parts))
}

const ESCAPES: Escapes = Escapes { letters: "abefnrtvxuU01234567\n\r", keeps_unknown: false };

/// The value of a string or character literal, whatever its prefix.
pub(in crate::language) fn literal(text: &str) -> String {
    let Some(start) = text.find(['"', '\'']) else { return String::new() };
    let (prefix, quoted) = text.split_at(start);
    if prefix.ends_with('R') {
        let open = quoted.find('(').map_or(0, |at| at + 1);
        let close = quoted.rfind(')').unwrap_or(0);
        return quoted.get(open..close).unwrap_or_default().to_owned();
    }
    let body = quoted.get(1..).unwrap_or_default();
    unescape(body.strip_suffix(['"', '\'']).unwrap_or(body), &ESCAPES)
}

/// `(struct point){ 1, 2 }`, `T{ 1, 2 }`.
fn compound_literal(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (Some(ty), Some(value)) = (field(node, "type"), field(node, "value")) else {
        return l.unknown(node, "a literal without a type");
    };
    let specifier = field(ty, "type").unwrap_or(ty);
    let name = type_specifier(l, specifier, "");
    let declared = field(ty, "declarator").map(declared).unwrap_or_default();
    let name = typed(l, name, &declared);
    braced(l, value, name, Some(specifier))
}

/// `sizeof`: a number where every platform agrees, a call where it is a variable's or a type's.
fn size(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let operand = field(node, "value").or_else(|| {
        let ty = field(node, "type")?;
        field(ty, "type").filter(|_| field(ty, "declarator").is_none())
    });
    let Some(operand) = operand else { return l.unknown(node, "the size of a pointer") };
    let bytes = match l.text(operand) {
        "char" | "unsigned char" | "signed char" | "uint8_t" | "int8_t" | "bool" => 1,
        "short" | "unsigned short" | "uint16_t" | "int16_t" => 2,
        "int" | "unsigned int" | "unsigned" | "uint32_t" | "int32_t" | "float" => 4,
        "long long" | "unsigned long long" | "uint64_t" | "int64_t" | "double" => 8,
        _ if operand.kind() == "primitive_type" || operand.kind() == "sized_type_specifier" => {
            return l.unknown(node, "a size that depends on the platform");
        }
        _ => return size_call(l, node, operand),
    };
    l.expr(node, Expr::Int(bytes))
}

fn size_call(l: &mut Lowering<'_>, node: Node<'_>, operand: Node<'_>) -> ExprId {
    let name = l.sym("sizeof");
    let callee = l.expr(node, Expr::Name(name));
    let operand = match operand.kind() {
        kind if kind.ends_with("_specifier") => match field(operand, "name") {
            Some(name) => l.name(name),
            None => l.unknown(operand, "a structure without a name"),
        },
        _ => expression(l, operand),
    };
    l.expr(node, Expr::Call { callee, args: vec![Arg::positional(operand)] })
}
