//! Conditions, which are lists that may bind names: `let key = stored, key.count > 16`.

use tree_sitter::Node;

use super::expression::expression;
use super::{name_sym, parts};
use crate::ir::{BinaryOp, Expr, ExprId, Stmt};
use crate::language::syntax;
use crate::lower::Lowering;

/// Lowers the conditions of a statement; what they bind is declared in `out`.
pub(super) fn condition(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) -> ExprId {
    let list: Vec<_> = parts(node)
        .into_iter()
        .filter(|(role, part)| {
            matches!(*role, "condition" | "bound_identifier") || part.kind() == ","
        })
        .collect();
    let mut whole = None;
    for clause in list.split(|(_, part)| part.kind() == ",") {
        let Some(value) = one(l, node, clause, out) else { continue };
        whole = Some(match whole {
            Some(left) => l.expr(node, Expr::Binary { op: BinaryOp::And, left, right: value }),
            None => value,
        });
    }
    whole.unwrap_or_else(|| l.unknown(node, "no condition"))
}

fn one(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    clause: &[(&str, Node<'_>)],
    out: &mut Vec<Stmt>,
) -> Option<ExprId> {
    let name = clause.iter().find(|(role, _)| *role == "bound_identifier").map(|(_, name)| *name);
    let value = clause.iter().rfind(|(role, part)| *role == "condition" && part.is_named());
    let assigned = clause.iter().any(|(_, part)| part.kind() == "=");
    let is_case = clause.iter().any(|(_, part)| part.kind() == "case");
    let value =
        value.filter(|_| assigned || name.is_none()).map(|(_, value)| expression(l, *value));
    if is_case {
        let parts = value.into_iter().collect();
        return Some(syntax::effects(l, node, "a pattern that is no constant", parts));
    }
    let Some(name) = name else { return value };
    let sym = name_sym(l, name);
    if let Some(value) = value {
        out.push(Stmt::Declare { name: sym, ty: None, value: Some(value) });
    }
    let left = l.expr(name, Expr::Name(sym));
    let right = l.expr(name, Expr::Null);
    Some(l.expr(name, Expr::Binary { op: BinaryOp::NotEqual, left, right }))
}
