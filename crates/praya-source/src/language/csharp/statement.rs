//! Statements.

use tree_sitter::Node;

use super::creation::creation;
use super::expression::{expression, expression_statement, pattern_of};
use super::function::closure;
use super::member::{is_member, member};
use super::pattern::labels;
use super::{assigned, operands, type_name};
use crate::ir::{Expr, ExprId, Stmt, Sym};
use crate::language::branches::{Arm, if_chain, without_fall_through};
use crate::language::conditional::conditional;
use crate::lower::{Lowering, children, contents, field};

/// The statements of a block, in the scope around it.
pub(super) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in contents(node) {
            statement(l, child, out);
        }
    });
}

fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    match node {
        Some(node) if node.kind() == "block" => block(l, node, &mut out),
        Some(node) => l.nested_block(node, &mut out, statement),
        None => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "block" => out.push(Stmt::Block(body(l, Some(node)))),
        "expression_statement" => {
            for child in operands(node) {
                expression_statement(l, child, out);
            }
        }
        "local_declaration_statement" => {
            for child in children(node) {
                variables(l, child, out);
            }
        }
        "local_function_statement" => {
            let Some(name) = field(node, "name") else { return };
            let value = Some(closure(l, node));
            out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
        }
        "if_statement" => if_statement(l, node, out),
        "for_statement" | "while_statement" | "do_statement" => loop_statement(l, node, out),
        "foreach_statement" => foreach(l, node, out),
        "switch_statement" => switch(l, node, out),
        "return_statement" => {
            let ty = l.result_type();
            let value = operands(node).first().map(|value| initial(l, *value, ty));
            out.push(Stmt::Return(value));
        }
        "throw_statement" => {
            let value = operands(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "yield_statement" => {
            for child in operands(node) {
                expression_statement(l, child, out);
            }
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "try_statement" => try_statement(l, node, out),
        "using_statement" | "fixed_statement" | "lock_statement" => scope(l, node, out),
        "labeled_statement" | "checked_statement" | "unsafe_statement" | "ERROR" => {
            block(l, node, out);
        }
        "preproc_if" => conditional(l, node, out, statement),
        "goto_statement" | "empty_statement" => {}
        _ if is_member(node) => member(l, node),
        kind if kind.ends_with("_expression") => expression_statement(l, node, out),
        _ => {}
    }
}

/// `T a = 1, b`, `var (a, b) = c`.
fn variables(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if node.kind() != "variable_declaration" {
        return;
    }
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    let is_declarator = |child: &Node<'_>| child.kind() == "variable_declarator";
    for declarator in children(node).into_iter().filter(is_declarator) {
        let value = assigned(declarator).map(|value| initial(l, value, ty));
        if let Some(name) = field(declarator, "name") {
            out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
        } else if let (Some(names), Some(value)) = (children(declarator).first(), value) {
            let target = pattern_of(l, *names);
            out.push(Stmt::Assign { target, value });
        }
    }
}

/// A value for a declared type, which `new(..)` leaves out.
pub(super) fn initial(l: &mut Lowering<'_>, value: Node<'_>, ty: Option<Sym>) -> ExprId {
    if value.kind() == "implicit_object_creation_expression" {
        return l.nested(value, |l, value| creation(l, value, ty));
    }
    expression(l, value)
}

fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut branches = Vec::new();
    let mut next = Some(node);
    let mut otherwise = Vec::new();
    while let Some(node) = next.take() {
        let condition = condition(l, node);
        branches.push((condition, body(l, field(node, "consequence"))));
        match field(node, "alternative") {
            Some(chained) if chained.kind() == "if_statement" => next = Some(chained),
            other => otherwise = body(l, other),
        }
    }
    if_chain(l, branches, otherwise, out);
}

fn loop_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    for start in named_fields(node, "initializer") {
        if start.kind() == "variable_declaration" {
            variables(l, start, out);
        } else {
            expression_statement(l, start, out);
        }
    }
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    // The body of `do` runs before its condition is looked at.
    let condition = condition.filter(|_| node.kind() != "do_statement");
    let mut statements = body(l, field(node, "body"));
    for update in named_fields(node, "update") {
        expression_statement(l, update, &mut statements);
    }
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body: statements });
}

fn named_fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.children_by_field_name(name, &mut cursor).filter(|child| child.is_named()).collect()
}

fn foreach(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let binding = field(node, "left").map(|left| pattern_of(l, left));
    let iterable = field(node, "right").map(|right| expression(l, right));
    let body = body(l, field(node, "body"));
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = match field(node, "value") {
        Some(value) => expression(l, value),
        None => l.unknown(node, "no subject"),
    };
    let mut arms = Vec::new();
    let mut bindings = Vec::new();
    for section in field(node, "body").map(children).unwrap_or_default() {
        let (label, statements): (Vec<_>, Vec<_>) =
            contents(section).into_iter().partition(|part| {
                let kind = part.kind();
                !kind.ends_with("_statement") && !matches!(kind, "block" | "preproc_if" | "ERROR")
            });
        let patterns = labels(l, &label, subject, &mut bindings);
        arms.push(Arm { is_default: patterns.is_empty(), patterns, statements });
    }
    out.append(&mut bindings);
    let arms = without_fall_through(l, arms, statement);
    out.push(Stmt::Switch { subject, arms });
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let guarded = body(l, field(node, "body"));
    let mut handlers = Vec::new();
    let mut finally = Vec::new();
    for clause in children(node) {
        match clause.kind() {
            "catch_clause" => handlers.push(body(l, field(clause, "body"))),
            "finally_clause" => finally = body(l, children(clause).first().copied()),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

/// `using (..) body`, `fixed (..) body`, `lock (..) body`.
fn scope(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut parts = operands(node);
    let inner = parts.pop();
    let mut statements = Vec::new();
    for part in parts {
        if part.kind() == "variable_declaration" {
            variables(l, part, &mut statements);
        } else {
            expression_statement(l, part, &mut statements);
        }
    }
    statements.extend(body(l, inner));
    out.push(Stmt::Block(statements));
}

/// An expression that only throws.
pub(super) fn thrown(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = operands(node).first().map(|value| expression(l, *value));
    let never = l.unknown(node, "never a value");
    l.expr(node, Expr::Block(vec![Stmt::Throw(value)], never))
}
