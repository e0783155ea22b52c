//! Patterns: constants can be compared; what a name matches is the subject.

use tree_sitter::Node;

use super::expression::expression;
use super::value::{statements, valued};
use super::{child_of, fields, name_sym, name_text};
use crate::ir::{Expr, ExprId, Stmt};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

/// The names that a pattern binds.
pub(super) fn names(pattern: Node<'_>) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    let mut waiting = vec![pattern];
    while let Some(node) = waiting.pop() {
        match node.kind() {
            "identifier" | "operator_identifier" => out.push(node),
            "tuple_pattern" | "identifiers" => waiting.extend(children(node).into_iter().rev()),
            "case_class_pattern" | "typed_pattern" | "capture_pattern" | "repeat_pattern" => {
                let parts = fields(node, "pattern").into_iter().chain(fields(node, "name"));
                waiting.extend(parts.collect::<Vec<_>>().into_iter().rev());
            }
            "infix_pattern" => {
                waiting.extend(field(node, "right"));
                waiting.extend(field(node, "left"));
            }
            _ => {}
        }
    }
    out
}

/// What takes a value apart, for patterns that are only names and tuples of them.
pub(super) fn target(l: &mut Lowering<'_>, pattern: Node<'_>) -> ExprId {
    l.nested(pattern, |l, pattern| match pattern.kind() {
        "tuple_pattern" => {
            let items = children(pattern).into_iter().map(|item| target(l, item)).collect();
            l.expr(pattern, Expr::List(items))
        }
        "typed_pattern" => match field(pattern, "pattern") {
            Some(inner) => target(l, inner),
            None => l.unknown(pattern, "a pattern"),
        },
        "identifier" | "wildcard" => {
            let name = name_sym(l, pattern);
            l.expr(pattern, Expr::Name(name))
        }
        _ => l.unknown(pattern, "a pattern that is no name"),
    })
}

/// The values that a pattern stands for, none where it takes everything; what it binds is the
/// subject.
fn labels(
    l: &mut Lowering<'_>,
    clause: Node<'_>,
    subject: ExprId,
    bindings: &mut Vec<Stmt>,
) -> Vec<ExprId> {
    let mut out = Vec::new();
    let mut waiting = fields(clause, "pattern");
    while let Some(pattern) = waiting.pop() {
        let mut text = l.text(pattern).chars();
        match pattern.kind() {
            "alternative_pattern" => waiting.extend(children(pattern).into_iter().rev()),
            "wildcard" => {}
            // Names in lower case are bound, others are compared with.
            "identifier" if text.next().is_some_and(|c| c.is_lowercase() || c == '_') => {
                bindings.push(declare(l, pattern, subject));
            }
            "typed_pattern" | "capture_pattern" => {
                let name = field(pattern, "pattern").or_else(|| field(pattern, "name"));
                if let Some(name) = name.filter(|name| name.kind() == "identifier") {
                    bindings.push(declare(l, name, subject));
                }
                out.push(l.unknown(pattern, "a pattern that is no constant"));
            }
            kind if kind.ends_with("_pattern") => {
                out.push(l.unknown(pattern, "a pattern that is no constant"));
            }
            _ => out.push(expression(l, pattern)),
        }
    }
    match child_of(clause, "guard") {
        Some(guard) => {
            let tested = field(guard, "condition").map(|tested| expression(l, tested));
            vec![syntax::effects(l, guard, "a guard", tested.into_iter().collect())]
        }
        None => out,
    }
}

fn declare(l: &mut Lowering<'_>, name: Node<'_>, subject: ExprId) -> Stmt {
    let sym = l.sym(name_text(l, name));
    Stmt::Declare { name: sym, ty: None, value: Some(subject) }
}

/// The clauses of a `match` with what they run.
pub(super) fn arms(
    l: &mut Lowering<'_>,
    block: Node<'_>,
    subject: ExprId,
) -> Vec<(Vec<ExprId>, Vec<Stmt>)> {
    let mut out = Vec::new();
    for clause in children(block).into_iter().filter(|part| part.kind() == "case_clause") {
        let mut body = Vec::new();
        let patterns = labels(l, clause, subject, &mut body);
        statements(l, &fields(clause, "body"), &mut body);
        out.push((patterns, body));
    }
    out
}

/// The clauses of a `match` as a value.
pub(super) fn clauses(
    l: &mut Lowering<'_>,
    block: Node<'_>,
    subject: ExprId,
    node: Node<'_>,
) -> ExprId {
    let arms = arms(l, block, subject);
    let arms = arms.into_iter().map(|(patterns, body)| (patterns, valued(l, node, body))).collect();
    l.expr(node, Expr::Match { subject, arms })
}
