//! Go: imports, types, functions.

mod expression;
mod literal;
mod statement;
#[cfg(test)]
mod tests;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Field, Function, FunctionId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field, line_of};

use self::literal::unquoted;
use self::statement::{block, statement};

/// Types come first, because methods may stand before them.
pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut body = Vec::new();
    let nodes = contents(root);
    for node in nodes.iter().filter(|node| node.kind() == "type_declaration") {
        types(l, *node, &mut body);
    }
    for node in &nodes {
        match node.kind() {
            "package_clause" => {
                if let Some(name) = children(*node).first() {
                    l.unit.package = l.node_sym(*name);
                }
            }
            "import_declaration" => imports(l, *node),
            "function_declaration" => function(l, *node),
            "method_declaration" => method(l, *node),
            "type_declaration" => {}
            _ => statement(l, *node, &mut body),
        }
    }
    l.module_body(body);
}

fn imports(l: &mut Lowering<'_>, node: Node<'_>) {
    for spec in children(node) {
        match spec.kind() {
            "import_spec_list" => imports(l, spec),
            "import_spec" => import(l, spec),
            _ => {}
        }
    }
}

fn import(l: &mut Lowering<'_>, spec: Node<'_>) {
    let Some(path) = field(spec, "path").map(|path| unquoted(l, path)) else { return };
    match field(spec, "name").map(|name| l.text(name)) {
        Some(".") => l.import("", &path),
        Some(name) => l.import(name, &path),
        None => l.import(package_name(&path), &path),
    }
}

