//! PHP: namespaces, classes, functions.
//!
//! Variables keep their `$`, because functions and constants have names of their own.

mod class;
mod expression;
mod literal;
mod statement;
#[cfg(test)]
mod tests;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Function, FunctionId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field};

use self::expression::expression;
use self::statement::{block, statement};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut body = Vec::new();
    for node in contents(root) {
        statement(l, node, &mut body);
    }
    l.module_body(body);
}

/// `\A\B` as `A.B`.
fn dotted_path(text: &str) -> String {
    let text = text.strip_prefix("namespace\\").unwrap_or(text);
    text.trim_start_matches('\\').replace('\\', ".")
}

fn namespace(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let name = dotted_path(name);
    l.unit.package = l.sym(&name);
    if let Some(body) = field(node, "body") {
        block(l, body, out);
    }
}

/// `use A\B as C;`, `use A\{B, C as D};`
fn uses(l: &mut Lowering<'_>, node: Node<'_>) {
    let prefix = children(node)
        .into_iter()
        .find(|child| child.kind() == "namespace_name")
        .map(|prefix| format!("{}.", dotted_path(l.text(prefix))))
        .unwrap_or_default();
    let clauses = field(node, "body").unwrap_or(node);
    for clause in children(clauses) {
        let Some(path) = children(clause).first().copied() else { continue };
        if clause.kind() != "namespace_use_clause" {
            continue;
        }
        let path = format!("{prefix}{}", dotted_path(l.text(path)));
        let local = match field(clause, "alias") {
            Some(alias) => l.text(alias),
            None => path.rsplit('.').next().unwrap_or_default(),
        };
        l.import(local, &path);
    }
}

fn function(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let function = l.function(node, name, FunctionKind::Free);
    with_body(l, node, function, Vec::new());
}

fn closure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let function = l.function(node, "", FunctionKind::Lambda);
    let id = with_body(l, node, function, Vec::new());
    l.expr(node, Expr::Lambda(id))
}

/// Anything with parameters and a body, or an expression for a body.
fn with_body(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    mut function: Function,
    first: Vec<Stmt>,
) -> FunctionId {
    if let Some(list) = field(node, "parameters") {
        function.params = parameters(l, list);
    }
    function.returns = field(node, "return_type").and_then(|ty| type_name(l, ty));
    l.with_function(function, |l, out| {
        out.extend(first);
        let Some(body) = field(node, "body") else { return };
        if body.kind() == "compound_statement" {
            block(l, body, out);
        } else {
            let value = expression(l, body);
            out.push(Stmt::Return(Some(value)));
        }
    })
}

fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list) {
        let Some(name) = field(node, "name") else { continue };
        let name = l.text(name).trim_start_matches('&');
        params.push(Param {
            name: l.sym(name),
            ty: field(node, "type").and_then(|ty| type_name(l, ty)),
            default: field(node, "default_value").map(|value| expression(l, value)),
            variadic: node.kind() == "variadic_parameter",
        });
    }
    params
}

/// A type's name as a dotted path; of a type that may be null, the type.
fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let text = l.text(node).trim_start_matches('?');
    let text = text.split(['|', '&']).map(str::trim).find(|part| *part != "null")?;
    let path = dotted_path(text);
    Some(l.sym(&path))
}
