//! Statements of PHP.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Stmt};
use crate::language::branches::{self, Arm};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::class::{class, constants};
use super::expression::{assignment, expression};
use super::{function, namespace, uses};

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
        Some(node) if matches!(node.kind(), "compound_statement" | "colon_block") => {
            block(l, node, &mut out);
        }
        Some(node) => l.nested_block(node, &mut out, statement),
        None => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "expression_statement" | "echo_statement" => {
            for child in children(node) {
                l.nested_block(child, out, effect);
            }
        }
        "namespace_definition" => namespace(l, node, out),
        "namespace_use_declaration" => uses(l, node),
        "class_declaration"
        | "interface_declaration"
        | "trait_declaration"
        | "enum_declaration" => class(l, node),
        "function_definition" => function(l, node),
        "const_declaration" => {
            for (name, value) in constants(node) {
                let value = Some(expression(l, value));
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
        }
        "function_static_declaration" => {
            for declared in children(node) {
                let Some(name) = field(declared, "name") else { continue };
                let value = field(declared, "value").map(|value| expression(l, value));
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
        }
        "if_statement" => if_statement(l, node, out),
        "foreach_statement" => foreach(l, node, out),
        "for_statement" => for_statement(l, node, out),
        "while_statement" | "do_statement" => {
            let condition = Some(condition(l, node));
            let body = body(l, field(node, "body"));
            out.push(Stmt::Loop { binding: None, iterable: None, condition, body });
        }
        "switch_statement" => switch(l, node, out),
        "try_statement" => try_statement(l, node, out),
        "return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "exit_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "compound_statement" | "colon_block" => out.push(Stmt::Block(body(l, Some(node)))),
        "declare_statement" | "ERROR" | "arguments" | "formal_parameters" | "declaration_list" => {
            for child in contents(node) {
                l.nested_block(child, out, statement);
            }
        }
        kind if kind.ends_with("_expression") => effect(l, node, out),
        _ => {}
    }
}

/// An expression for its effect. `define('X', 1)` declares a constant.
fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "sequence_expression" => {
            for part in children(node) {
                l.nested_block(part, out, effect);
            }
            return;
        }
        "throw_expression" => {
            let value = children(node).first().map(|value| expression(l, *value));
            return out.push(Stmt::Throw(value));
        }
        _ => {}
    }
    if let Some((target, value)) = assignment(l, node) {
        return out.push(Stmt::Assign { target, value });
    }
    let value = expression(l, node);
    match constant(l, value) {
        Some((name, value)) => {
            let name = l.sym(&name);
            let target = l.expr(node, Expr::Name(name));
            out.push(Stmt::Assign { target, value });
        }
        None => out.push(Stmt::Expr(value)),
    }
}

fn constant(l: &Lowering<'_>, call: ExprId) -> Option<(String, ExprId)> {
    let Expr::Call { callee, args } = l.unit.expr(call) else { return None };
    let Expr::Name(function) = l.unit.expr(*callee) else { return None };
    let [name, value, ..] = args.as_slice() else { return None };
    let Expr::Str(name) = l.unit.expr(name.value) else { return None };
    (l.unit.text(*function) == "define").then(|| (l.unit.text(*name).to_owned(), value.value))
}

fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

/// `elseif` clauses stand beside each other, `else if` is nested: both are walked.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut arms = Vec::new();
    let mut next = Some(node);
    let mut otherwise = Vec::new();
    while let Some(node) = next.take() {
        let test = condition(l, node);
        arms.push((test, body(l, field(node, "body"))));
        let mut cursor = node.walk();
        let clauses: Vec<_> = node.children_by_field_name("alternative", &mut cursor).collect();
        for clause in clauses {
            let inner = field(clause, "body");
            if clause.kind() == "else_if_clause" {
                let test = condition(l, clause);
                arms.push((test, body(l, inner)));
            } else if inner.is_some_and(|inner| inner.kind() == "if_statement") {
                next = inner;
            } else {
                otherwise = body(l, inner);
            }
        }
    }
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

/// `foreach ($list as $key => $value)`. Keys are not modelled.
fn foreach(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let body_node = field(node, "body");
    let parts: Vec<_> =
        children(node).into_iter().filter(|child| Some(*child) != body_node).collect();
    let [list, mut bound] = match parts.as_slice() {
        [list, bound, ..] => [*list, *bound],
        _ => return,
    };
    let list_id = expression(l, list);
    let iterable = Some(syntax::values_of(l, list, list_id));
    if let ("pair", [key, value]) = (bound.kind(), children(bound).as_slice()) {
        let target = expression(l, *key);
        let position = l.unknown(*key, "a key or position in a loop");
        out.push(Stmt::Assign { target, value: position });
        bound = *value;
    }
    let binding = Some(expression(l, bound));
    let body = body(l, body_node);
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn for_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(initialize) = field(node, "initialize") {
        l.nested_block(initialize, out, effect);
    }
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    let mut cursor = node.walk();
    let bodies: Vec<_> = node.children_by_field_name("body", &mut cursor).collect();
    let mut statements: Vec<Stmt> =
        bodies.into_iter().filter(Node::is_named).flat_map(|node| body(l, Some(node))).collect();
    if let Some(update) = field(node, "update") {
        l.nested_block(update, &mut statements, effect);
    }
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body: statements });
}

fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = condition(l, node);
    let mut arms = Vec::new();
    for case in field(node, "body").map(children).unwrap_or_default() {
        let value = field(case, "value");
        arms.push(Arm {
            patterns: value.map(|value| expression(l, value)).into_iter().collect(),
            is_default: value.is_none(),
            statements: children(case).into_iter().filter(|child| Some(*child) != value).collect(),
        });
    }
    let arms = branches::fall_through(l, arms, statement);
    out.push(Stmt::Switch { subject, arms });
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let guarded = body(l, field(node, "body"));
    let (mut handlers, mut finally) = (Vec::new(), Vec::new());
    for clause in children(node) {
        match clause.kind() {
            "catch_clause" => handlers.push(body(l, field(clause, "body"))),
            "finally_clause" => finally = body(l, field(clause, "body")),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}
