//! Python: imports, classes, functions.

mod expression;
mod literal;
mod statement;
#[cfg(test)]
mod tests;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Field, Function, FunctionId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, field, line_of};

use self::expression::expression;
use self::statement::{block, statement};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut body = Vec::new();
    for node in children(root) {
        statement(l, node, &mut body);
    }
    l.module_body(body);
}

/// `import a.b.c` binds `a`; `import a.b as x` binds `x` to `a.b`.
fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    for name in children(node) {
        match (field(name, "name"), field(name, "alias")) {
            (Some(path), Some(alias)) => {
                let (path, alias) = (l.text(path), l.text(alias));
                l.import(alias, path);
            }
            _ => {
                let first = l.text(name).split('.').next().unwrap_or_default().trim();
                l.import(first, first);
            }
        }
    }
}

/// `from m import a as b` binds `b` to `m.a`; relative modules keep their leading dots.
fn import_from(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(module_node) = field(node, "module_name") else { return };
    let module = l.text(module_node);
    for name in children(node) {
        if name == module_node {
            continue;
        }
        let (original, local) = match (field(name, "name"), field(name, "alias")) {
            (Some(original), Some(alias)) => (l.text(original), l.text(alias)),
            _ => (l.text(name), l.text(name)),
        };
        match name.kind() {
            "wildcard_import" => l.import("", module),
            "dotted_name" | "aliased_import" => {
                let separator = if module.ends_with('.') { "" } else { "." };
                l.import(local, &format!("{module}{separator}{original}"));
            }
            _ => {}
        }
    }
}

fn class(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let supers = supers(l, node);
    l.with_type(node, name, supers, |l, _| {
        if let Some(body) = field(node, "body") {
            class_body(l, body);
        }
    });
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let arguments = field(node, "superclasses").map(children).unwrap_or_default();
    let bases = arguments.into_iter().filter_map(|base| match base.kind() {
        "identifier" | "attribute" => Some(base),
        "subscript" => field(base, "value"),
        _ => None,
    });
    bases.map(|base| l.node_sym(base)).collect()
}

/// What is neither a method nor a plain assignment runs once, when the class is made.
fn class_body(l: &mut Lowering<'_>, body: Node<'_>) {
    let mut rest = Vec::new();
    for node in children(body) {
        class_member(l, node, &mut rest);
    }
    if rest.is_empty() {
        return;
    }
    let function = l.function(body, "", FunctionKind::StaticInitializer);
    l.with_function(function, |l, out| {
        for node in rest {
            statement(l, node, out);
        }
    });
}

fn class_member<'t>(l: &mut Lowering<'_>, node: Node<'t>, rest: &mut Vec<Node<'t>>) {
    match node.kind() {
        "function_definition" => method(l, node, FunctionKind::Method),
        "class_definition" => class(l, node),
        "decorated_definition" => decorated_member(l, node),
        "expression_statement" if class_fields(l, node) => {}
        "expression_statement" | "pass_statement" | "import_statement"
            if children(node).iter().all(|child| child.kind() == "string") => {}
        "if_statement" | "try_statement" | "ERROR" if defines(node) => {
            for block in blocks(node) {
                for child in children(block) {
                    if defines(child) || child.kind() == "expression_statement" {
                        class_member(l, child, rest);
                    }
                }
            }
        }
        _ => rest.push(node),
    }
}

fn defines(node: Node<'_>) -> bool {
    match node.kind() {
        "function_definition" | "class_definition" | "decorated_definition" => true,
        "if_statement" | "try_statement" | "ERROR" => {
            blocks(node).into_iter().flat_map(children).any(|child| {
                matches!(
                    child.kind(),
                    "function_definition" | "class_definition" | "decorated_definition"
                )
            })
        }
        _ => false,
    }
}

