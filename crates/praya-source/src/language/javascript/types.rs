//! Classes, and what TypeScript adds: interfaces, enums, namespaces, annotations.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Field, FunctionKind, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field, line_of};

use super::expression::{expression, unquoted};
use super::statement::block;
use super::{function_of, has_token, with_body};

/// Declarations that are not JavaScript's statements; anything else has no value.
pub(super) fn declaration(l: &mut Lowering<'_>, node: Node<'_>) {
    match node.kind() {
        "class_declaration" | "abstract_class_declaration" => class(l, node, ""),
        "interface_declaration" => interface(l, node),
        "enum_declaration" => enumeration(l, node),
        "internal_module" | "module" => namespace(l, node),
        _ => {}
    }
}

/// `import A = B.C`
pub(super) fn import_alias(l: &mut Lowering<'_>, node: Node<'_>) {
    if let ("import_alias", [local, path]) = (node.kind(), children(node).as_slice()) {
        let (local, path) = (l.text(*local), l.text(*path));
        l.import(local, path);
    }
}

/// A class; without a name of its own it has the one it is bound to.
pub(super) fn class(l: &mut Lowering<'_>, node: Node<'_>, bound: &str) {
    let own = field(node, "name").map_or("", |name| l.text(name));
    let name = if bound.is_empty() { own } else { bound };
    let supers = supers(l, node);
    l.with_type(node, name, supers, |l, _| {
        for member in field(node, "body").map(contents).unwrap_or_default() {
            class_member(l, member, name);
        }
    });
}

/// A class as a value: its name.
pub(super) fn class_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    class(l, node, "");
    match field(node, "name") {
        Some(name) => l.name(name),
        None => l.unknown(node, "a class without a name"),
    }
}

/// `exports.A = class { }`
pub(super) fn class_assigned(l: &mut Lowering<'_>, target: Node<'_>, node: Node<'_>) -> ExprId {
    let own = field(node, "name");
    let name = own.or_else(|| field(target, "property")).unwrap_or(target);
    let text = l.text(name);
    class(l, node, text);
    l.name(name)
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let mut bases = Vec::new();
    for clause in children(node) {
        if !matches!(clause.kind(), "class_heritage" | "extends_type_clause") {
            continue;
        }
        for base in children(clause) {
            match base.kind() {
                "extends_clause" => bases.extend(field(base, "value")),
                "implements_clause" => bases.extend(children(base)),
                _ => bases.push(base),
            }
        }
    }
    bases.into_iter().filter_map(|base| type_name(l, base)).collect()
}

fn class_member(l: &mut Lowering<'_>, node: Node<'_>, class: &str) {
    match node.kind() {
        "method_definition" => method(l, node, class),
        "field_definition" | "public_field_definition" => class_field(l, node),
        "class_static_block" => {
            let function = l.function(node, "", FunctionKind::StaticInitializer);
            l.with_function(function, |l, out| {
                if let Some(body) = field(node, "body") {
                    block(l, body, out);
                }
            });
        }
        "ERROR" => {
            for child in contents(node) {
                l.nested_block(child, &mut Vec::new(), |l, child, _| class_member(l, child, class));
            }
        }
        _ => {}
    }
}

fn method(l: &mut Lowering<'_>, node: Node<'_>, class: &str) {
    let name = field(node, "name").map(|name| unquoted(l, name)).unwrap_or_default();
    let is_static = has_token(node, "static");
    if name == "constructor" && !is_static {
        parameter_properties(l, node);
        let function = l.function(node, class, FunctionKind::Constructor);
        with_body(l, node, function);
        return;
    }
    let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
    let name = if has_token(node, "set") { format!("{name}=") } else { name };
    function_of(l, node, &name, kind);
}

/// `constructor(private readonly alg: string)` declares a field.
fn parameter_properties(l: &mut Lowering<'_>, node: Node<'_>) {
    for parameter in field(node, "parameters").map(children).unwrap_or_default() {
        if let Some(name) = property_name(parameter) {
            let declared = Field {
                name: l.node_sym(name),
                ty: field(parameter, "type").and_then(|ty| type_name(l, ty)),
                init: None,
                is_static: false,
                is_final: has_token(parameter, "readonly"),
                annotation: None,
                line: line_of(parameter),
            };
            l.field(declared);
        }
    }
}

