//! Expressions that C does not have.

use tree_sitter::Node;

use super::path::segment;
use super::{construction, type_path};
use crate::ir::{Expr, ExprId, FunctionKind};
use crate::language::{c, syntax};
use crate::lower::{Lowering, children, field};

pub(in crate::language) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "qualified_identifier"
        | "template_function"
        | "template_type"
        | "type_descriptor"
        | "dependent_name"
        | "dependent_type" => type_path(l, node),
        "this" => l.expr(node, Expr::This),
        "new_expression" => new(l, node),
        "lambda_expression" => lambda(l, node),
        "co_await_expression" => only(l, field(node, "argument"), node),
        "user_defined_literal" => only(l, children(node).first().copied(), node),
        "parameter_pack_expansion" => only(l, field(node, "pattern"), node),
        "parameter_declaration" => only(l, field(node, "type"), node),
        "delete_expression" => l.unknown(node, "a deletion"),
        "ERROR" => syntax::remains(l, node, "a syntax error", c::expression),
        _ => {
            let why = "an expression of a kind that is not modelled";
            syntax::remains(l, node, why, c::expression)
        }
    }
}

fn only(l: &mut Lowering<'_>, inner: Option<Node<'_>>, node: Node<'_>) -> ExprId {
    match inner {
        Some(inner) => c::expression(l, inner),
        None => l.unknown(node, "empty"),
    }
}

/// `.name`, `.name<arguments>`, `.Base::name` of an object.
pub(in crate::language) fn member(
    l: &mut Lowering<'_>,
    member: Node<'_>,
    object: ExprId,
) -> ExprId {
    match member.kind() {
        "dependent_name" => match children(member).first() {
            Some(inner) => segment(l, *inner, Some(object)),
            None => l.unknown(member, "member access without a member"),
        },
        "qualified_identifier" => match field(member, "name") {
            Some(name) => segment(l, name, Some(object)),
            None => l.unknown(member, "member access without a member"),
        },
        _ => segment(l, member, Some(object)),
    }
}

/// `new T(..)`, `new T{..}`, `new T[n]`.
fn new(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let length = field(node, "declarator").and_then(|declarator| field(declarator, "length"));
    if let Some(length) = length {
        let length = c::expression(l, length);
        return l.expr(node, Expr::Sized(length));
    }
    let ty = field(node, "type");
    match field(node, "arguments") {
        Some(list) if list.kind() == "initializer_list" => {
            let name = ty.and_then(|ty| c::type_specifier(l, ty, ""));
            c::braced(l, list, name, ty)
        }
        list => {
            let args = list.map(|list| c::arguments(l, list)).unwrap_or_default();
            construction(l, node, ty, args)
        }
    }
}

fn lambda(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let list = field(node, "declarator").and_then(|declarator| field(declarator, "parameters"));
    if let Some(list) = list {
        function.params = c::parameters(l, list);
    }
    let id = l.with_function(function, |l, out| {
        if let Some(body) = field(node, "body") {
            c::block(l, body, out);
        }
    });
    l.expr(node, Expr::Lambda(id))
}
