//! Statements as values: `if`, `when`, `try`, blocks.

use tree_sitter::Node;

use super::expression::expression;
use super::statement::{body, branches, condition, statement};
use super::{child_of, name_sym};
use crate::ir::{Expr, ExprId, Stmt};
use crate::lower::{Lowering, children, contents, field};

/// Whether a value is written out, so that it cannot depend on anything.
pub(super) fn is_literal(l: &Lowering<'_>, node: Node<'_>) -> bool {
    match node.kind() {
        "identifier" => matches!(l.text(node), "null" | "true" | "false"),
        "number_literal" | "character_literal" | "float_literal" => true,
        "string_literal" | "multiline_string_literal" => child_of(node, "interpolation").is_none(),
        _ => false,
    }
}

/// `break` and `continue`, which the grammar takes for names.
pub(super) fn jump(l: &Lowering<'_>, node: Node<'_>) -> Option<Stmt> {
    match l.text(node).split(['@', ' ']).next() {
        Some("break") => Some(Stmt::Break),
        Some("continue") => Some(Stmt::Continue),
        _ => None,
    }
}

/// What takes a value apart: `a`, `(a, b)`.
pub(super) fn pattern(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let names = match node.kind() {
        "multi_variable_declaration" => children(node),
        _ => vec![node],
    };
    let mut out = Vec::new();
    for name in names {
        let name = child_of(name, "identifier").unwrap_or(name);
        let sym = name_sym(l, name);
        out.push(l.expr(name, Expr::Name(sym)));
    }
    match out[..] {
        [only] if node.kind() != "multi_variable_declaration" => only,
        _ => l.expr(node, Expr::List(out)),
    }
}

/// The value of a block: its last expression's.
pub(super) fn block_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut statements = Vec::new();
    l.nested_block(node, &mut statements, |l, node, out| {
        for child in contents(node) {
            statement_for_value(l, child, out);
        }
    });
    valued(l, node, statements)
}

/// The last of the statements of a block may itself be an `if` or a `when` with a value.
fn statement_for_value(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let is_last = node.next_named_sibling().is_none_or(|next| next.is_extra());
    let has_value = matches!(node.kind(), "if_expression" | "when_expression" | "try_expression");
    if is_last && has_value {
        let value = expression(l, node);
        out.push(Stmt::Expr(value));
    } else {
        statement(l, node, out);
    }
}

fn valued(l: &mut Lowering<'_>, node: Node<'_>, mut statements: Vec<Stmt>) -> ExprId {
    let value = match statements.pop() {
        Some(Stmt::Expr(value)) => value,
        Some(last) => {
            let leaves =
                matches!(last, Stmt::Return(_) | Stmt::Throw(_) | Stmt::Break | Stmt::Continue);
            statements.push(last);
            l.unknown(node, if leaves { "never a value" } else { "statements without a value" })
        }
        None => l.unknown(node, "statements without a value"),
    };
    if statements.is_empty() { value } else { l.expr(node, Expr::Block(statements, value)) }
}

/// A branch as a value.
fn branch_value(l: &mut Lowering<'_>, node: Option<Node<'_>>, around: Node<'_>) -> ExprId {
    match node {
        Some(node) if node.kind() == "block" => block_value(l, node),
        Some(node) if node.kind() == "assignment" => {
            let statements = body(l, Some(node));
            valued(l, node, statements)
        }
        Some(node) => expression(l, node),
        None => l.unknown(around, "a branch that is left out"),
    }
}

/// `if (a) b else c`, chains walked.
pub(super) fn if_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut chain = Vec::new();
    let mut next = node;
    let otherwise = loop {
        let condition = condition(l, next);
        let (then, otherwise) = branches(next);
        chain.push((next, condition, branch_value(l, then, next)));
        match otherwise {
            Some(chained) if chained.kind() == "if_expression" => next = chained,
            other => break branch_value(l, other, next),
        }
    };
    conditionals(l, chain, otherwise)
}

