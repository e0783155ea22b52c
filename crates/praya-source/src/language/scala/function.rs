//! Functions, closures and their parameters.

use tree_sitter::Node;

use super::expression::expression;
use super::pattern::clauses;
use super::{child_of, fields, name_sym, name_text, type_name};
use crate::ir::{Expr, ExprId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field};

/// A function; all its lists of parameters are one.
pub(super) fn function(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
    let name = match (kind, owner) {
        (FunctionKind::Constructor, Some(owner)) => l.unit.text(owner.name).to_owned(),
        _ => field(node, "name").map_or("", |name| name_text(l, name)).to_owned(),
    };
    define(l, node, &name, kind, None);
}

/// `extension (s: String) def f ..`: functions with a receiver.
pub(super) fn extension(l: &mut Lowering<'_>, node: Node<'_>) {
    let list = fields(node, "parameters").into_iter().find(|list| !list.is_extra());
    let receiver = list.map(|list| parameters(l, list)).unwrap_or_default();
    let receiver = receiver.first().map(|param| param.name);
    l.nested_block(node, &mut Vec::new(), |l, node, _| {
        for part in contents(node) {
            let nested = if part.kind() == "template_body" { contents(part) } else { vec![part] };
            for part in nested.into_iter().filter(|part| part.kind() == "function_definition") {
                let name = field(part, "name").map_or("", |name| name_text(l, name));
                define(l, part, name, FunctionKind::Free, receiver);
            }
        }
    });
}

fn define(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    name: &str,
    kind: FunctionKind,
    receiver: Option<Sym>,
) {
    let mut function = l.function(node, name, kind);
    function.receiver = receiver;
    function.returns = field(node, "return_type").and_then(|ty| type_name(l, ty));
    for list in fields(node, "parameters") {
        function.params.extend(parameters(l, list));
    }
    l.with_function(function, |l, out| {
        if let Some(body) = field(node, "body") {
            result(l, body, out);
        }
    });
}

/// What a body evaluates to is returned.
fn result(l: &mut Lowering<'_>, body: Node<'_>, out: &mut Vec<Stmt>) {
    if matches!(body.kind(), "block" | "indented_block") {
        results(l, body, &contents(body), out);
    } else {
        let value = expression(l, body);
        out.push(Stmt::Return(Some(value)));
    }
}

/// The last of a body's statements is its result, if it is an expression.
fn results(l: &mut Lowering<'_>, around: Node<'_>, parts: &[Node<'_>], out: &mut Vec<Stmt>) {
    l.nested_block(around, out, |l, _, out| {
        super::value::statements(l, parts, out);
        if let Some(Stmt::Expr(value)) = out.last() {
            let value = *value;
            out.pop();
            out.push(Stmt::Return(Some(value)));
        }
    });
}

fn plain(name: Sym, ty: Option<Sym>) -> Param {
    Param { name, ty, default: None, variadic: false }
}

pub(super) fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list) {
        let Some(name) = field(node, "name") else { continue };
        let ty = field(node, "type");
        params.push(Param {
            name: name_sym(l, name),
            ty: ty.and_then(|ty| type_name(l, ty)),
            default: field(node, "default_value").map(|value| expression(l, value)),
            variadic: ty.is_some_and(|ty| ty.kind() == "repeated_parameter_type"),
        });
    }
    params
}

/// `x => ..`, `(a: Int, b) => ..`.
pub(super) fn lambda(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let list = field(node, "parameters");
    match list {
        Some(list) if list.kind() == "bindings" => {
            for binding in children(list) {
                let name = field(binding, "name").unwrap_or(binding);
                let ty = field(binding, "type").and_then(|ty| type_name(l, ty));
                function.params.push(plain(name_sym(l, name), ty));
            }
        }
        Some(name) => function.params.push(plain(name_sym(l, name), None)),
        None => {}
    }
    let parts: Vec<_> = contents(node)
        .into_iter()
        .filter(|part| Some(*part) != list && part.kind() != "type_parameters")
        .collect();
    let id = l.with_function(function, |l, out| match parts[..] {
        [body] => result(l, body, out),
        _ => results(l, node, &parts, out),
    });
    l.expr(node, Expr::Lambda(id))
}

/// `{ case (k, v) => .. }`: a closure that takes its argument apart.
pub(super) fn cases(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let argument = l.sym("(argument)");
    function.params.push(plain(argument, None));
    let id = l.with_function(function, |l, out| {
        let subject = l.expr(node, Expr::Name(argument));
        let value = clauses(l, node, subject, node);
        out.push(Stmt::Return(Some(value)));
    });
    l.expr(node, Expr::Lambda(id))
}

/// `_ + 1`, `_.name`: a closure whose parameter has no name.
pub(super) fn placeholder(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    value: fn(&mut Lowering<'_>, Node<'_>) -> ExprId,
) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    function.params.push(plain(l.sym("_"), None));
    let id = l.with_function(function, |l, out| {
        let value = value(l, node);
        out.push(Stmt::Return(Some(value)));
    });
    l.expr(node, Expr::Lambda(id))
}

/// A function in a function.
pub(super) fn local(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(name) = field(node, "name") else { return };
    let mut function = l.function(node, "", FunctionKind::Lambda);
    for list in fields(node, "parameters") {
        function.params.extend(parameters(l, list));
    }
    let id = l.with_function(function, |l, out| {
        if let Some(body) = field(node, "body") {
            result(l, body, out);
        }
    });
    let value = Some(l.expr(node, Expr::Lambda(id)));
    out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
}

/// The closure in `f { x => .. }`, `f: x => ..`.
pub(super) fn only_lambda(block: Node<'_>) -> Option<Node<'_>> {
    let block = match block.kind() {
        "colon_argument" => child_of(block, "indented_block")?,
        _ => block,
    };
    match children(block)[..] {
        [only] if only.kind() == "lambda_expression" => Some(only),
        _ => None,
    }
}
