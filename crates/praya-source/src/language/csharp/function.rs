//! Methods, constructors, closures and their parameters.

use tree_sitter::Node;

use super::expression::{arguments, expression, expression_statement};
use super::statement::{block, initial};
use super::{assigned, has_modifier, operands, type_name};
use crate::ir::{Expr, ExprId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, field};

pub(super) fn function(l: &mut Lowering<'_>, node: Node<'_>) {
    let is_static = has_modifier(l, node, "static");
    let kind = match node.kind() {
        "constructor_declaration" if is_static => FunctionKind::StaticInitializer,
        "constructor_declaration" => FunctionKind::Constructor,
        _ if is_static => FunctionKind::Static,
        _ => FunctionKind::Method,
    };
    let name = match node.kind() {
        "operator_declaration" | "conversion_operator_declaration" => "operator",
        "destructor_declaration" => "~",
        _ => field(node, "name").map_or("", |name| l.text(name)),
    };
    let mut function = l.function(node, name, kind);
    let returns = field(node, "returns").or_else(|| field(node, "type"));
    function.returns = returns.and_then(|ty| type_name(l, ty));
    function.params = field(node, "parameters").map(|list| parameters(l, list)).unwrap_or_default();
    l.with_function(function, |l, out| {
        for child in children(node) {
            if child.kind() == "constructor_initializer" {
                constructor_call(l, child, out);
            }
        }
        if let Some(body) = field(node, "body") {
            body_of(l, body, out);
        }
    });
}

/// `: this(..)`, `: base(..)`.
fn constructor_call(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut cursor = node.walk();
    let of_itself = node.children(&mut cursor).any(|child| child.kind() == "this");
    if let Some(list) = children(node).into_iter().find(|child| child.kind() == "argument_list") {
        out.push(call_of(l, list, if of_itself { Expr::This } else { Expr::Super }));
    }
}

/// A call of another constructor.
pub(super) fn call_of(l: &mut Lowering<'_>, list: Node<'_>, callee: Expr) -> Stmt {
    let callee = l.expr(list, callee);
    let args = arguments(l, list);
    Stmt::Expr(l.expr(list, Expr::Call { callee, args }))
}

/// A block, or `=> value`.
pub(super) fn body_of(l: &mut Lowering<'_>, body: Node<'_>, out: &mut Vec<Stmt>) {
    match (body.kind(), operands(body).first()) {
        ("block", _) => block(l, body, out),
        ("arrow_expression_clause", Some(value)) => value_of(l, *value, out),
        _ => {}
    }
}

/// An expression that is a body.
fn value_of(l: &mut Lowering<'_>, value: Node<'_>, out: &mut Vec<Stmt>) {
    match value.kind() {
        "assignment_expression" | "throw_expression" => expression_statement(l, value, out),
        _ => {
            let ty = l.result_type();
            let value = initial(l, value, ty);
            out.push(Stmt::Return(Some(value)));
        }
    }
}

pub(super) fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list).into_iter().filter(|child| child.kind() == "parameter") {
        let Some(name) = field(node, "name") else { continue };
        params.push(Param {
            name: l.node_sym(name),
            ty: field(node, "type").and_then(|ty| type_name(l, ty)),
            default: assigned(node).map(|value| expression(l, value)),
            variadic: has_modifier(l, node, "params"),
        });
    }
    // `params T[] rest` has no node of its own.
    if let Some(name) = field(list, "name") {
        let ty = field(list, "type").and_then(|ty| type_name(l, ty));
        params.push(Param { name: l.node_sym(name), ty, default: None, variadic: true });
    }
    params
}

/// `(a, b) => ..`, `a => ..`, `delegate (int a) { .. }`, and local functions.
pub(super) fn closure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    function.params = match field(node, "parameters") {
        Some(list) if list.kind() == "parameter_list" => parameters(l, list),
        Some(name) => vec![only(l.node_sym(name))],
        None => Vec::new(),
    };
    let id = l.with_function(function, |l, out| {
        let body = field(node, "body")
            .or_else(|| children(node).into_iter().find(|child| child.kind() == "block"));
        match body {
            Some(body) if matches!(body.kind(), "block" | "arrow_expression_clause") => {
                body_of(l, body, out);
            }
            Some(value) => value_of(l, value, out),
            None => {}
        }
    });
    l.expr(node, Expr::Lambda(id))
}

fn only(name: Sym) -> Param {
    Param { name, ty: None, default: None, variadic: false }
}
