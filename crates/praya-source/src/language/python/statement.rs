//! Statements of Python.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::expression::{assignment, expression};
use super::{class, function, import, import_from};

pub(super) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in contents(node) {
            statement(l, child, out);
        }
    });
}

fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    if let Some(node) = node {
        block(l, node, &mut out);
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "expression_statement" => expression_statement(l, node, out),
        "import_statement" => import(l, node),
        "import_from_statement" => import_from(l, node),
        "class_definition" => class(l, node),
        "function_definition" => function(l, node, out),
        "decorated_definition" => {
            if let Some(definition) = field(node, "definition") {
                statement(l, definition, out);
            }
        }
        "if_statement" => if_statement(l, node, out),
        "for_statement" | "while_statement" => loop_statement(l, node, out),
        "try_statement" => try_statement(l, node, out),
        "with_statement" => with_statement(l, node, out),
        "match_statement" => match_statement(l, node, out),
        "global_statement" | "nonlocal_statement" => {
            for name in children(node) {
                let name = l.name(name);
                l.reference(node, name);
            }
        }
        "return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "raise_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "assert_statement" => {
            let Some(condition) = children(node).first().map(|child| expression(l, *child)) else {
                return;
            };
            let otherwise = vec![Stmt::Throw(None)];
            out.push(Stmt::If { condition, then: Vec::new(), otherwise });
        }
        "print_statement" | "exec_statement" => {
            for child in children(node) {
                let value = expression(l, child);
                out.push(Stmt::Expr(value));
            }
        }
        "block" => block(l, node, out),
        "ERROR" | "argument_list" | "parenthesized_expression" => {
            for child in contents(node) {
                l.nested_block(child, out, statement);
            }
        }
        "call" | "assignment" => expression_in(l, node, out),
        _ => {}
    }
}

fn expression_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    for child in children(node) {
        // Documentation is no value.
        if child.kind() != "string" {
            expression_in(l, child, out);
        }
    }
}

fn expression_in(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "assignment" | "augmented_assignment" => {
            if let Some((target, value)) = assignment(l, node) {
                out.push(Stmt::Assign { target, value });
            }
        }
        _ => {
            let value = expression(l, node);
            out.push(Stmt::Expr(value));
        }
    }
}

/// `elif` clauses stand beside each other in the tree.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut arms = vec![if_arm(l, node)];
    let mut otherwise = Vec::new();
    let mut cursor = node.walk();
    let clauses: Vec<_> = node.children_by_field_name("alternative", &mut cursor).collect();
    for clause in clauses {
        match clause.kind() {
            "else_clause" => otherwise = body(l, field(clause, "body")),
            _ => arms.push(if_arm(l, clause)),
        }
    }
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

fn if_arm(l: &mut Lowering<'_>, node: Node<'_>) -> (ExprId, Vec<Stmt>) {
    let condition = match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    };
    (condition, body(l, field(node, "consequence")))
}

fn loop_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let binding = field(node, "left").map(|left| expression(l, left));
    let iterable = field(node, "right").map(|right| expression(l, right));
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    let statements = body(l, field(node, "body"));
    out.push(Stmt::Loop { binding, iterable, condition, body: statements });
    let otherwise = field(node, "alternative").and_then(|clause| field(clause, "body"));
    out.extend(body(l, otherwise));
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut guarded = body(l, field(node, "body"));
    let mut handlers = Vec::new();
    let mut finally = Vec::new();
    for clause in children(node) {
        let block = children(clause).into_iter().rfind(|child| child.kind() == "block");
        match clause.kind() {
            "except_clause" | "except_group_clause" => handlers.push(body(l, block)),
            "else_clause" => guarded.extend(body(l, block)),
            "finally_clause" => finally = body(l, block),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

fn with_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut guarded = Vec::new();
    for item in children(node).into_iter().filter(|child| child.kind() == "with_clause") {
        for item in children(item) {
            let Some(value) = field(item, "value") else { continue };
            let alias = field(value, "alias");
            let inner = match (value.kind(), children(value).first()) {
                ("as_pattern", Some(inner)) => *inner,
                _ => value,
            };
            let value = expression(l, inner);
            guarded.push(match alias.and_then(|alias| children(alias).first().copied()) {
                Some(alias) => Stmt::Assign { target: expression(l, alias), value },
                None => Stmt::Expr(value),
            });
        }
    }
    guarded.extend(body(l, field(node, "body")));
    out.push(Stmt::Try { body: guarded, handlers: Vec::new(), finally: Vec::new() });
}

fn match_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut cursor = node.walk();
    let subjects: Vec<_> = node.children_by_field_name("subject", &mut cursor).collect();
    let subject = match subjects.as_slice() {
        [subject] => expression(l, *subject),
        several => {
            let items = several.iter().map(|subject| expression(l, *subject)).collect();
            l.expr(node, Expr::List(items))
        }
    };
    let clauses = field(node, "body").map(children).unwrap_or_default();
    let mut arms = Vec::new();
    for clause in clauses.into_iter().filter(|clause| clause.kind() == "case_clause") {
        let mut statements = Vec::new();
        let mut patterns = Some(Vec::new());
        for pattern in children(clause) {
            if pattern.kind() == "case_pattern" {
                case_pattern(l, pattern, subject, &mut patterns, &mut statements);
            }
        }
        let mut patterns = patterns.unwrap_or_default();
        if let Some(guard) = field(clause, "guard") {
            let guard = children(guard).first().map(|guard| expression(l, *guard));
            statements.extend(guard.map(Stmt::Expr));
            patterns = vec![l.unknown(clause, "a guard")];
        }
        statements.extend(body(l, field(clause, "consequence")));
        arms.push((patterns, statements));
    }
    out.push(Stmt::Switch { subject, arms });
}

/// Adds a pattern's alternatives; one that matches everything makes the arm the default.
fn case_pattern(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    subject: ExprId,
    patterns: &mut Option<Vec<ExprId>>,
    statements: &mut Vec<Stmt>,
) {
    let parts = children(node);
    match (node.kind(), parts.as_slice()) {
        ("case_pattern", []) => *patterns = None,
        ("case_pattern", [number]) if l.text(node).starts_with('-') => {
            let value = expression(l, *number);
            let pattern = l.expr(node, Expr::Unary { op: UnaryOp::Negate, value });
            patterns.get_or_insert_default().push(pattern);
        }
        ("case_pattern" | "union_pattern", parts) => {
            for part in parts {
                l.nested_block(*part, statements, |l, part, statements| {
                    case_pattern(l, part, subject, patterns, statements);
                });
            }
        }
        ("as_pattern", [inner, .., alias]) => {
            case_pattern(l, *inner, subject, patterns, statements);
            let target = l.name(*alias);
            statements.push(Stmt::Assign { target, value: subject });
        }
        // A plain name takes whatever comes.
        ("dotted_name", [name]) => {
            let target = l.name(*name);
            statements.push(Stmt::Assign { target, value: subject });
            *patterns = None;
        }
        _ => {
            let pattern = match node.kind() {
                "dotted_name" => {
                    let path = l.text(node);
                    l.dotted(node, path)
                }
                kind if kind.ends_with("_pattern") => l.unknown(node, "a structural pattern"),
                _ => expression(l, node),
            };
            if let Some(patterns) = patterns {
                patterns.push(pattern);
            }
        }
    }
}
