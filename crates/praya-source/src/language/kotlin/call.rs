//! Calls, with the closures behind them, and the standard library's own literals.

use tree_sitter::Node;

use super::child_of;
use super::expression::expression;
use super::function::lambda;
use super::name_sym;
use crate::ir::{Arg, Expr, ExprId};
use crate::language::syntax;
use crate::lower::{Lowering, children};

/// `f(a) { b }` is one call: the one that is called.
pub(super) fn callee(node: Node<'_>) -> Option<Node<'_>> {
    children(called(node)).first().copied()
}

/// The call that holds the arguments in parentheses.
fn called(node: Node<'_>) -> Node<'_> {
    let inner = children(node).first().copied();
    match inner {
        Some(inner)
            if inner.kind() == "call_expression"
                && child_of(node, "annotated_lambda").is_some()
                && child_of(node, "value_arguments").is_none()
                && child_of(inner, "annotated_lambda").is_none() =>
        {
            inner
        }
        _ => node,
    }
}

pub(super) fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let list = child_of(called(node), "value_arguments");
    let closure = child_of(node, "annotated_lambda").and_then(|it| child_of(it, "lambda_literal"));
    let name = match l.unit.expr(callee) {
        Expr::Name(name) | Expr::Member { name, .. } => l.unit.text(*name).to_owned(),
        _ => String::new(),
    };
    let mut args = list.map(|list| arguments(l, list)).unwrap_or_default();
    if let Some(closure) = closure {
        let has_receiver = matches!(name.as_str(), "apply" | "run" | "with" | "buildString");
        args.push(Arg::positional(lambda(l, closure, has_receiver)));
    } else if matches!(l.unit.expr(callee), Expr::Name(_))
        && let Some(literal) = literal(l, node, &name, &args)
    {
        return literal;
    }
    syntax::call(l, callee, args)
}

/// `listOf(..)`, `mapOf("a" to b)`, `ByteArray(16)`.
fn literal(l: &mut Lowering<'_>, node: Node<'_>, name: &str, args: &[Arg]) -> Option<ExprId> {
    let values: Vec<_> = args.iter().map(|arg| (arg.value, arg.spread)).collect();
    match name {
        "listOf" | "mutableListOf" | "arrayListOf" | "arrayOf" | "setOf" | "mutableSetOf"
        | "hashSetOf" | "linkedSetOf" | "sequenceOf" | "listOfNotNull" | "byteArrayOf"
        | "intArrayOf" | "charArrayOf" | "longArrayOf" | "emptyList" | "emptyArray"
        | "emptySet" => Some(syntax::list(l, node, values)),
        "mapOf" | "mutableMapOf" | "hashMapOf" | "linkedMapOf" | "emptyMap" => {
            let mut entries = Vec::new();
            for arg in args {
                let Expr::List(pair) = l.unit.expr(arg.value) else { return None };
                let [key, value] = pair[..] else { return None };
                entries.push((key, value));
            }
            Some(l.expr(node, Expr::Map(entries)))
        }
        "ByteArray" | "IntArray" | "CharArray" | "LongArray" => match values[..] {
            [(length, false)] => Some(l.expr(node, Expr::Sized(length))),
            _ => None,
        },
        _ => None,
    }
}

/// Arguments: `a`, `name = b`, `*c`.
pub(super) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    for argument in children(list).into_iter().filter(|part| part.kind() == "value_argument") {
        let parts = children(argument);
        let Some(value) = parts.last().copied() else { continue };
        let name = parts.first().filter(|_| parts.len() > 1).map(|name| name_sym(l, *name));
        let spread = value.kind() == "spread_expression" || l.text(argument).starts_with('*');
        let inner = match value.kind() {
            "spread_expression" => children(value).first().copied().unwrap_or(value),
            _ => value,
        };
        args.push(Arg { name, value: expression(l, inner), spread });
    }
    args
}
