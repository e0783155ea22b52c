//! Classes, structures, enumerations, extensions, and their members.

use tree_sitter::Node;

use super::expression::{expected, expression};
use super::function::{computed, function, observers};
use super::statement::{Property, properties};
use super::{is_static, is_type, name_sym, parts, tokens, type_name, type_path};
use crate::ir::{Expr, ExprId, Field, FunctionKind, Sym};
use crate::language::branches::following;
use crate::lower::{Lowering, children, contents, field, line_of};

/// `class`, `struct`, `enum`, `actor`, `protocol`, and `extension` of any of them.
pub(super) fn class(l: &mut Lowering<'_>, node: Node<'_>) {
    let path = field(node, "name").and_then(|name| type_path(l, name)).unwrap_or_default();
    let mut name = path.rsplit('.').next().unwrap_or_default().to_owned();
    let mut supers = supers(l, node);
    let body = field(node, "body");
    let is_extension = tokens(node).contains(&"extension");
    if is_extension && path.contains('.') && l.type_named(&name).is_none() {
        // What is extended stands elsewhere: a type of its own, which no name means, below it.
        supers.insert(0, l.sym(&path));
        name = format!("extension {path}");
    }
    match l.type_named(&name).filter(|_| is_extension) {
        Some(extended) => l.inside_type(extended, |l, _| members(l, body, None)),
        None => {
            let raw = supers.first().copied();
            l.with_type(node, &name, supers, |l, _| members(l, body, raw));
        }
    }
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let specifiers = children(node).into_iter().filter(|it| it.kind() == "inheritance_specifier");
    let types = specifiers.filter_map(|specifier| field(specifier, "inherits_from"));
    types.filter_map(|ty| type_name(l, ty)).collect()
}

/// `raw` is the type behind an enumeration's constants, where there is one.
fn members(l: &mut Lowering<'_>, body: Option<Node<'_>>, raw: Option<Sym>) {
    let mut last = None;
    for node in body.map(contents).unwrap_or_default() {
        member(l, node, raw, &mut last);
    }
}

fn member(l: &mut Lowering<'_>, node: Node<'_>, raw: Option<Sym>, last: &mut Option<ExprId>) {
    match node.kind() {
        "class_declaration" | "protocol_declaration" => class(l, node),
        "property_declaration" => fields(l, node),
        "function_declaration" if is_static(l, node) => function(l, node, FunctionKind::Static),
        "function_declaration" | "deinit_declaration" => function(l, node, FunctionKind::Method),
        "init_declaration" => function(l, node, FunctionKind::Constructor),
        "subscript_declaration" => function(l, node, FunctionKind::Method),
        "enum_entry" => enum_entry(l, node, raw, last),
        "typealias_declaration" => alias(l, node),
        "ERROR" => members(l, Some(node), raw),
        _ => {}
    }
}

/// A property with a value is a field, one that is computed is a method of its name.
fn fields(l: &mut Lowering<'_>, node: Node<'_>) {
    let is_static = is_static(l, node);
    let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
    let is_final = children(node)
        .into_iter()
        .any(|part| part.kind() == "value_binding_pattern" && l.text(part) == "let");
    for Property { name, ty, value, accessors } in properties(node) {
        if let Some(body) = accessors {
            computed(l, body, super::name_text(l, name), ty, kind);
            continue;
        }
        observers(l, node, super::name_text(l, name), kind);
        let ty = ty.and_then(|ty| type_name(l, ty));
        let declared = Field {
            name: name_sym(l, name),
            ty,
            init: value.map(|value| expected(l, value, ty)),
            is_static,
            is_final,
            annotation: None,
            line: line_of(name),
        };
        l.field(declared);
    }
}

/// `case a = 1, b, c(Int)`.
fn enum_entry(l: &mut Lowering<'_>, node: Node<'_>, raw: Option<Sym>, last: &mut Option<ExprId>) {
    let mut constants: Vec<(Node<'_>, Option<Node<'_>>)> = Vec::new();
    for (role, part) in parts(node) {
        match role {
            "name" if part.kind() == "simple_identifier" => constants.push((part, None)),
            "raw_value" => {
                if let Some(constant) = constants.last_mut() {
                    constant.1 = Some(part);
                }
            }
            _ => {}
        }
    }
    for (name, value) in constants {
        let init = match value {
            Some(value) => expression(l, value),
            None => constant_value(l, name, raw, *last),
        };
        *last = Some(init);
        let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
        let ty = owner.map(|owner| owner.name);
        let constant = Field {
            name: name_sym(l, name),
            ty,
            init: Some(init),
            is_static: true,
            is_final: true,
            annotation: None,
            line: line_of(name),
        };
        l.field(constant);
    }
}

/// Constants of texts are called by their names, those of numbers count on; others are
/// themselves.
fn constant_value(
    l: &mut Lowering<'_>,
    name: Node<'_>,
    raw: Option<Sym>,
    last: Option<ExprId>,
) -> ExprId {
    let raw = raw.map(|raw| l.unit.text(raw).to_owned()).unwrap_or_default();
    match (raw.as_str(), last) {
        ("String", _) => l.string(name, super::name_text(l, name)),
        ("Int" | "UInt" | "UInt8" | "Int8" | "UInt16" | "Int16" | "UInt32" | "Int32", None) => {
            l.expr(name, Expr::Int(0))
        }
        (raw, Some(last)) if raw.trim_start_matches('U').starts_with("Int") => {
            following(l, name, last)
        }
        _ => {
            let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
            let owner = owner.map(|owner| owner.name);
            let ty = match owner {
                Some(owner) => l.expr(name, Expr::Name(owner)),
                None => l.unknown(name, "a constant without a type"),
            };
            l.expr(name, Expr::New { ty, args: Vec::new(), fields: Vec::new() })
        }
    }
}

/// `typealias A = B` in a type.
fn alias(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some((name, path)) = aliased(l, node) else { return };
    let init = Some(l.dotted(node, &path));
    let declared = Field {
        name: l.node_sym(name),
        ty: None,
        init,
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(node),
    };
    l.field(declared);
}

/// The new name of a type, and the old.
pub(super) fn aliased<'t>(l: &Lowering<'_>, node: Node<'t>) -> Option<(Node<'t>, String)> {
    let types: Vec<_> = children(node).into_iter().filter(|part| is_type(*part)).collect();
    let [name, .., old] = types[..] else { return None };
    Some((name, type_path(l, old)?))
}
