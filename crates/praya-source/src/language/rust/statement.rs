//! Statements of Rust. Of a body, the last expression is what it returns.

use tree_sitter::Node;

use crate::ir::{ExprId, FunctionKind, Stmt};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::expression::expression;
use super::types::{type_name, type_value};
use super::{function, implementation, macros, module, pattern};

/// What the last expression of a block is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// It is what the function returns.
    Returned,
    /// Its value is not used.
    Dropped,
}

/// The body of a function or closure.
pub(super) fn body(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| last(l, node, Last::Returned, out));
}

/// The expression that ends a block without a semicolon.
pub(super) fn tail<'t>(l: &Lowering<'_>, node: Node<'t>) -> Option<Node<'t>> {
    match node.kind() {
        "expression_statement" if l.text(node).ends_with(';') => None,
        "expression_statement" => children(node).first().copied(),
        "let_declaration"
        | "empty_statement"
        | "ERROR"
        | "attribute_item"
        | "inner_attribute_item"
        | "macro_definition"
        | "label" => None,
        kind if kind.ends_with("_item") || kind.ends_with("_declaration") => None,
        "macro_invocation" if macros::is_block(l, node) => None,
        _ => Some(node),
    }
}

fn statements(l: &mut Lowering<'_>, node: Node<'_>, used: Last, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        let mut nodes = contents(node);
        super::declare(l, &nodes);
        let end = nodes.pop_if(|last| tail(l, *last).is_some());
        for node in nodes {
            statement(l, node, out);
        }
        if let Some(end) = end.and_then(|end| tail(l, end)) {
            last(l, end, used, out);
        }
    });
}

/// An expression at the end of a block: branches end in their own last expressions.
fn last(l: &mut Lowering<'_>, node: Node<'_>, used: Last, out: &mut Vec<Stmt>) {
    match node.kind() {
        "block" => statements(l, node, used, out),
        "unsafe_block" | "async_block" | "try_block" => {
            if let Some(block) = children(node).into_iter().rfind(|child| child.kind() == "block") {
                statements(l, block, used, out);
            }
        }
        "if_expression" => if_statement(l, node, used, out),
        "match_expression" => match_statement(l, node, used, out),
        "macro_invocation" if macros::leaves(l, node) => macros::effect(l, node, out),
        _ if is_statement(node) || used == Last::Dropped => statement(l, node, out),
        _ => {
            let value = expression(l, node);
            out.push(Stmt::Return(Some(value)));
        }
    }
}

/// Expressions that are there for what they do.
pub(super) fn is_statement(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "for_expression"
            | "while_expression"
            | "loop_expression"
            | "return_expression"
            | "break_expression"
            | "continue_expression"
            | "assignment_expression"
            | "compound_assignment_expr"
            | "let_declaration"
            | "expression_statement"
    ) || node.kind().ends_with("_item")
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "expression_statement" => {
            for child in children(node) {
                l.nested_block(child, out, |l, child, out| last(l, child, Last::Dropped, out));
            }
        }
        "block" => {
            let mut inner = Vec::new();
            statements(l, node, Last::Dropped, &mut inner);
            out.push(Stmt::Block(inner));
        }
        "let_declaration" => let_declaration(l, node, out),
        "const_item" | "static_item" => {
            let value = field(node, "value").map(|value| expression(l, value));
            let ty = field(node, "type").and_then(|ty| type_name(l, ty));
            if let Some(name) = field(node, "name") {
                out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
            }
        }
        "type_item" => {
            let value = field(node, "type").map(|ty| type_value(l, ty));
            if let Some(name) = field(node, "name") {
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
        }
        "function_item" => function(l, node, FunctionKind::Free),
        "impl_item" => implementation(l, node),
        "trait_item" | "mod_item" | "foreign_mod_item" => module(l, node),
        "macro_invocation" => macros::effect(l, node, out),
        "if_expression" => if_statement(l, node, Last::Dropped, out),
        "match_expression" => match_statement(l, node, Last::Dropped, out),
        "for_expression" | "while_expression" | "loop_expression" => loop_(l, node, out),
        "return_expression" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "break_expression" => {
            let value = children(node).into_iter().find(|child| child.kind() != "label");
            if let Some(value) = value {
                let value = expression(l, value);
                out.push(Stmt::Expr(value));
            }
            out.push(Stmt::Break);
        }
        "continue_expression" => out.push(Stmt::Continue),
        "assignment_expression" | "compound_assignment_expr" => {
            let assigned = assignment(l, node);
            out.extend(assigned.map(|(target, value)| Stmt::Assign { target, value }));
        }
        "ERROR" | "arguments" | "parameters" | "declaration_list" => {
            let nodes = contents(node);
            super::declare(l, &nodes);
            for child in nodes {
                l.nested_block(child, out, statement);
            }
        }
        kind if kind.ends_with("_expression") || kind.ends_with("_block") => {
            let value = expression(l, node);
            out.push(Stmt::Expr(value));
        }
        _ => {}
    }
}