/// The name that a package most likely has: the last element of its path, but not a version, and
/// without the parts that no identifier can have.
fn package_name(path: &str) -> &str {
    let is_version = |part: &str| {
        part.strip_prefix('v')
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let name = if is_version(last) { parts.next().unwrap_or(last) } else { last };
    let name = match name.rsplit_once('.') {
        Some((stem, ending)) if is_version(ending) || ending == "go" => stem,
        _ => name,
    };
    let name = name.strip_prefix("go-").unwrap_or(name);
    name.strip_suffix("-go").unwrap_or(name)
}

/// Structs and interfaces are types; a name for a type of another package is that type as a value.
fn types(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    for spec in children(node) {
        let (Some(name), Some(ty)) = (field(spec, "name"), field(spec, "type")) else { continue };
        match ty.kind() {
            "struct_type" => {
                let supers = embedded(l, ty);
                let name = l.text(name);
                l.with_type(spec, name, supers, |l, _| struct_fields(l, ty));
            }
            "interface_type" => {
                let name = l.text(name);
                l.with_type(spec, name, Vec::new(), |_, _| {});
            }
            "qualified_type" => {
                let path = l.text(ty);
                let value = Some(l.dotted(ty, path));
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
            _ if !l.in_function() => conversion(l, spec, name),
            _ => {}
        }
    }
}

/// `type Kind string`: `Kind(x)` is `x`.
fn conversion(l: &mut Lowering<'_>, spec: Node<'_>, name: Node<'_>) {
    let mut function = l.function(spec, l.text(name), FunctionKind::Free);
    let param = l.sym("value");
    function.params.push(Param { name: param, ty: None, default: None, variadic: false });
    l.with_function(function, |l, out| {
        let value = l.expr(spec, Expr::Name(param));
        out.push(Stmt::Return(Some(value)));
    });
}

fn field_declarations(ty: Node<'_>) -> Vec<Node<'_>> {
    children(ty).first().map(|list| children(*list)).unwrap_or_default()
}

fn embedded(l: &mut Lowering<'_>, ty: Node<'_>) -> Vec<Sym> {
    let unnamed =
        field_declarations(ty).into_iter().filter(|declared| field(*declared, "name").is_none());
    unnamed.filter_map(|declared| type_name(l, field(declared, "type")?)).collect()
}

/// The fields of a struct; an embedded type is a field under the last part of its name.
fn struct_fields(l: &mut Lowering<'_>, ty: Node<'_>) {
    for declared in field_declarations(ty) {
        let ty = field(declared, "type").and_then(|ty| type_name(l, ty));
        let mut cursor = declared.walk();
        let mut names: Vec<Sym> = declared
            .children_by_field_name("name", &mut cursor)
            .map(|name| l.node_sym(name))
            .collect();
        if let (true, Some(ty)) = (names.is_empty(), ty) {
            let text = l.unit.text(ty).rsplit('.').next().unwrap_or_default().to_owned();
            names.push(l.sym(&text));
        }
        for name in names {
            l.field(Field {
                name,
                ty,
                init: None,
                is_static: false,
                is_final: false,
                annotation: None,
                line: line_of(declared),
            });
        }
    }
}

fn function(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let function = l.function(node, name, FunctionKind::Free);
    with_body(l, node, function);
}

/// A method belongs to the type of its receiver, which another file may declare.
fn method(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let mut function = l.function(node, name, FunctionKind::Method);
    let receiver = field(node, "receiver").and_then(|list| children(list).first().copied());
    let owner = receiver.and_then(|receiver| type_name(l, field(receiver, "type")?));
    function.receiver =
        receiver.and_then(|receiver| field(receiver, "name")).map(|name| l.node_sym(name));
    let owner = owner.map_or("", |owner| l.unit.text(owner)).to_owned();
    match l.type_named(&owner) {
        Some(ty) => l.inside_type(ty, |l, _| _ = with_body(l, node, function)),
        None => {
            l.with_type(node, &owner, Vec::new(), |l, _| _ = with_body(l, node, function));
        }
    }
}

/// Anything with parameters, results and a body. Named results are locals, and a bare return
/// returns them.
fn with_body(l: &mut Lowering<'_>, node: Node<'_>, mut function: Function) -> FunctionId {
    if let Some(list) = field(node, "parameters") {
        function.params = parameters(l, list);
    }
    let results = match field(node, "result") {
        Some(list) if list.kind() == "parameter_list" => parameters(l, list),
        Some(ty) => {
            let ty = type_name(l, ty);
            vec![Param { name: l.sym(""), ty, default: None, variadic: false }]
        }
        None => Vec::new(),
    };
    function.returns = results.first().and_then(|result| result.ty);
    let unnamed = l.sym("");
    let named = results.iter().all(|result| result.name != unnamed) && !results.is_empty();
    l.with_function(function, |l, out| {
        let Some(body) = field(node, "body") else { return };
        if !named {
            return block(l, body, out);
        }
        out.extend(results.iter().map(|result| Stmt::Declare {
            name: result.name,
            ty: result.ty,
            value: None,
        }));
        block(l, body, out);
        let names: Vec<ExprId> =
            results.iter().map(|result| l.expr(node, Expr::Name(result.name))).collect();
        let value = several(l, node, names);
        bare_returns(out, value);
    })
}

/// Gives bare returns their value.
fn bare_returns(statements: &mut [Stmt], value: ExprId) {
    for statement in statements {
        match statement {
            Stmt::Return(returned) => _ = returned.get_or_insert(value),
            Stmt::If { then, otherwise, .. } => {
                bare_returns(then, value);
                bare_returns(otherwise, value);
            }
            Stmt::Loop { body, .. } | Stmt::Block(body) => bare_returns(body, value),
            Stmt::Switch { arms, .. } => {
                for (_, body) in arms {
                    bare_returns(body, value);
                }
            }
            _ => {}
        }
    }
}

/// One value as it is, several as a list.
fn several(l: &mut Lowering<'_>, node: Node<'_>, mut values: Vec<ExprId>) -> ExprId {
    match (values.len(), values.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            values.extend(last);
            l.expr(node, Expr::List(values))
        }
    }
}

fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list) {
        let ty = field(node, "type").and_then(|ty| type_name(l, ty));
        let variadic = node.kind() == "variadic_parameter_declaration";
        let mut cursor = node.walk();
        let mut names: Vec<Sym> =
            node.children_by_field_name("name", &mut cursor).map(|name| l.node_sym(name)).collect();
        if names.is_empty() {
            names.push(l.sym(""));
        }
        params.extend(names.into_iter().map(|name| Param { name, ty, default: None, variadic }));
    }
    params
}

/// A type's name without pointers and type arguments; a slice's ends in brackets.
fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let mut node = node;
    loop {
        node = match node.kind() {
            "pointer_type" | "parenthesized_type" => *children(node).first()?,
            "generic_type" => field(node, "type")?,
            "slice_type" | "array_type" => {
                let element = field(node, "element")?;
                let text = format!("{}[]", l.text(element).trim_start_matches('*'));
                return Some(l.sym(&text));
            }
            "type_identifier" | "qualified_type" => return Some(l.node_sym(node)),
            _ => return None,
        };
    }
}
