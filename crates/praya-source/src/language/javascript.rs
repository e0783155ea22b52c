//! JavaScript and TypeScript: modules, functions. Types are in `types`.

mod expression;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Function, FunctionId, FunctionKind, Param, Stmt};
use crate::lower::{Lowering, children, contents, field};

use self::expression::{expression, unquoted};
use self::statement::{block, statement, statements};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut body = Vec::new();
    statements(l, &contents(root), &mut body);
    l.module_body(body);
}

/// A module's name: without `node:`, and for files without their ending.
fn module_name(text: &str) -> &str {
    if let Some(builtin) = text.strip_prefix("node:") {
        return builtin;
    }
    if !text.starts_with('.') {
        return text;
    }
    match text.rsplit_once('.') {
        Some((stem, "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx")) => stem,
        _ => text,
    }
}

fn source(l: &Lowering<'_>, node: Node<'_>) -> Option<String> {
    let text = unquoted(l, field(node, "source")?);
    Some(module_name(&text).to_owned())
}

fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    for clause in children(node) {
        match clause.kind() {
            "import_require_clause" => {
                if let (Some(module), Some(name)) = (source(l, clause), children(clause).first()) {
                    let local = l.text(*name);
                    l.import(local, &module);
                }
            }
            "import_clause" => {
                if let Some(module) = source(l, node) {
                    import_clause(l, clause, &module);
                }
            }
            _ => {}
        }
    }
}

/// The default of another file is its member `default`; the default of a package is taken to be
/// the package, as `import x from` and `require` are used alike for most.
fn import_clause(l: &mut Lowering<'_>, clause: Node<'_>, module: &str) {
    for part in children(clause) {
        match part.kind() {
            "identifier" => {
                let path = if module.starts_with('.') {
                    format!("{module}.default")
                } else {
                    module.to_owned()
                };
                let local = l.text(part);
                l.import(local, &path);
            }
            "namespace_import" => {
                if let Some(name) = children(part).first() {
                    let local = l.text(*name);
                    l.import(local, module);
                }
            }
            _ => specifiers(l, part, module),
        }
    }
}

/// `{ a, b as c }` of a module.
fn specifiers(l: &mut Lowering<'_>, list: Node<'_>, module: &str) {
    for specifier in children(list) {
        let Some(name) = field(specifier, "name") else { continue };
        let local = field(specifier, "alias").unwrap_or(name);
        let local = unquoted(l, local);
        let path = format!("{module}.{}", unquoted(l, name));
        l.import(&local, &path);
    }
}

fn has_token(node: Node<'_>, token: &str) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor).any(|child| child.kind() == token)
}

/// Declarations are exported under their names as they are; everything else is assigned to a
/// member of `exports`, as CommonJS does. What is passed on from another module is an import.
fn export(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(module) = source(l, node) {
        return export_from(l, node, &module);
    }
    if let Some(declaration) = field(node, "declaration") {
        statement(l, declaration, out);
        if let (true, Some(name)) = (has_token(node, "default"), field(declaration, "name")) {
            let value = l.name(name);
            export_as(l, node, "default", value, out);
        }
        return;
    }
    if let Some(value) = field(node, "value") {
        let value = expression(l, value);
        return export_as(l, node, "default", value, out);
    }
    for part in children(node) {
        if part.kind() == "export_clause" {
            export_clause(l, part, out);
        } else if has_token(node, "=") {
            let target = l.dotted(node, "module.exports");
            let value = expression(l, part);
            out.push(Stmt::Assign { target, value });
        }
    }
}

fn export_clause(l: &mut Lowering<'_>, clause: Node<'_>, out: &mut Vec<Stmt>) {
    for specifier in children(clause) {
        if let (Some(name), Some(alias)) = (field(specifier, "name"), field(specifier, "alias")) {
            let value = l.name(name);
            let alias = unquoted(l, alias);
            export_as(l, specifier, &alias, value, out);
        }
    }
}

fn export_as(l: &mut Lowering<'_>, node: Node<'_>, name: &str, value: ExprId, out: &mut Vec<Stmt>) {
    let target = l.dotted(node, &format!("exports.{name}"));
    out.push(Stmt::Assign { target, value });
}

fn export_from(l: &mut Lowering<'_>, node: Node<'_>, module: &str) {
    for part in children(node) {
        match part.kind() {
            "export_clause" => specifiers(l, part, module),
            "namespace_export" => {
                if let Some(name) = children(part).first() {
                    let local = unquoted(l, *name);
                    l.import(&local, module);
                }
            }
            _ => {}
        }
    }
    if has_token(node, "*") {
        l.import("", module);
    }
}

/// A declared function; inside another function it is a closure with a name.
fn function(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    if !l.in_function() {
        function_of(l, node, name, FunctionKind::Free);
        return;
    }
    let id = function_of(l, node, "", FunctionKind::Lambda);
    let value = Some(l.expr(node, Expr::Lambda(id)));
    out.push(Stmt::Declare { name: l.sym(name), ty: None, value });
}

/// Any of the syntaxes that have parameters and a body.
fn function_of(l: &mut Lowering<'_>, node: Node<'_>, name: &str, kind: FunctionKind) -> FunctionId {
    let function = l.function(node, name, kind);
    with_body(l, node, function)
}

fn with_body(l: &mut Lowering<'_>, node: Node<'_>, mut function: Function) -> FunctionId {
    let parameters: Vec<_> = match (field(node, "parameters"), field(node, "parameter")) {
        (Some(list), _) => children(list),
        (None, Some(single)) => vec![single],
        (None, None) => Vec::new(),
    };
    let mut patterns = Vec::new();
    for (index, node) in parameters.iter().enumerate() {
        let Some(param) = parameter(l, *node, index) else { continue };
        patterns.push((*node, param.name));
        function.params.push(param);
    }
    function.returns = field(node, "return_type").and_then(|ty| types::type_name(l, ty));
    l.with_function(function, |l, out| {
        for (node, name) in patterns {
            pattern::unpack_parameter(l, node, name, out);
            out.extend(types::assign_property(l, node, name));
        }
        let Some(body) = field(node, "body") else { return };
        if body.kind() == "statement_block" {
            block(l, body, out);
        } else {
            let value = expression(l, body);
            out.push(Stmt::Return(Some(value)));
        }
    })
}

/// A parameter; one that unpacks its argument gets a name that no program can write.
fn parameter(l: &mut Lowering<'_>, node: Node<'_>, index: usize) -> Option<Param> {
    let (target, default) = pattern::parameter_parts(node)?;
    let (target, variadic) = match target.kind() {
        "rest_pattern" => (*children(target).first()?, true),
        "this" => return None,
        _ => (target, false),
    };
    let name = match target.kind() {
        "identifier" => l.node_sym(target),
        _ => l.sym(&format!("parameter {index}")),
    };
    Some(Param {
        name,
        ty: field(node, "type").and_then(|ty| types::type_name(l, ty)),
        default: default.map(|value| expression(l, value)),
        variadic,
    })
}