/// `let pattern = value else { .. }`
fn let_declaration(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(bound) = field(node, "pattern") else { return };
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    let value_node = field(node, "value");
    let value = value_node.map(|value| expression(l, value));
    match (pattern::plain_name(bound), value) {
        (Some(name), value) => out.push(Stmt::Declare { name: l.node_sym(name), ty, value }),
        (None, Some(value)) => pattern::unpack(l, bound, value, out),
        (None, None) => {}
    }
    if let Some(alternative) = field(node, "alternative") {
        let condition = l.unknown(alternative, "whether a pattern matches");
        let mut otherwise = Vec::new();
        statements(l, alternative, Last::Dropped, &mut otherwise);
        out.push(Stmt::If { condition, then: Vec::new(), otherwise });
    }
}

/// `a = b`, `a += b`, `_ = b`
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    let left = field(node, "left")?;
    let value = expression(l, field(node, "right")?);
    let target = expression(l, left);
    let Some(operator) = field(node, "operator") else { return Some((target, value)) };
    let operator = l.text(operator);
    let operator = operator.strip_suffix('=').unwrap_or(operator);
    Some((target, syntax::binary(l, node, syntax::binary_op(operator), target, value)))
}

pub(super) fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

/// `else if`s are walked, so that their number is no depth.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, used: Last, out: &mut Vec<Stmt>) {
    let mut arms = Vec::new();
    let mut next = node;
    let end = loop {
        let condition = condition(l, next);
        let mut then = Vec::new();
        if let Some(block) = field(next, "consequence") {
            statements(l, block, used, &mut then);
        }
        arms.push((condition, then));
        let clause = field(next, "alternative");
        match clause.and_then(|clause| children(clause).first().copied()) {
            Some(following) if following.kind() == "if_expression" => next = following,
            end => break end,
        }
    };
    let mut otherwise = Vec::new();
    if let Some(block) = end {
        statements(l, block, used, &mut otherwise);
    }
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

pub(super) fn subject(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "value") {
        Some(value) => expression(l, value),
        None => l.unknown(node, "no subject"),
    }
}

pub(super) fn arms(node: Node<'_>) -> Vec<Node<'_>> {
    let arms = field(node, "body").map(children).unwrap_or_default();
    arms.into_iter().filter(|arm| arm.kind() == "match_arm").collect()
}

fn match_statement(l: &mut Lowering<'_>, node: Node<'_>, used: Last, out: &mut Vec<Stmt>) {
    let subject = subject(l, node);
    let mut cases = Vec::new();
    for arm in arms(node) {
        let mut body = Vec::new();
        let patterns = match field(arm, "pattern") {
            Some(pattern) => pattern::alternatives(l, pattern, subject, &mut body),
            None => Vec::new(),
        };
        if let Some(value) = field(arm, "value") {
            l.nested_block(value, &mut body, |l, value, body| last(l, value, used, body));
        }
        cases.push((patterns, body));
    }
    out.push(Stmt::Switch { subject, arms: cases });
}

fn loop_(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let binding = field(node, "pattern").map(|bound| pattern::target(l, bound));
    let iterable = field(node, "value").map(|value| expression(l, value));
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    let mut body = Vec::new();
    if let Some(block) = field(node, "body") {
        statements(l, block, Last::Dropped, &mut body);
    }
    out.push(Stmt::Loop { binding, iterable, condition, body });
}
