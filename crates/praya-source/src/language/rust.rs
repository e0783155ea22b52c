//! Rust: uses, types, functions.

mod expression;
mod literal;
mod macros;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Field, Function, FunctionId, FunctionKind, Param, Stmt};
use crate::lower::{Lowering, children, contents, field, line_of};

use self::expression::expression;
use self::statement::{body, statement};
use self::types::{base_name, type_name, type_value};

/// Types that need no import, so that a star import does not bring them.
const STANDARD: &[&str] = &["Box", "Option", "Result", "String", "Vec"];

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut out = Vec::new();
    let nodes = contents(root);
    declare(l, &nodes);
    for node in nodes {
        statement(l, node, &mut out);
    }
    l.module_body(out);
}

/// Imports and types come first: an `impl` may stand before them.
fn declare(l: &mut Lowering<'_>, nodes: &[Node<'_>]) {
    for node in nodes {
        match node.kind() {
            "use_declaration" => {
                if let Some(argument) = field(*node, "argument") {
                    uses(l, argument, "");
                }
            }
            "extern_crate_declaration" => {
                if let Some(name) = field(*node, "name") {
                    let local = field(*node, "alias").unwrap_or(name);
                    let (local, path) = (l.text(local), l.text(name));
                    l.import(local, path);
                }
            }
            "struct_item" | "union_item" | "enum_item" => structure(l, *node),
            _ => {}
        }
    }
}

fn dotted(text: &str) -> String {
    text.replace("::", ".").replace([' ', '\n'], "").trim_start_matches('.').to_owned()
}

/// The leaves of a `use` tree; `prefix` ends with a dot where there is one.
fn uses(l: &mut Lowering<'_>, node: Node<'_>, prefix: &str) {
    let path = |l: &Lowering<'_>, node: Option<Node<'_>>| match node {
        Some(node) => format!("{prefix}{}", dotted(l.text(node))),
        None => prefix.trim_end_matches('.').to_owned(),
    };
    match node.kind() {
        "use_wildcard" => {
            let path = path(l, children(node).first().copied());
            l.import("", &path);
        }
        "use_as_clause" => {
            let local = field(node, "alias").map_or("", |alias| l.text(alias));
            let mut path = path(l, field(node, "path"));
            path.truncate(path.strip_suffix(".self").unwrap_or(&path).len());
            l.import(local, &path);
        }
        "scoped_use_list" | "use_list" => {
            let list = field(node, "list").unwrap_or(node);
            let prefix = match field(node, "path") {
                Some(outer) => format!("{}.", path(l, Some(outer))),
                None => prefix.to_owned(),
            };
            for child in children(list) {
                l.nested_block(child, &mut Vec::new(), |l, child, _| uses(l, child, &prefix));
            }
        }
        "self" if !prefix.is_empty() => {
            let path = prefix.trim_end_matches('.');
            l.import(path.rsplit('.').next().unwrap_or_default(), path);
        }
        _ => {
            let path = path(l, Some(node));
            l.import(path.rsplit('.').next().unwrap_or_default(), &path);
        }
    }
}

/// Structs and enums, without their methods.
fn structure(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    l.with_type(node, name, Vec::new(), |l, _| {
        let Some(body) = field(node, "body") else { return };
        match body.kind() {
            "enum_variant_list" => {
                for variant in children(body) {
                    enum_variant(l, variant, name);
                }
            }
            "field_declaration_list" => {
                for declared in children(body) {
                    let name = field(declared, "name").map_or("", |name| l.text(name));
                    own_field(l, declared, name, field(declared, "type"));
                }
            }
            _ => {
                let mut cursor = body.walk();
                let types: Vec<_> = body.children_by_field_name("type", &mut cursor).collect();
                for (index, ty) in types.into_iter().enumerate() {
                    own_field(l, ty, &index.to_string(), Some(ty));
                }
            }
        }
    });
}

fn own_field(l: &mut Lowering<'_>, node: Node<'_>, name: &str, ty: Option<Node<'_>>) {
    if matches!(node.kind(), "attribute_item" | "visibility_modifier") {
        return;
    }
    let declared = Field {
        name: l.sym(name),
        ty: ty.and_then(|ty| type_name(l, ty)),
        init: None,
        is_static: false,
        is_final: false,
        annotation: None,
        line: line_of(node),
    };
    l.field(declared);
}

/// A variant without data is a constant: its number where it has one, otherwise an object.
fn enum_variant(l: &mut Lowering<'_>, node: Node<'_>, owner: &str) {
    let Some(name) = field(node, "name") else { return };
    if field(node, "body").is_some() {
        return;
    }
    let init = match field(node, "value") {
        Some(value) => expression(l, value),
        None => {
            let ty = l.dotted(node, owner);
            l.expr(node, Expr::New { ty, args: Vec::new(), fields: Vec::new() })
        }
    };
    static_field(l, name, Some(init));
}

