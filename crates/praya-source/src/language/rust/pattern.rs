//! Patterns of Rust: what they bind, and what they compare with.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Stmt};
use crate::lower::{Lowering, children, field};

use super::expression::expression;

/// The name that a pattern is, where it is no more than a name.
pub(super) fn plain_name(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "identifier" | "self" => Some(node),
        "mut_pattern" | "ref_pattern" => plain_name(*children(node).last()?),
        _ => None,
    }
}

/// A name that starts with a capital is a constant or a variant, not a variable.
fn is_variable(l: &Lowering<'_>, node: Node<'_>) -> bool {
    l.text(node).starts_with(|first: char| first.is_lowercase() || first == '_')
}

/// A pattern as a target; what binds nothing is unknown.
pub(super) fn target(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| match node.kind() {
        "identifier" | "shorthand_field_identifier" if is_variable(l, node) => l.name(node),
        "mut_pattern" | "ref_pattern" | "reference_pattern" | "match_pattern" => {
            let inner =
                children(node).into_iter().rfind(|child| child.kind() != "mutable_specifier");
            match inner {
                Some(inner) => target(l, inner),
                None => l.unknown(node, "binds nothing"),
            }
        }
        "captured_pattern" => match children(node).first() {
            Some(name) => l.name(*name),
            None => l.unknown(node, "binds nothing"),
        },
        "tuple_pattern" | "slice_pattern" => list(l, node),
        "tuple_struct_pattern" => tuple_struct(l, node),
        "struct_pattern" => structure(l, node),
        _ => l.unknown(node, "binds nothing"),
    })
}

/// `(a, _, b)`; behind `..` positions are not known.
fn list(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut items = Vec::new();
    let mut cursor = node.walk();
    let parts: Vec<Node<'_>> = node.children(&mut cursor).collect();
    for part in parts {
        match part.kind() {
            "remaining_field_pattern" => break,
            "_" => items.push(l.unknown(part, "binds nothing")),
            _ if part.is_named() && !part.is_extra() => items.push(target(l, part)),
            _ => {}
        }
    }
    l.expr(node, Expr::List(items))
}

/// `Some(x)` and `Ok(x)` hold what they were made of; other variants hold fields by number.
fn tuple_struct(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let ty = field(node, "type");
    let name = ty.map_or("", |ty| l.text(ty));
    let parts: Vec<_> = children(node).into_iter().filter(|part| Some(*part) != ty).collect();
    if let ("Some" | "Ok", [inner]) = (name, parts.as_slice()) {
        return target(l, *inner);
    }
    if name == "Err" {
        return l.unknown(node, "an error");
    }
    let mut pairs = Vec::new();
    for (index, part) in parts.into_iter().enumerate() {
        if part.kind() == "remaining_field_pattern" {
            break;
        }
        let key = l.string(part, &index.to_string());
        pairs.push((key, target(l, part)));
    }
    l.expr(node, Expr::Map(pairs))
}

fn structure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut pairs = Vec::new();
    for part in children(node).into_iter().filter(|part| part.kind() == "field_pattern") {
        let Some(name) = field(part, "name") else { continue };
        let text = l.text(name);
        let key = l.string(name, text);
        pairs.push((key, target(l, field(part, "pattern").unwrap_or(name))));
    }
    l.expr(node, Expr::Map(pairs))
}

/// Whether a target has anything to assign to.
fn binds(l: &Lowering<'_>, target: ExprId) -> bool {
    match l.unit.expr(target) {
        Expr::Unknown(_) => false,
        Expr::List(items) => items.iter().any(|item| binds(l, *item)),
        Expr::Map(pairs) => pairs.iter().any(|(_, item)| binds(l, *item)),
        _ => true,
    }
}

/// `let pattern = value`.
pub(super) fn unpack(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId, out: &mut Vec<Stmt>) {
    let target = target(l, node);
    out.push(if binds(l, target) { Stmt::Assign { target, value } } else { Stmt::Expr(value) });
}

/// `pattern = value` as a condition: binds, and may or may not hold.
pub(super) fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (Some(pattern), Some(value)) = (field(node, "pattern"), field(node, "value")) else {
        return l.unknown(node, "no condition");
    };
    let value = expression(l, value);
    let mut statements = Vec::new();
    unpack(l, pattern, value, &mut statements);
    let holds = l.unknown(node, "whether a pattern matches");
    l.expr(node, Expr::Block(statements, holds))
}

/// What a match arm compares with; none where it takes whatever comes. What it binds is assigned.
pub(super) fn alternatives(
    l: &mut Lowering<'_>,
    pattern: Node<'_>,
    subject: ExprId,
    statements: &mut Vec<Stmt>,
) -> Vec<ExprId> {
    let Some(inner) = children(pattern).first().copied() else { return Vec::new() };
    let guard = field(pattern, "condition");
    if guard == Some(inner) {
        // `_ if guard`
        return vec![guarded(l, inner, statements)];
    }
    let target = target(l, inner);
    if binds(l, target) {
        statements.push(Stmt::Assign { target, value: subject });
    }
    if let Some(guard) = guard {
        return vec![guarded(l, guard, statements)];
    }
    let mut patterns = Some(Vec::new());
    compared(l, inner, &mut patterns);
    patterns.unwrap_or_default()
}

fn guarded(l: &mut Lowering<'_>, guard: Node<'_>, statements: &mut Vec<Stmt>) -> ExprId {
    let guard_id = expression(l, guard);
    statements.push(Stmt::Expr(guard_id));
    l.unknown(guard, "a guard")
}

fn compared(l: &mut Lowering<'_>, node: Node<'_>, patterns: &mut Option<Vec<ExprId>>) {
    let pattern = match node.kind() {
        "or_pattern" => {
            let mut cursor = node.walk();
            if node.children(&mut cursor).any(|part| part.kind() == "_") {
                *patterns = None;
            }
            for part in children(node) {
                l.nested_block(part, &mut Vec::new(), |l, part, _| compared(l, part, patterns));
            }
            return;
        }
        "identifier" if is_variable(l, node) => {
            *patterns = None;
            return;
        }
        "identifier" | "scoped_identifier" => expression(l, node),
        kind if kind.ends_with("_literal") => expression(l, node),
        _ => l.unknown(node, "a structural pattern"),
    };
    if let Some(patterns) = patterns {
        patterns.push(pattern);
    }
}
