//! Conditional compilation: `#if ... #elif ... #else`.

use tree_sitter::Node;

use super::branches::if_chain;
use crate::ir::{Expr, ExprId, Stmt, Sym};
use crate::lower::{Lowering, contents, field};

const NEVER: [&str; 2] = ["0", "false"];
const ALWAYS: [&str; 2] = ["1", "true"];

fn is_fixed(condition: &str) -> bool {
    NEVER.contains(&condition) || ALWAYS.contains(&condition)
}

/// The parts of `#if ... #elif ... #else`, those that can never be compiled left out.
pub(super) fn conditional_parts<'t>(l: &Lowering<'_>, node: Node<'t>) -> Vec<Vec<Node<'t>>> {
    let mut out = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next {
        let alternative = field(node, "alternative");
        let condition = field(node, "condition").or_else(|| field(node, "name"));
        let fixed = condition.map_or("", |condition| l.text(condition));
        if !NEVER.contains(&fixed) {
            let parts = contents(node).into_iter();
            out.push(
                parts.filter(|part| ![alternative, condition].contains(&Some(*part))).collect(),
            );
        }
        next = alternative.filter(|_| !ALWAYS.contains(&fixed));
    }
    out
}

/// Any one of the parts is taken, in the scope around them: what they declare is declared first.
pub(super) fn alternatives(
    l: &mut Lowering<'_>,
    condition: ExprId,
    parts: Vec<Vec<Stmt>>,
    out: &mut Vec<Stmt>,
) {
    let mut names: Vec<Sym> = Vec::new();
    let mut taken = Vec::new();
    for part in parts {
        let mut statements = Vec::new();
        for statement in part {
            match statement {
                Stmt::Declare { name, ty, value } => {
                    if !names.contains(&name) {
                        names.push(name);
                        out.push(Stmt::Declare { name, ty, value: None });
                    }
                    let Some(value) = value else { continue };
                    let target = l.expr_at(l.unit.line(value), Expr::Name(name));
                    statements.push(Stmt::Assign { target, value });
                }
                other => statements.push(other),
            }
        }
        taken.push(statements);
    }
    let otherwise = if taken.len() > 1 { taken.pop().unwrap_or_default() } else { Vec::new() };
    let branches = taken.into_iter().map(|part| (condition, part)).collect();
    if_chain(l, branches, otherwise, out);
}

/// At file level all parts stand side by side; inside functions any one of them may be taken.
pub(super) fn conditional(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    out: &mut Vec<Stmt>,
    statement: fn(&mut Lowering<'_>, Node<'_>, &mut Vec<Stmt>),
) {
    let mut parts: Vec<Vec<Stmt>> = Vec::new();
    for branch in conditional_parts(l, node) {
        let mut part = Vec::new();
        for node in branch {
            l.nested_block(node, &mut part, statement);
        }
        parts.push(part);
    }
    let condition = field(node, "condition").map_or("", |condition| l.text(condition));
    if parts.iter().all(Vec::is_empty) {
        return;
    }
    if l.at_file_level() || is_fixed(condition) {
        out.extend(parts.into_iter().flatten());
    } else {
        let condition = l.unknown(node, "a condition of the preprocessor");
        alternatives(l, condition, parts, out);
    }
}
