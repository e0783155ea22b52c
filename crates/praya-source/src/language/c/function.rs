//! Functions and their parameters.

use tree_sitter::Node;

use super::{block, declared, expression, statement, type_specifier, typed};
use crate::ir::{FunctionKind, Param, Stmt};
use crate::language::cpp;
use crate::lower::{Lowering, children, field};

/// A function with a body; where it is written as `Type::name` it belongs to that type.
pub(in crate::language) fn function(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(body) = field(node, "body") else { return };
    let declared = field(node, "declarator").map(declared).unwrap_or_default();
    match declared.name {
        Some(name) if name.kind() == "qualified_identifier" => {
            let path = cpp::plain_path(l, name);
            let (ty, simple) = path.rsplit_once('.').unwrap_or(("", &path));
            let ty = ty.rsplit('.').next().unwrap_or_default().to_owned();
            cpp::inside(l, node, &ty, |l| define(l, node, simple, declared.function, body));
        }
        name => {
            let name = name.map_or("", |name| l.text(name));
            define(l, node, name, declared.function, body);
        }
    }
}

fn define(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    name: &str,
    declarator: Option<Node<'_>>,
    body: Node<'_>,
) {
    let kind = match l.owner() {
        Some(owner) => cpp::method_kind(l, node, name, owner),
        None => FunctionKind::Free,
    };
    let mut function = l.function(node, name, kind);
    function.returns = field(node, "type").and_then(|ty| type_specifier(l, ty, ""));
    if let Some(list) = declarator.and_then(|declarator| field(declarator, "parameters")) {
        function.params = parameters(l, list);
    }
    l.with_function(function, |l, out| {
        cpp::member_initializers(l, node, out);
        body_of(l, body, out);
    });
}

fn body_of(l: &mut Lowering<'_>, body: Node<'_>, out: &mut Vec<Stmt>) {
    if body.kind() == "compound_statement" { block(l, body, out) } else { statement(l, body, out) }
}

/// Parameters; one without a name keeps its place.
pub(in crate::language) fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list) {
        let variadic = node.kind().starts_with("variadic_parameter");
        if node.kind() == "identifier" {
            let name = l.node_sym(node);
            params.push(Param { name, ty: None, default: None, variadic });
            continue;
        }
        if !variadic && !node.kind().ends_with("parameter_declaration") {
            continue;
        }
        let declarator = field(node, "declarator");
        if declarator.is_none() && field(node, "type").is_some_and(|ty| l.text(ty) == "void") {
            continue;
        }
        let declared = declarator.map(declared).unwrap_or_default();
        let ty = field(node, "type").and_then(|ty| type_specifier(l, ty, ""));
        let name = declared.name.map_or("", |name| l.text(name));
        params.push(Param {
            name: l.sym(name),
            ty: typed(l, ty, &declared),
            default: field(node, "default_value").map(|value| expression(l, value)),
            variadic,
        });
    }
    params
}
