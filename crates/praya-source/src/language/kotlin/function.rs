//! Functions, accessors, closures and their parameters.

use tree_sitter::Node;

use super::class::{is_property, promoted};
use super::expression::expression;
use super::statement::{block, statement};
use super::{behind, child_of, has_modifier, is_type, name_sym, name_text, type_name};
use crate::ir::{Expr, ExprId, Function, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field};

/// A function; an extension has its receiver under the name `this`.
pub(super) fn function(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let Some(name) = field(node, "name") else { return };
    let types = children(node).into_iter().filter(|child| is_type(*child));
    let (before, behind): (Vec<_>, Vec<_>) =
        types.partition(|ty| ty.start_byte() < name.start_byte());
    let is_extension = !before.is_empty();
    let kind = if is_extension { FunctionKind::Free } else { kind };
    let mut function = l.function(node, name_text(l, name), kind);
    function.receiver = is_extension.then(|| l.sym("this"));
    function.returns = behind.first().map(|ty| type_name(l, *ty));
    if let Some(list) = child_of(node, "function_value_parameters") {
        function.params = parameters(l, list);
    }
    l.with_function(function, |l, out| {
        if let Some(body) = child_of(node, "function_body") {
            body_of(l, body, out);
        }
    });
}

/// `{ .. }`, or `= value`.
fn body_of(l: &mut Lowering<'_>, body: Node<'_>, out: &mut Vec<Stmt>) {
    match children(body).first() {
        Some(inner) if inner.kind() == "block" => block(l, *inner, out),
        Some(value) => {
            let value = expression(l, *value);
            out.push(Stmt::Return(Some(value)));
        }
        None => {}
    }
}

/// `get() = ..` under the property's name, `set(value) { .. }` under its own.
pub(super) fn accessors(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let variable = child_of(node, "variable_declaration");
    let Some(name) = variable.and_then(|variable| child_of(variable, "identifier")) else { return };
    let is_extension = children(node)
        .into_iter()
        .any(|child| is_type(child) && child.start_byte() < name.start_byte());
    for accessor in children(node) {
        let Some(body) = child_of(accessor, "function_body") else { continue };
        let mut function = match accessor.kind() {
            "getter" => l.function(accessor, name_text(l, name), kind),
            "setter" => {
                let name = format!("set_{}", name_text(l, name));
                l.function(accessor, &name, kind)
            }
            _ => continue,
        };
        function.receiver = is_extension.then(|| l.sym("this"));
        if let Some(value) = child_of(accessor, "identifier") {
            function.params.push(plain(name_sym(l, value), None));
        }
        l.with_function(function, |l, out| body_of(l, body, out));
    }
}

fn plain(name: Sym, ty: Option<Sym>) -> Param {
    Param { name, ty, default: None, variadic: false }
}

/// Modifiers and default values stand beside the parameters.
pub(super) fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params: Vec<Param> = Vec::new();
    let mut variadic = false;
    for node in children(list) {
        match node.kind() {
            "parameter_modifiers" => variadic = l.text(node).contains("vararg"),
            "parameter" => {
                let Some(name) = child_of(node, "identifier") else { continue };
                let ty = children(node).into_iter().find(|part| is_type(*part));
                let ty = ty.map(|ty| type_name(l, ty));
                let name = name_sym(l, name);
                params.push(Param { variadic, ..plain(name, ty) });
                variadic = false;
            }
            _ => {
                let value = expression(l, node);
                if let Some(last) = params.last_mut() {
                    last.default = Some(value);
                }
            }
        }
    }
    params
}

/// Adds the parameters of a class to its constructor; the names of those that are properties.
pub(super) fn class_parameters(
    l: &mut Lowering<'_>,
    list: Node<'_>,
    constructor: &mut Function,
) -> Vec<Sym> {
    let mut properties = Vec::new();
    for node in children(list).into_iter().filter(|node| node.kind() == "class_parameter") {
        let Some(name) = child_of(node, "identifier") else { continue };
        let ty = children(node).into_iter().find(|part| is_type(*part));
        let ty = ty.map(|ty| type_name(l, ty));
        let name = name_sym(l, name);
        let default = behind(node, "=").map(|value| expression(l, value));
        let variadic = has_modifier(l, node, "vararg");
        constructor.params.push(Param { name, ty, default, variadic });
        if is_property(node) {
            promoted(l, node, name, constructor);
            properties.push(name);
        }
    }
    properties
}

/// `{ a, b -> .. }`; without parameters of its own it has one called `it`, or, where what it is
/// given to says so, a receiver.
pub(super) fn lambda(l: &mut Lowering<'_>, node: Node<'_>, has_receiver: bool) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let mut destructured = Vec::new();
    match child_of(node, "lambda_parameters") {
        Some(list) => {
            for parameter in children(list) {
                let names: Vec<_> = match parameter.kind() {
                    "multi_variable_declaration" => children(parameter),
                    _ => vec![parameter],
                };
                let names: Vec<_> = names
                    .into_iter()
                    .filter_map(|variable| child_of(variable, "identifier"))
                    .map(|name| name_sym(l, name))
                    .collect();
                match names[..] {
                    [only] => function.params.push(plain(only, None)),
                    _ => {
                        let whole = l.sym("(destructured)");
                        function.params.push(plain(whole, None));
                        destructured.push((whole, names));
                    }
                }
            }
        }
        None if !has_receiver => function.params.push(plain(l.sym("it"), None)),
        None => {}
    }
    function.receiver = has_receiver.then(|| l.sym("this"));
    let id = l.with_function(function, |l, out| {
        for (whole, names) in destructured {
            let value = l.expr(node, Expr::Name(whole));
            let names = names.into_iter().map(|name| l.expr(node, Expr::Name(name))).collect();
            let target = l.expr(node, Expr::List(names));
            out.push(Stmt::Assign { target, value });
        }
        for child in contents(node).into_iter().filter(|it| it.kind() != "lambda_parameters") {
            l.nested_block(child, out, statement);
        }
        // The last expression is the result.
        if let Some(Stmt::Expr(value)) = out.last() {
            let value = *value;
            out.pop();
            out.push(Stmt::Return(Some(value)));
        }
    });
    l.expr(node, Expr::Lambda(id))
}

/// `fun(a: Int): Int { .. }` as a value.
pub(super) fn anonymous(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    if let Some(list) = child_of(node, "function_value_parameters") {
        function.params = parameters(l, list);
    }
    let id = l.with_function(function, |l, out| {
        if let Some(body) = child_of(node, "function_body") {
            body_of(l, body, out);
        }
    });
    l.expr(node, Expr::Lambda(id))
}