/// The name of a parameter that is a property too.
fn property_name(parameter: Node<'_>) -> Option<Node<'_>> {
    let is_property = has_token(parameter, "accessibility_modifier")
        || has_token(parameter, "override_modifier")
        || has_token(parameter, "readonly");
    field(parameter, "pattern").filter(|name| is_property && name.kind() == "identifier")
}

/// `this.alg = alg` for a parameter property.
pub(super) fn assign_property(
    l: &mut Lowering<'_>,
    parameter: Node<'_>,
    name: Sym,
) -> Option<Stmt> {
    property_name(parameter)?;
    let object = l.expr(parameter, Expr::This);
    let target = l.expr(parameter, Expr::Member { object, name });
    let value = l.expr(parameter, Expr::Name(name));
    Some(Stmt::Assign { target, value })
}

/// A field; one that holds a function is a method.
fn class_field(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "property").or_else(|| field(node, "name")) else { return };
    let text = unquoted(l, name);
    let is_static = has_token(node, "static");
    let value = field(node, "value");
    if let Some(value) = value
        && matches!(value.kind(), "arrow_function" | "function_expression")
    {
        let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
        function_of(l, value, &text, kind);
        return;
    }
    let declared = Field {
        name: l.sym(&text),
        ty: field(node, "type").and_then(|ty| type_name(l, ty)),
        init: value.map(|value| expression(l, value)),
        is_static,
        is_final: has_token(node, "readonly"),
        annotation: None,
        line: line_of(node),
    };
    l.field(declared);
}

fn interface(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let supers = supers(l, node);
    l.with_type(node, name, supers, |l, _| {
        for member in field(node, "body").map(children).unwrap_or_default() {
            if member.kind() == "property_signature" {
                class_field(l, member);
            }
        }
    });
}

/// Members without a value count on from the one before.
fn enumeration(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    l.with_type(node, name, Vec::new(), |l, _| {
        let mut next = Some(0_i64);
        for member in field(node, "body").map(children).unwrap_or_default() {
            let name = field(member, "name").unwrap_or(member);
            let init = match (field(member, "value"), next) {
                (Some(value), _) => expression(l, value),
                (None, Some(number)) => l.expr(member, Expr::Int(number)),
                (None, None) => l.unknown(member, "counts on from what is not a number"),
            };
            next = match l.unit.expr(init) {
                Expr::Int(number) => number.checked_add(1),
                _ => None,
            };
            let text = unquoted(l, name);
            let declared = Field {
                name: l.sym(&text),
                ty: None,
                init: Some(init),
                is_static: true,
                is_final: true,
                annotation: None,
                line: line_of(member),
            };
            l.field(declared);
        }
    });
}

/// A namespace is a type with static members only.
fn namespace(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map(|name| unquoted(l, name)).unwrap_or_default();
    l.with_type(node, &name, Vec::new(), |l, _| {
        for child in field(node, "body").map(children).unwrap_or_default() {
            let child = field(child, "declaration").unwrap_or(child);
            match child.kind() {
                "function_declaration" | "generator_function_declaration" => {
                    let name = field(child, "name").map_or("", |name| l.text(name));
                    function_of(l, child, name, FunctionKind::Static);
                }
                "lexical_declaration" | "variable_declaration" => {
                    for declarator in children(child) {
                        namespace_variable(l, declarator);
                    }
                }
                _ => declaration(l, child),
            }
        }
    });
}

fn namespace_variable(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "name").filter(|name| name.kind() == "identifier") else { return };
    let declared = Field {
        name: l.node_sym(name),
        ty: field(node, "type").and_then(|ty| type_name(l, ty)),
        init: field(node, "value").map(|value| expression(l, value)),
        is_static: true,
        is_final: false,
        annotation: None,
        line: line_of(node),
    };
    l.field(declared);
}

/// A type's name without arguments; of a promise or of a type that may be absent, the type.
pub(super) fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let mut text = l.text(node).trim_start_matches([':', ' ']);
    text =
        text.split('|').map(str::trim).find(|part| !matches!(*part, "null" | "undefined" | ""))?;
    for wrapper in ["Promise<", "Readonly<", "Partial<"] {
        text = text.strip_prefix(wrapper).unwrap_or(text);
    }
    let text = text.split(['<', '>', '{', '(', '\n', '"', '\'', ' ']).next()?;
    (!text.is_empty()).then(|| l.sym(text))
}
