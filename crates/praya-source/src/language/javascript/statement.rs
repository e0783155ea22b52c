//! Statements of JavaScript and TypeScript.

use tree_sitter::Node;

use crate::ir::{ExprId, Stmt};
use crate::language::branches::{self, Arm};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::expression::{assignment, expression};
use super::{export, function, import, pattern, types};

pub(super) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| statements(l, &contents(node), out));
}

/// Functions are there before the first statement runs.
pub(super) fn statements(l: &mut Lowering<'_>, nodes: &[Node<'_>], out: &mut Vec<Stmt>) {
    let is_function = |node: &Node<'_>| {
        matches!(node.kind(), "function_declaration" | "generator_function_declaration")
    };
    for node in nodes.iter().filter(|node| is_function(node)) {
        function(l, *node, out);
    }
    for node in nodes.iter().filter(|node| !is_function(node)) {
        statement(l, *node, out);
    }
}

fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    match node {
        Some(node) if node.kind() == "statement_block" => block(l, node, &mut out),
        Some(node) => l.nested_block(node, &mut out, statement),
        None => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "expression_statement" => {
            for child in children(node) {
                effect(l, child, out);
            }
        }
        "lexical_declaration" | "variable_declaration" | "using_declaration" => {
            for declarator in children(node) {
                declarator_statement(l, declarator, out);
            }
        }
        "function_declaration" | "generator_function_declaration" => function(l, node, out),
        "import_statement" | "import_alias" => {
            import(l, node);
            types::import_alias(l, node);
        }
        "export_statement" => export(l, node, out),
        "if_statement" => if_statement(l, node, out),
        "for_statement" => for_statement(l, node, out),
        "for_in_statement" => for_in_statement(l, node, out),
        "while_statement" | "do_statement" => {
            let condition = field(node, "condition").map(|condition| expression(l, condition));
            let body = body(l, field(node, "body"));
            out.push(Stmt::Loop { binding: None, iterable: None, condition, body });
        }
        "switch_statement" => switch(l, node, out),
        "return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "throw_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "try_statement" => {
            let guarded = body(l, field(node, "body"));
            let handler = field(node, "handler").map(|clause| body(l, field(clause, "body")));
            let finalizer = field(node, "finalizer").and_then(|clause| field(clause, "body"));
            let finally = body(l, finalizer);
            let handlers = handler.into_iter().collect();
            out.push(Stmt::Try { body: guarded, handlers, finally });
        }
        "labeled_statement" | "with_statement" => out.extend(body(l, field(node, "body"))),
        "statement_block" => out.push(Stmt::Block(body(l, Some(node)))),
        "ERROR" | "arguments" | "formal_parameters" | "class_body" | "parenthesized_expression" => {
            for child in contents(node) {
                l.nested_block(child, out, statement);
            }
        }
        kind if kind.ends_with("_expression") => effect(l, node, out),
        _ => types::declaration(l, node),
    }
}

/// An expression for its effect; `a, b` are two of them.
fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        // `'use strict'` is no value.
        "string" => {}
        "sequence_expression" | "parenthesized_expression" => {
            for part in children(node) {
                l.nested_block(part, out, effect);
            }
        }
        "internal_module" => types::declaration(l, node),
        "assignment_expression"
            if field(node, "left").is_some_and(|left| left.kind().ends_with("_pattern")) =>
        {
            if let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) {
                let value = expression(l, right);
                pattern::unpack(l, left, value, false, out);
            }
        }
        _ => {
            out.push(match assignment(l, node) {
                Some((target, value)) => Stmt::Assign { target, value },
                None => Stmt::Expr(expression(l, node)),
            });
        }
    }
}

fn declarator_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(name) = field(node, "name") else { return };
    let value = field(node, "value");
    if name.kind() != "identifier" {
        if let Some(value) = value {
            let value = expression(l, value);
            pattern::unpack(l, name, value, true, out);
        }
        return;
    }
    if let Some(class) = value.filter(|value| value.kind() == "class") {
        let text = l.text(name);
        return types::class(l, class, text);
    }
    let value = value.map(|value| expression(l, value));
    let ty = field(node, "type").and_then(|ty| types::type_name(l, ty));
    out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
}

/// `else if`s are walked, so that their number is no depth.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut arms = Vec::new();
    let mut next = node;
    let last = loop {
        let condition = condition(l, next);
        arms.push((condition, body(l, field(next, "consequence"))));
        let clause = field(next, "alternative");
        match clause.and_then(|clause| children(clause).first().copied()) {
            Some(following) if following.kind() == "if_statement" => next = following,
            last => break last,
        }
    };
    let otherwise = body(l, last);
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

fn for_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(initializer) = field(node, "initializer") {
        l.nested_block(initializer, out, |l, initializer, out| match initializer.kind() {
            "lexical_declaration" | "variable_declaration" => statement(l, initializer, out),
            "empty_statement" => {}
            _ => effect(l, initializer, out),
        });
    }
    let condition = field(node, "condition")
        .filter(|condition| condition.is_named() && condition.kind() != "empty_statement")
        .map(|condition| expression(l, condition));
    let mut statements = body(l, field(node, "body"));
    if let Some(increment) = field(node, "increment") {
        l.nested_block(increment, &mut statements, effect);
    }
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body: statements });
}

/// `for (x of xs)`; `for (x in xs)` goes over keys, which are not modelled.
fn for_in_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut iterable = field(node, "right").map(|right| expression(l, right));
    if field(node, "operator").is_some_and(|operator| l.text(operator) == "in") {
        let parts = iterable.into_iter().collect();
        iterable = Some(syntax::effects(l, node, "the keys of an object", parts));
    }
    let mut unpacked = Vec::new();
    let binding = field(node, "left").map(|left| {
        let target = pattern::target(l, left, &mut pattern::Bound::default());
        if field(node, "kind").is_some()
            && let crate::ir::Expr::Name(name) = l.unit.expr(target)
        {
            unpacked.push(Stmt::Declare { name: *name, ty: None, value: None });
        }
        target
    });
    out.append(&mut unpacked);
    let body = body(l, field(node, "body"));
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = match field(node, "value") {
        Some(value) => expression(l, value),
        None => l.unknown(node, "no subject"),
    };
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