/// The blocks of an `if` or `try` and of its clauses.
fn blocks(node: Node<'_>) -> Vec<Node<'_>> {
    if node.kind() == "ERROR" {
        return vec![node];
    }
    let clauses = children(node).into_iter();
    let blocks = clauses.flat_map(|child| match child.kind() {
        "block" => vec![child],
        kind if kind.ends_with("_clause") => children(child),
        _ => Vec::new(),
    });
    blocks.filter(|block| block.kind() == "block").collect()
}

fn decorated_member(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(definition) = field(node, "definition") else { return };
    if definition.kind() == "class_definition" {
        return class(l, definition);
    }
    let is_static = children(node).into_iter().any(|child| {
        child.kind() == "decorator"
            && matches!(
                l.text(child).trim_start_matches('@').trim(),
                "staticmethod" | "classmethod" | "abc.abstractclassmethod"
            )
    });
    let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
    method(l, definition, kind);
}

/// `NAME = value`, `NAME: type`, `NAME: type = value` in a class body; whether it was one.
fn class_fields(l: &mut Lowering<'_>, node: Node<'_>) -> bool {
    let statements = children(node);
    let [assignment] = statements.as_slice() else { return false };
    let name = field(*assignment, "left").filter(|left| left.kind() == "identifier");
    let (Some(name), "assignment") = (name, assignment.kind()) else { return false };
    let init = field(*assignment, "right").map(|right| expression(l, right));
    let declared = Field {
        name: l.node_sym(name),
        ty: field(*assignment, "type").and_then(|ty| type_name(l, ty)),
        init,
        is_static: true,
        is_final: false,
        annotation: None,
        line: line_of(*assignment),
    };
    l.field(declared);
    true
}

fn method(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let mut function = if name == "__init__" {
        let mut function = l.function(node, "", FunctionKind::Constructor);
        function.name = owner.unwrap_or(function.name);
        function
    } else {
        l.function(node, name, kind)
    };
    signature(l, node, &mut function);
    // A static method's first parameter is a parameter, a class method's (`cls`) is not.
    let first = function.params.first().filter(|param| !param.variadic).map(|param| param.name);
    if let Some(first) = first
        && (kind != FunctionKind::Static || l.unit.text(first) == "cls")
    {
        function.receiver = Some(first);
        function.params.remove(0);
    }
    function_body(l, node, function);
}

/// A function outside of classes; inside another function it is a closure with a name.
fn function(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    if !l.in_function() {
        let mut function = l.function(node, name, FunctionKind::Free);
        signature(l, node, &mut function);
        function_body(l, node, function);
        return;
    }
    let mut function = l.function(node, "", FunctionKind::Lambda);
    signature(l, node, &mut function);
    let id = function_body(l, node, function);
    let name = l.sym(name);
    let value = Some(l.expr(node, Expr::Lambda(id)));
    out.push(Stmt::Declare { name, ty: None, value });
}

fn signature(l: &mut Lowering<'_>, node: Node<'_>, function: &mut Function) {
    if let Some(list) = field(node, "parameters") {
        function.params = parameters(l, list);
    }
    function.returns = field(node, "return_type").and_then(|ty| type_name(l, ty));
}

fn function_body(l: &mut Lowering<'_>, node: Node<'_>, function: Function) -> FunctionId {
    l.with_function(function, |l, out| {
        if let Some(body) = field(node, "body") {
            block(l, body, out);
        }
    })
}

fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    children(list).into_iter().filter_map(|node| parameter(l, node)).collect()
}

fn parameter(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Param> {
    let name = match node.kind() {
        "identifier" => node,
        "default_parameter" | "typed_default_parameter" => field(node, "name")?,
        "typed_parameter" | "list_splat_pattern" | "dictionary_splat_pattern" => {
            *children(node).first()?
        }
        "tuple_pattern" => node,
        _ => return None,
    };
    let splat =
        |node: Node<'_>| matches!(node.kind(), "list_splat_pattern" | "dictionary_splat_pattern");
    let text = l.text(name).trim_start_matches('*');
    Some(Param {
        name: l.sym(text),
        ty: field(node, "type").and_then(|ty| type_name(l, ty)),
        default: field(node, "value").map(|value| expression(l, value)),
        variadic: splat(node) || splat(name),
    })
}

/// An annotation's type: without arguments and quotes, and of an optional type the type.
fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let text = l.text(node).trim_matches(['"', '\'']);
    let text = text.split('|').map(str::trim).find(|part| *part != "None")?;
    let text = ["Optional[", "typing.Optional[", "t.Optional[", "Final[", "ClassVar["]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text);
    let text = text.split(['[', ']', ',', '\n']).next()?.trim();
    (!text.is_empty()).then(|| l.sym(text))
}

/// `lambda x: value`
fn lambda(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    if let Some(list) = field(node, "parameters") {
        function.params = parameters(l, list);
    }
    let id = l.with_function(function, |l, out| {
        let Some(body) = field(node, "body") else { return };
        let value = expression(l, body);
        out.push(Stmt::Return(Some(value)));
    });
    l.expr(node, Expr::Lambda(id))
}
