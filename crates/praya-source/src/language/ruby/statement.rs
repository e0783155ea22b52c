//! Statements of Ruby.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, FunctionKind, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::call::control;
use super::expression::{expression, operation};
use super::{method, type_declaration};

/// A body with its `rescue`, `else` and `ensure`, or a single expression.
pub(super) fn body(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let is_list = matches!(
        node.kind(),
        "body_statement"
            | "block_body"
            | "begin"
            | "then"
            | "else"
            | "do"
            | "ensure"
            | "parenthesized_statements"
            | "begin_block"
            | "end_block"
    );
    if !is_list {
        return l.nested_block(node, out, statement);
    }
    l.nested_block(node, out, |l, node, out| {
        let mut plain = Vec::new();
        let (mut handlers, mut finally) = (Vec::new(), Vec::new());
        let mut guarded = false;
        for child in contents(node) {
            match child.kind() {
                "rescue" => handlers.push(part(l, field(child, "body"))),
                "else" => body(l, child, &mut plain),
                "ensure" => finally = part(l, Some(child)),
                _ => {
                    statement(l, child, &mut plain);
                    continue;
                }
            }
            guarded |= child.kind() != "else";
        }
        if guarded {
            out.push(Stmt::Try { body: plain, handlers, finally });
        } else {
            out.append(&mut plain);
        }
    });
}

fn part(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    if let Some(node) = node {
        body(l, node, &mut out);
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "class" | "module" => type_declaration(l, node),
        "method" => {
            let inside = l.owner().is_some();
            method(l, node, if inside { FunctionKind::Method } else { FunctionKind::Free });
        }
        "singleton_method" => _ = method(l, node, FunctionKind::Static),
        "singleton_class" => out.extend(part(l, field(node, "body"))),
        "call" => match control(l, node) {
            Some(statement) => out.push(statement),
            None => effect(l, node, out),
        },
        "identifier" if l.text(node) == "raise" => out.push(Stmt::Throw(None)),
        "if" | "elsif" => if_statement(l, node, out),
        "unless" => {
            let condition = condition(l, node, true);
            let then = part(l, field(node, "consequence"));
            let otherwise = part(l, field(node, "alternative"));
            out.push(Stmt::If { condition, then, otherwise });
        }
        "if_modifier" | "unless_modifier" => {
            let condition = condition(l, node, node.kind() == "unless_modifier");
            let then = part(l, field(node, "body"));
            out.push(Stmt::If { condition, then, otherwise: Vec::new() });
        }
        "while" | "until" | "while_modifier" | "until_modifier" => {
            let condition = Some(condition(l, node, node.kind().starts_with("until")));
            let body = part(l, field(node, "body"));
            out.push(Stmt::Loop { binding: None, iterable: None, condition, body });
        }
        "for" => {
            let binding = field(node, "pattern").map(|pattern| expression(l, pattern));
            let value = field(node, "value").and_then(|value| children(value).first().copied());
            let iterable = value.map(|value| expression(l, value));
            let body = part(l, field(node, "body"));
            out.push(Stmt::Loop { binding, iterable, condition: None, body });
        }
        "case" | "case_match" => case(l, node, out),
        "begin"
        | "then"
        | "else"
        | "do"
        | "parenthesized_statements"
        | "begin_block"
        | "end_block"
        | "body_statement"
        | "block_body" => body(l, node, out),
        "rescue_modifier" => {
            let guarded = part(l, field(node, "body"));
            let handlers = vec![part(l, field(node, "handler"))];
            out.push(Stmt::Try { body: guarded, handlers, finally: Vec::new() });
        }
        "return" => {
            let value = result(l, node);
            out.push(Stmt::Return(value));
        }
        "break" => out.push(Stmt::Break),
        "next" => {
            let value = result(l, node);
            out.push(value.map_or(Stmt::Continue, |value| Stmt::Return(Some(value))));
        }
        "redo" | "retry" => out.push(Stmt::Continue),
        "alias" | "undef" | "empty_statement" | "uninterpreted" => {}
        "ERROR" | "argument_list" => {
            for child in contents(node) {
                l.nested_block(child, out, statement);
            }
        }
        _ => effect(l, node, out),
    }
}

/// What `return` and `next` give back: several values are a list.
fn result(l: &mut Lowering<'_>, node: Node<'_>) -> Option<ExprId> {
    let list = *children(node).first()?;
    let values = children(list);
    match values.as_slice() {
        [only] if only.kind() != "splat_argument" => Some(expression(l, *only)),
        _ => Some(expression(l, list)),
    }
}

fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let stmt = match assignment(l, node) {
        Some((target, value)) => Stmt::Assign { target, value },
        None => Stmt::Expr(expression(l, node)),
    };
    // What is added to is no longer what it was: `list << item` assigns the list.
    if let Stmt::Expr(value) = stmt
        && node.kind() == "binary"
        && let Some(target) = appended_to(l, value)
    {
        out.push(Stmt::Assign { target, value });
        return;
    }
    out.push(stmt);
}