fn conditionals(
    l: &mut Lowering<'_>,
    chain: Vec<(Node<'_>, ExprId, ExprId)>,
    otherwise: ExprId,
) -> ExprId {
    chain.into_iter().rev().fold(otherwise, |otherwise, (node, condition, then)| {
        l.expr(node, Expr::Conditional { condition, then, otherwise })
    })
}

/// Conditions and what is run under them; what the subject declares is declared before.
pub(super) type Arms<'t> = Vec<(Vec<ExprId>, Option<Node<'t>>)>;

pub(super) fn when_arms<'t>(
    l: &mut Lowering<'_>,
    node: Node<'t>,
    out: &mut Vec<Stmt>,
) -> (Option<ExprId>, Arms<'t>) {
    let subject = child_of(node, "when_subject").map(|subject| when_subject(l, subject, out));
    let mut arms = Vec::new();
    for entry in children(node).into_iter().filter(|child| child.kind() == "when_entry") {
        let mut cursor = entry.walk();
        let conditions: Vec<_> = entry
            .children_by_field_name("condition", &mut cursor)
            .filter(|condition| condition.is_named())
            .collect();
        let body = children(entry).into_iter().rfind(|part| !conditions.contains(part));
        let conditions = conditions.into_iter().map(|condition| test(l, condition)).collect();
        arms.push((conditions, body));
    }
    (subject, arms)
}

fn when_subject(l: &mut Lowering<'_>, subject: Node<'_>, out: &mut Vec<Stmt>) -> ExprId {
    let parts = children(subject);
    let value = parts.last().map(|value| expression(l, *value));
    let Some(value) = value else { return l.unknown(subject, "no subject") };
    let variable = child_of(subject, "variable_declaration");
    if let Some(name) = variable.and_then(|variable| child_of(variable, "identifier")) {
        out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value: Some(value) });
        return l.name(name);
    }
    value
}

fn test(l: &mut Lowering<'_>, condition: Node<'_>) -> ExprId {
    match condition.kind() {
        "range_test" | "type_test" => l.unknown(condition, "a pattern that is no constant"),
        _ => expression(l, condition),
    }
}

pub(super) fn when_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut before = Vec::new();
    let (subject, arms) = when_arms(l, node, &mut before);
    let value = match subject {
        Some(subject) => {
            let arms = arms
                .into_iter()
                .map(|(patterns, body)| (patterns, branch_value(l, body, node)))
                .collect();
            l.expr(node, Expr::Match { subject, arms })
        }
        None => {
            let mut chain = Vec::new();
            let mut otherwise = None;
            for (conditions, body) in arms {
                let value = branch_value(l, body, node);
                match conditions.first() {
                    Some(condition) => chain.push((node, *condition, value)),
                    None => otherwise = Some(value),
                }
            }
            let otherwise = otherwise.unwrap_or_else(|| l.unknown(node, "no branch is taken"));
            conditionals(l, chain, otherwise)
        }
    };
    if before.is_empty() { value } else { l.expr(node, Expr::Block(before, value)) }
}

/// `try { a } catch (..) { b }`: either of the values.
pub(super) fn try_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut chain = vec![child_of(node, "block")];
    let mut finally = Vec::new();
    for clause in children(node) {
        match clause.kind() {
            "catch_block" => chain.push(child_of(clause, "block")),
            "finally_block" => finally = body(l, child_of(clause, "block")),
            _ => {}
        }
    }
    let mut values: Vec<_> = chain.into_iter().map(|block| branch_value(l, block, node)).collect();
    let last = values.pop().unwrap_or_else(|| l.unknown(node, "empty"));
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
    let value = match node.kind() {
        "return_expression" => super::statement::returned(node),
        _ => field(node, "value").or_else(|| children(node).first().copied()),
    };
    let value = value.map(|value| expression(l, value));
    let statement = match node.kind() {
        "return_expression" => Stmt::Return(value),
        _ => Stmt::Throw(value),
    };
    let never = l.unknown(node, "never a value");
    l.expr(node, Expr::Block(vec![statement], never))
}
