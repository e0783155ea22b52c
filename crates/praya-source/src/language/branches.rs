//! Branches: `switch` with fall-through, `if` with `else if`.

use tree_sitter::Node;

use crate::ir::{ExprId, Stmt};
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

/// `if` and what follows with `else if`, as pairs of a condition and what it guards.
pub(super) fn if_chain(
    branches: Vec<(ExprId, Vec<Stmt>)>,
    otherwise: Vec<Stmt>,
    out: &mut Vec<Stmt>,
) {
    let mut otherwise = otherwise;
    for (condition, then) in branches.into_iter().rev() {
        otherwise = vec![Stmt::If { condition, then, otherwise }];
    }
    out.append(&mut otherwise);
}