fn static_field(l: &mut Lowering<'_>, name: Node<'_>, init: Option<ExprId>) {
    let declared = Field {
        name: l.node_sym(name),
        ty: None,
        init,
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(name),
    };
    l.field(declared);
}

/// `impl`: of a type that the file declares, the type's own; of one of the project, a part of it;
/// of any other, a type without a name, so that nothing takes it for the one outside.
fn implementation(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "type").map(|ty| base_name(l, ty)).unwrap_or_default();
    let implemented = field(node, "trait").and_then(|ty| type_name(l, ty));
    let nodes = field(node, "body").map(contents).unwrap_or_default();
    if let Some(ty) = l.type_named(&name) {
        if let Some(declared) = l.unit.types.get_mut(ty.0 as usize) {
            declared.supers.extend(implemented);
        }
        l.inside_type(ty, |l, _| members(l, nodes));
        return;
    }
    let name = if is_own(l, &name) { name.as_str() } else { "" };
    l.with_type(node, name, implemented.into_iter().collect(), |l, _| members(l, nodes));
}

/// Whether a type that the file does not declare comes from the same crate.
fn is_own(l: &Lowering<'_>, name: &str) -> bool {
    let from_crate = |path: &str| {
        ["crate.", "super.", "self."].iter().any(|start| path.starts_with(start))
            || matches!(path, "crate" | "super" | "self")
    };
    if STANDARD.contains(&name) {
        return false;
    }
    let named = l.unit.imports.iter().find(|import| l.unit.text(import.local) == name);
    match named {
        Some(import) => from_crate(l.unit.text(import.path)),
        None => l
            .unit
            .imports
            .iter()
            .any(|import| import.local.0 == 0 && from_crate(l.unit.text(import.path))),
    }
}

/// What stands in an `impl`, a trait or a module.
fn members(l: &mut Lowering<'_>, nodes: Vec<Node<'_>>) {
    declare(l, &nodes);
    for node in nodes {
        match node.kind() {
            "function_item" | "function_signature_item" => {
                let has_self = field(node, "parameters").map(children).is_some_and(|list| {
                    list.iter().any(|parameter| parameter.kind() == "self_parameter")
                });
                function(
                    l,
                    node,
                    if has_self { FunctionKind::Method } else { FunctionKind::Static },
                );
            }
            "const_item" | "static_item" => {
                let init = field(node, "value").map(|value| expression(l, value));
                if let Some(name) = field(node, "name") {
                    static_field(l, name, init);
                }
            }
            "type_item" => {
                let init = field(node, "type").map(|ty| type_value(l, ty));
                if let Some(name) = field(node, "name") {
                    static_field(l, name, init);
                }
            }
            "impl_item" => implementation(l, node),
            "trait_item" | "mod_item" => module(l, node),
            "ERROR" => {
                l.nested_block(node, &mut Vec::new(), |l, node, _| members(l, contents(node)));
            }
            "macro_invocation" => {
                let function = l.function(node, "", FunctionKind::StaticInitializer);
                l.with_function(function, |l, out| statement(l, node, out));
            }
            _ => {}
        }
    }
}

/// `trait` and `mod x { }` are types with members.
fn module(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(nodes) = field(node, "body").map(contents) else { return };
    let name = field(node, "name").map_or("", |name| l.text(name));
    l.with_type(node, name, Vec::new(), |l, _| members(l, nodes));
}

fn function(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let mut function = l.function(node, name, kind);
    if kind == FunctionKind::Method {
        function.receiver = Some(l.sym("self"));
    }
    with_body(l, node, function);
}

fn closure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let function = l.function(node, "", FunctionKind::Lambda);
    let id = with_body(l, node, function);
    l.expr(node, Expr::Lambda(id))
}

fn with_body(l: &mut Lowering<'_>, node: Node<'_>, mut function: Function) -> FunctionId {
    let list = field(node, "parameters").map(children).unwrap_or_default();
    let mut patterns = Vec::new();
    for (index, parameter) in list.into_iter().enumerate() {
        let pattern = match parameter.kind() {
            "self_parameter" | "attribute_item" | "lifetime" => continue,
            "parameter" => field(parameter, "pattern"),
            _ => Some(parameter),
        };
        let plain = pattern.and_then(pattern::plain_name);
        let name = match plain {
            Some(name) => l.node_sym(name),
            None => l.sym(&format!("(parameter {index})")),
        };
        let ty = field(parameter, "type").and_then(|ty| type_name(l, ty));
        function.params.push(Param { name, ty, default: None, variadic: false });
        patterns.extend(pattern.filter(|_| plain.is_none()).map(|pattern| (pattern, name)));
    }
    function.returns = field(node, "return_type").and_then(|ty| type_name(l, ty));
    l.with_function(function, |l, out: &mut Vec<Stmt>| {
        for (pattern, name) in patterns {
            let value = l.expr(pattern, Expr::Name(name));
            pattern::unpack(l, pattern, value, out);
        }
        if let Some(node) = field(node, "body") {
            body(l, node, out);
        }
    })
}