/// The variable at the beginning of `a << b << c`.
fn appended_to(l: &Lowering<'_>, value: ExprId) -> Option<ExprId> {
    let mut at = value;
    loop {
        match l.unit.expr(at) {
            Expr::Call { callee, .. } => match l.unit.expr(*callee) {
                Expr::Member { object, name } if l.unit.text(*name) == "push" => at = *object,
                _ => return None,
            },
            Expr::Name(_) | Expr::Member { .. } => return Some(at),
            _ => return None,
        }
    }
}

/// `a = b`, `a += b`, `a, b = c`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    if !matches!(node.kind(), "assignment" | "operator_assignment") {
        return None;
    }
    let (left, right) = (field(node, "left")?, field(node, "right")?);
    let value = expression(l, right);
    let target = target(l, left);
    let Some(operator) = field(node, "operator") else { return Some((target, value)) };
    let operator = l.text(operator);
    let operator = operator.strip_suffix('=').unwrap_or(operator);
    // The old value is what reading the target gives, which for a member is a call.
    let old = expression(l, left);
    Some((target, operation(l, node, operator, old, value)))
}

/// What is assigned to: `object.name = value` sets a member and calls nothing.
fn target(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match (node.kind(), field(node, "receiver"), field(node, "method")) {
        ("call", Some(receiver), Some(method)) => {
            let object = expression(l, receiver);
            let name = l.node_sym(method);
            l.expr(method, Expr::Member { object, name })
        }
        ("left_assignment_list" | "destructured_left_assignment", ..) => {
            let targets = children(node).into_iter().map(|part| l.nested(part, target)).collect();
            l.expr(node, Expr::List(targets))
        }
        _ => expression(l, node),
    }
}

fn condition(l: &mut Lowering<'_>, node: Node<'_>, negated: bool) -> ExprId {
    let value = match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    };
    if negated { l.expr(node, Expr::Unary { op: UnaryOp::Not, value }) } else { value }
}

/// `elsif`s are walked, so that their number is no depth.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut arms = Vec::new();
    let mut next = node;
    let last = loop {
        let condition = condition(l, next, false);
        arms.push((condition, part(l, field(next, "consequence"))));
        match field(next, "alternative") {
            Some(following) if following.kind() == "elsif" => next = following,
            last => break last,
        }
    };
    let otherwise = part(l, last);
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

fn case(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = match field(node, "value") {
        Some(value) => expression(l, value),
        None => l.expr(node, Expr::Bool(true)),
    };
    let mut arms = Vec::new();
    for clause in children(node) {
        let mut statements = Vec::new();
        let patterns = match clause.kind() {
            "when" => when_patterns(l, clause),
            "in_clause" => in_patterns(l, clause, subject, &mut statements),
            "else" => Vec::new(),
            _ => continue,
        };
        let body = if clause.kind() == "else" { Some(clause) } else { field(clause, "body") };
        statements.extend(part(l, body));
        arms.push((patterns, statements));
    }
    out.push(Stmt::Switch { subject, arms });
}

pub(super) fn when_patterns(l: &mut Lowering<'_>, clause: Node<'_>) -> Vec<ExprId> {
    let mut cursor = clause.walk();
    let patterns: Vec<_> = clause.children_by_field_name("pattern", &mut cursor).collect();
    let inner = patterns.into_iter().filter_map(|pattern| children(pattern).first().copied());
    inner
        .map(|pattern| match pattern.kind() {
            "splat_argument" => l.unknown(pattern, "any of a list"),
            _ => expression(l, pattern),
        })
        .collect()
}

/// The patterns of `in`; none where it takes whatever comes.
pub(super) fn in_patterns(
    l: &mut Lowering<'_>,
    clause: Node<'_>,
    subject: ExprId,
    statements: &mut Vec<Stmt>,
) -> Vec<ExprId> {
    if let Some(guard) = field(clause, "guard") {
        let condition = field(guard, "condition").map(|condition| expression(l, condition));
        statements.extend(condition.map(Stmt::Expr));
        return vec![l.unknown(guard, "a guard")];
    }
    let Some(mut pattern) = field(clause, "pattern") else { return Vec::new() };
    if let (Some(value), Some(name)) = (field(pattern, "value"), field(pattern, "name")) {
        let target = l.name(name);
        statements.push(Stmt::Assign { target, value: subject });
        pattern = value;
    }
    let parts = match pattern.kind() {
        "alternative_pattern" => children(pattern),
        "identifier" => {
            let target = l.name(pattern);
            statements.push(Stmt::Assign { target, value: subject });
            return Vec::new();
        }
        _ => vec![pattern],
    };
    let lower = |l: &mut Lowering<'_>, part: Node<'_>| match part.kind() {
        kind if kind.ends_with("_pattern") => l.unknown(part, "a structural pattern"),
        _ => expression(l, part),
    };
    parts.into_iter().map(|part| lower(l, part)).collect()
}
