//! Patterns: constants can be compared; types are not known.

use tree_sitter::Node;

use super::expression::expression;
use super::operands;
use crate::ir::{BinaryOp, Expr, ExprId, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

/// The values that a label stands for, none for a default; what it binds is the subject. Behind a
/// `when` any of them may still not be taken.
pub(super) fn labels(
    l: &mut Lowering<'_>,
    parts: &[Node<'_>],
    subject: ExprId,
    bindings: &mut Vec<Stmt>,
) -> Vec<ExprId> {
    let mut out = Vec::new();
    for part in parts {
        if part.kind() == "when_clause" {
            let tested = operands(*part).first().map(|guard| expression(l, *guard));
            out = vec![syntax::effects(l, *part, "a guard", tested.into_iter().collect())];
        } else {
            alternatives(l, *part, subject, bindings, &mut out);
        }
    }
    out
}

fn alternatives(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    subject: ExprId,
    bindings: &mut Vec<Stmt>,
    out: &mut Vec<ExprId>,
) {
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        match node.kind() {
            "or_pattern" => {
                waiting.extend(field(node, "right"));
                waiting.extend(field(node, "left"));
            }
            "parenthesized_pattern" => waiting.extend(children(node).first()),
            "constant_pattern" => match operands(node).first() {
                Some(constant) => out.push(expression(l, *constant)),
                None => out.push(l.unknown(node, "a pattern")),
            },
            "discard" => {}
            kind if kind.ends_with("_pattern") => {
                bind(l, node, subject, bindings);
                out.push(l.unknown(node, "a pattern that is no constant"));
            }
            _ => out.push(expression(l, node)),
        }
    }
}

/// `RSA key`, `var key`, `{ .. } key`: the name stands for what is matched.
fn bind(l: &mut Lowering<'_>, node: Node<'_>, subject: ExprId, bindings: &mut Vec<Stmt>) {
    let Some(name) = field(node, "name") else { return };
    bindings.push(Stmt::Declare { name: l.node_sym(name), ty: None, value: Some(subject) });
}

/// `value is pattern`.
pub(super) fn test(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    let Some(mut pattern) = field(node, "pattern") else {
        return l.unknown(node, "a test without a pattern");
    };
    let negated = pattern.kind() == "negated_pattern";
    if negated {
        pattern = children(pattern).first().copied().unwrap_or(pattern);
    }
    let mut bindings = Vec::new();
    let mut constants = Vec::new();
    alternatives(l, pattern, value, &mut bindings, &mut constants);
    let mut result = None;
    for constant in constants {
        let equal = match l.unit.expr(constant) {
            Expr::Unknown(_) => constant,
            _ => l.expr(node, Expr::Binary { op: BinaryOp::Equal, left: value, right: constant }),
        };
        result = Some(match result {
            Some(left) => l.expr(node, Expr::Binary { op: BinaryOp::Or, left, right: equal }),
            None => equal,
        });
    }
    let mut result = result.unwrap_or_else(|| l.expr(node, Expr::Bool(true)));
    if negated {
        result = l.expr(node, Expr::Unary { op: UnaryOp::Not, value: result });
    }
    let bindings: Vec<_> = bindings.into_iter().filter_map(|stmt| assignment(l, stmt)).collect();
    if bindings.is_empty() { result } else { l.expr(node, Expr::Block(bindings, result)) }
}

/// A name that a condition binds is known behind the condition too.
fn assignment(l: &mut Lowering<'_>, stmt: Stmt) -> Option<Stmt> {
    let Stmt::Declare { name, value: Some(value), .. } = stmt else { return None };
    let target = l.expr_at(l.unit.line(value), Expr::Name(name));
    Some(Stmt::Assign { target, value })
}
