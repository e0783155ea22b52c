//! Branches: `switch` with fall-through, `if` with `else if`, and the constants they compare.

use tree_sitter::Node;

use crate::ir::{BinaryOp, Expr, ExprId, Stmt};
use crate::lower::Lowering;

/// An arm of a `switch` that may fall through to the next.
pub(super) struct Arm<'t> {
    /// Its labels; none for the default.
    pub(super) patterns: Vec<ExprId>,
    /// Stands for what no label names.
    pub(super) is_default: bool,
    /// What it runs.
    pub(super) statements: Vec<Node<'t>>,
}

/// The arms of a `switch`, each with what it falls through to.
pub(super) fn fall_through(
    l: &mut Lowering<'_>,
    arms: Vec<Arm<'_>>,
    statement: fn(&mut Lowering<'_>, Node<'_>, &mut Vec<Stmt>),
) -> Vec<(Vec<ExprId>, Vec<Stmt>)> {
    let arms = join_labels(arms);
    let mut out = Vec::new();
    for (index, arm) in arms.iter().enumerate() {
        let mut statements = Vec::new();
        for (step, following) in arms.iter().skip(index).enumerate() {
            if step > 0 && !l.may_repeat() {
                break;
            }
            for node in &following.statements {
                l.nested_block(*node, &mut statements, statement);
            }
            if leaves(&statements) {
                break;
            }
        }
        let patterns = if arm.is_default { Vec::new() } else { arm.patterns.clone() };
        out.push((patterns, statements));
    }
    out
}

/// The arms of a `switch` whose arms end where they end.
pub(super) fn without_fall_through(
    l: &mut Lowering<'_>,
    arms: Vec<Arm<'_>>,
    statement: fn(&mut Lowering<'_>, Node<'_>, &mut Vec<Stmt>),
) -> Vec<(Vec<ExprId>, Vec<Stmt>)> {
    let mut out = Vec::new();
    for arm in join_labels(arms) {
        let mut statements = Vec::new();
        for node in arm.statements {
            l.nested_block(node, &mut statements, statement);
        }
        out.push((if arm.is_default { Vec::new() } else { arm.patterns }, statements));
    }
    out
}

/// `case 1: case 2:` is one arm with two labels.
fn join_labels(arms: Vec<Arm<'_>>) -> Vec<Arm<'_>> {
    let mut joined: Vec<Arm<'_>> = Vec::new();
    for mut arm in arms {
        if let Some(label) = joined.pop_if(|last| last.statements.is_empty()) {
            arm.is_default |= label.is_default;
            arm.patterns.splice(0..0, label.patterns);
        }
        joined.push(arm);
    }
    joined
}

/// Whether control leaves a `switch` at the end of these statements.
fn leaves(statements: &[Stmt]) -> bool {
    match statements.last() {
        Some(Stmt::Break | Stmt::Return(_) | Stmt::Throw(_) | Stmt::Continue) => true,
        Some(Stmt::Block(inner)) => leaves(inner),
        _ => false,
    }
}

/// Chains longer than this are not nested.
const MAX_CHAIN: usize = 100;

/// `if` and what follows with `else if`, as pairs of a condition and what it guards. A long chain
/// becomes the choice of the first condition that is true: nothing is nested without bound.
pub(super) fn if_chain(
    l: &mut Lowering<'_>,
    branches: Vec<(ExprId, Vec<Stmt>)>,
    otherwise: Vec<Stmt>,
    out: &mut Vec<Stmt>,
) {
    if branches.len() > MAX_CHAIN {
        let line = branches.first().map_or(0, |(condition, _)| l.unit.line(*condition));
        let subject = l.expr_at(line, Expr::Bool(true));
        let branches = branches.into_iter().map(|(condition, then)| (vec![condition], then));
        let arms = branches.chain([(Vec::new(), otherwise)]).collect();
        out.push(Stmt::Switch { subject, arms });
        return;
    }
    let mut otherwise = otherwise;
    for (condition, then) in branches.into_iter().rev() {
        otherwise = vec![Stmt::If { condition, then, otherwise }];
    }
    out.append(&mut otherwise);
}

/// The value of an enumeration's constant that has none of its own.
pub(super) fn following(l: &mut Lowering<'_>, node: Node<'_>, last: ExprId) -> ExprId {
    if let Expr::Int(last) = l.unit.expr(last) {
        let next = last.saturating_add(1);
        return l.expr(node, Expr::Int(next));
    }
    let right = l.expr(node, Expr::Int(1));
    l.expr(node, Expr::Binary { op: BinaryOp::Add, left: last, right })
}
