//! Statements and declarations that C does not have.

use tree_sitter::Node;

use super::{construction, plain_path, type_path};
use crate::ir::{Arg, Expr, ExprId, Stmt};
use crate::language::c;
use crate::language::c::Declared;
use crate::lower::{Lowering, children, field};

pub(in crate::language) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "namespace_definition" => {
            if let Some(body) = field(node, "body") {
                l.nested_block(body, out, c::statement);
            }
        }
        "template_declaration" | "export_declaration" => c::block(l, node, out),
        "using_declaration" => using(l, node),
        "alias_declaration" => {
            if let (Some(name), Some(ty)) = (field(node, "name"), field(node, "type")) {
                let value = Some(type_path(l, ty));
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
        }
        "namespace_alias_definition" => {
            if let (Some(name), Some(path)) = (field(node, "name"), children(node).pop()) {
                let path = dotted(l, path);
                l.import(l.text(name), &path);
            }
        }
        "for_range_loop" => range_loop(l, node, out),
        "try_statement" => try_statement(l, node, out),
        "throw_statement" => {
            let value = children(node).first().map(|value| c::expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "co_yield_statement" => {
            if let Some(value) = children(node).first() {
                let value = c::expression(l, *value);
                out.push(Stmt::Expr(value));
            }
        }
        "init_statement" => c::block(l, node, out),
        _ => {}
    }
}

fn dotted(l: &Lowering<'_>, path: Node<'_>) -> String {
    l.text(path).split("::").map(str::trim).collect::<Vec<_>>().join(".")
}

/// `using namespace a::b;`, `using a::b;`.
fn using(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = children(node).pop() else { return };
    let path = plain_path(l, name);
    let mut cursor = node.walk();
    let whole = node.children(&mut cursor).any(|child| child.kind() == "namespace");
    let local = path.rsplit('.').next().filter(|_| !whole).unwrap_or_default().to_owned();
    l.import(&local, &path);
}

/// What C's rules would misread: `auto [a, b] = ...`, and constructions that look like a
/// function's declaration.
pub(in crate::language) fn unusual_declaration(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    declared: &Declared<'_>,
    value: Option<Node<'_>>,
    out: &mut Vec<Stmt>,
) -> bool {
    let Some(name) = declared.name else { return false };
    if name.kind() == "structured_binding_declarator" {
        let target = pattern(l, name);
        if let Some(value) = value {
            let value = c::expression(l, value);
            out.push(Stmt::Assign { target, value });
        }
        return true;
    }
    let Some(function) = declared.function.filter(|_| value.is_none() && !l.at_file_level()) else {
        return false;
    };
    let parameters = field(function, "parameters").map(children).unwrap_or_default();
    let are_values = parameters.iter().all(|parameter| is_value(*parameter, 0));
    if parameters.is_empty() || !are_values || declared.is_pointer {
        return false;
    }
    let args = parameters.into_iter().map(|parameter| meant_value(l, parameter)).collect();
    let value = Some(construction(l, node, field(node, "type"), args));
    let ty = field(node, "type").and_then(|ty| c::type_specifier(l, ty, ""));
    out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
    true
}

/// Whether what looks like a parameter may be a value: a variable's name, or a call, which looks
/// like the type of a function.
fn is_value(parameter: Node<'_>, depth: u8) -> bool {
    let parts = children(parameter);
    let names = |part: &Node<'_>| matches!(part.kind(), "type_identifier" | "qualified_identifier");
    match parts.as_slice() {
        [only] => names(only),
        [name, call] if call.kind() == "abstract_function_declarator" && depth < 8 => {
            names(name)
                && field(*call, "declarator").is_none()
                && field(*call, "parameters").map(children).is_some_and(|parameters| {
                    parameters.iter().all(|parameter| is_value(*parameter, depth + 1))
                })
        }
        _ => false,
    }
}

/// The value of what looks like a parameter.
fn meant_value(l: &mut Lowering<'_>, parameter: Node<'_>) -> Arg {
    let parts = children(parameter);
    let value = match parts.as_slice() {
        [name, call] => {
            let callee = type_path(l, *name);
            let parameters = field(*call, "parameters").map(children).unwrap_or_default();
            let args = parameters.into_iter().map(|parameter| meant_value(l, parameter)).collect();
            l.expr(parameter, Expr::Call { callee, args })
        }
        [name] => type_path(l, *name),
        _ => l.unknown(parameter, "a value without a name"),
    };
    Arg::positional(value)
}

fn pattern(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if node.kind() != "structured_binding_declarator" {
        return l.name(node);
    }
    let names = children(node).into_iter().map(|name| l.name(name)).collect();
    l.expr(node, Expr::List(names))
}

/// A condition that may declare what it tests.
pub(in crate::language) fn condition(
    l: &mut Lowering<'_>,
    clause: Node<'_>,
    out: &mut Vec<Stmt>,
) -> ExprId {
    if let Some(start) = field(clause, "initializer") {
        l.nested_block(start, out, c::statement);
    }
    let Some(value) = field(clause, "value") else { return l.unknown(clause, "no condition") };
    if value.kind() != "declaration" {
        return c::expression(l, value);
    }
    l.nested_block(value, out, c::statement);
    match field(value, "declarator").and_then(|declarator| c::declared(declarator).name) {
        Some(name) => l.name(name),
        None => l.unknown(value, "a condition without a name"),
    }
}

fn range_loop(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(start) = field(node, "initializer") {
        l.nested_block(start, out, c::statement);
    }
    let name = field(node, "declarator").and_then(|declarator| c::declared(declarator).name);
    let binding = name.map(|name| pattern(l, name));
    let iterable = field(node, "right").map(|iterable| c::expression(l, iterable));
    let body = c::body(l, field(node, "body"));
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let body = c::body(l, field(node, "body"));
    let clauses = children(node).into_iter().filter(|child| child.kind() == "catch_clause");
    let handlers = clauses.map(|clause| c::body(l, field(clause, "body"))).collect();
    out.push(Stmt::Try { body, handlers, finally: Vec::new() });
}
