//! `switch`, as a statement and as a value.

use tree_sitter::Node;

use super::expression::{expression, implicit_member};
use super::statement::{block_value, statements};
use super::{child_of, tokens};
use crate::ir::{Expr, ExprId, Stmt};
use crate::lower::{Lowering, children, field};

fn subject(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "expr") {
        Some(subject) => expression(l, subject),
        None => l.unknown(node, "no subject"),
    }
}

fn entries(node: Node<'_>) -> Vec<Node<'_>> {
    children(node).into_iter().filter(|child| child.kind() == "switch_entry").collect()
}

pub(super) fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = subject(l, node);
    let entries = entries(node);
    let mut arms = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let patterns = labels(l, *entry);
        let mut body = Vec::new();
        for (step, following) in entries.iter().skip(at).enumerate() {
            if step > 0 && !l.may_repeat() {
                break;
            }
            if let Some(inner) = child_of(*following, "statements") {
                statements(l, inner, &mut body);
            }
            if !tokens(*following).contains(&"fallthrough") {
                break;
            }
        }
        arms.push((patterns, body));
    }
    out.push(Stmt::Switch { subject, arms });
}

pub(super) fn switch_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let subject = subject(l, node);
    let mut arms = Vec::new();
    for entry in entries(node) {
        let patterns = labels(l, entry);
        arms.push((patterns, block_value(l, child_of(entry, "statements"), entry)));
    }
    l.expr(node, Expr::Match { subject, arms })
}

/// The values that a label stands for, none for the default. Behind a `where` any of them may
/// still not be taken.
fn labels(l: &mut Lowering<'_>, entry: Node<'_>) -> Vec<ExprId> {
    if let Some(guard) = child_of(entry, "where_keyword") {
        return vec![l.unknown(guard, "a guard")];
    }
    let mut out = Vec::new();
    for label in children(entry).into_iter().filter(|part| part.kind() == "switch_pattern") {
        if let Some(pattern) = children(label).first() {
            out.push(constant(l, *pattern));
        }
    }
    out
}

/// `.sha256`, `.pair(let a, _)`, `"x"`, `1`; other patterns are no constants.
fn constant(l: &mut Lowering<'_>, pattern: Node<'_>) -> ExprId {
    let parts = children(pattern);
    let text = l.text(pattern);
    match parts.first() {
        Some(name) if text.starts_with('.') && name.kind() == "simple_identifier" => {
            implicit_member(l, *name)
        }
        Some(only) if parts.len() == 1 && is_constant(*only) => expression(l, *only),
        _ => l.unknown(pattern, "a pattern that is no constant"),
    }
}

fn is_constant(node: Node<'_>) -> bool {
    let kind = node.kind();
    kind.ends_with("_literal") || kind == "navigation_expression" || kind == "prefix_expression"
}
