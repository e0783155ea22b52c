//! Statements as values: blocks, `if`, `try`.

use tree_sitter::Node;

use super::expression::expression;
use super::statement::{condition, finally, handlers, statement};
use crate::ir::{Expr, ExprId, Stmt};
use crate::lower::{Lowering, children, contents, field};

/// Whether a value is written out, so that it cannot depend on anything.
pub(super) fn is_literal(node: Node<'_>) -> bool {
    node.kind() == "string" || node.kind().ends_with("_literal")
}

/// Statements of which the last may be an `if` or a `match` with a value.
pub(super) fn statements(l: &mut Lowering<'_>, parts: &[Node<'_>], out: &mut Vec<Stmt>) {
    let Some((last, before)) = parts.split_last() else { return };
    for part in before {
        statement(l, *part, out);
    }
    let has_value = matches!(
        last.kind(),
        "if_expression"
            | "match_expression"
            | "try_expression"
            | "for_expression"
            | "block"
            | "indented_block"
    );
    if has_value {
        let value = expression(l, *last);
        out.push(Stmt::Expr(value));
    } else {
        statement(l, *last, out);
    }
}

/// What statements evaluate to: what the last does.
pub(super) fn valued(l: &mut Lowering<'_>, node: Node<'_>, mut body: Vec<Stmt>) -> ExprId {
    let value = match body.pop() {
        Some(Stmt::Expr(value)) => value,
        Some(last) => {
            let leaves = matches!(last, Stmt::Return(_) | Stmt::Throw(_));
            body.push(last);
            l.unknown(node, if leaves { "never a value" } else { "statements without a value" })
        }
        None => l.unknown(node, "statements without a value"),
    };
    if body.is_empty() { value } else { l.expr(node, Expr::Block(body, value)) }
}

pub(super) fn block_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut body = Vec::new();
    l.nested_block(node, &mut body, |l, node, out| statements(l, &contents(node), out));
    valued(l, node, body)
}

/// `if (a) b else c`, chains walked.
pub(super) fn if_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut chain = Vec::new();
    let mut next = node;
    let otherwise = loop {
        let condition = condition(l, next);
        let then = match field(next, "consequence") {
            Some(then) => expression(l, then),
            None => l.unknown(next, "a branch that is left out"),
        };
        chain.push((next, condition, then));
        match field(next, "alternative") {
            Some(chained) if chained.kind() == "if_expression" => next = chained,
            Some(other) => break expression(l, other),
            None => break l.unknown(next, "a branch that is left out"),
        }
    };
    chain.into_iter().rev().fold(otherwise, |otherwise, (node, condition, then)| {
        l.expr(node, Expr::Conditional { condition, then, otherwise })
    })
}

/// `try a catch { .. }`: any of the values.
pub(super) fn try_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = match field(node, "body") {
        Some(body) => expression(l, body),
        None => l.unknown(node, "empty"),
    };
    let mut values = vec![value];
    for handler in handlers(l, node) {
        values.push(valued(l, node, handler));
    }
    let finally = finally(l, node);
    let last = values.pop().unwrap_or(value);
    let value = values.into_iter().rev().fold(last, |otherwise, then| {
        let condition = l.unknown(node, "whether an exception is thrown");
        l.expr(node, Expr::Conditional { condition, then, otherwise })
    });
    if finally.is_empty() {
        return value;
    }
    let effects = Stmt::Try { body: Vec::new(), handlers: Vec::new(), finally };
    l.expr(node, Expr::Block(vec![effects], value))
}

/// `return a`, `throw b` where a value is expected.
pub(super) fn leaving(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = children(node).first().map(|value| expression(l, *value));
    let statement = match node.kind() {
        "return_expression" => Stmt::Return(value),
        _ => Stmt::Throw(value),
    };
    let never = l.unknown(node, "never a value");
    l.expr(node, Expr::Block(vec![statement], never))
}
