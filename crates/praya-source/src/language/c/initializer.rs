//! Initial values: what stands in braces takes its shape from the declared type.

use tree_sitter::Node;

use super::{Declared, arguments, expression, is_cpp};
use crate::ir::{Arg, Expr, ExprId, Sym};
use crate::language::cpp;
use crate::lower::{Lowering, children, field};

/// The value that a declaration gives its name.
pub(in crate::language) fn initial_value(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: Option<Sym>,
    declared: &Declared<'_>,
    value: Option<Node<'_>>,
) -> Option<ExprId> {
    let ty_node = field(node, "type");
    match value {
        Some(value) if value.kind() == "initializer_list" => Some(braced(l, value, ty, ty_node)),
        Some(value) if value.kind() == "argument_list" => {
            let args = arguments(l, value);
            Some(cpp::construction(l, value, ty_node, args))
        }
        Some(value) => Some(expression(l, value)),
        None if declared.is_array => {
            let length = declared.length?;
            let value = expression(l, length);
            Some(l.expr(length, Expr::Sized(value)))
        }
        None if is_cpp(l) && !declared.is_pointer => cpp::default_value(l, ty_node?),
        None => None,
    }
}

/// `{ ... }` for a type: the elements of an array, the fields of a structure, or one value.
pub(in crate::language) fn braced(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: Option<Sym>,
    ty_node: Option<Node<'_>>,
) -> ExprId {
    l.nested(node, |l, node| {
        let text = ty.map(|ty| l.unit.text(ty).to_owned()).unwrap_or_default();
        if let Some(element) = text.strip_suffix("[]") {
            let element = (!element.is_empty()).then(|| l.sym(element));
            return elements(l, node, element);
        }
        if let Some(value) = cpp::container(l, node, &text) {
            return value;
        }
        if text.is_empty() {
            return untyped(l, node);
        }
        if is_primitive(&text) {
            return match children(node).as_slice() {
                [only] => item(l, *only, None),
                _ => elements(l, node, None),
            };
        }
        structure(l, node, ty, ty_node)
    })
}

/// An element, itself in braces or not.
fn item(l: &mut Lowering<'_>, node: Node<'_>, ty: Option<Sym>) -> ExprId {
    if node.kind() == "initializer_list" { braced(l, node, ty, None) } else { expression(l, node) }
}

/// The elements of an array; where they name their places, a map from places.
fn elements(l: &mut Lowering<'_>, node: Node<'_>, ty: Option<Sym>) -> ExprId {
    let mut placed = Vec::new();
    let mut list = Vec::new();
    for child in children(node) {
        let designator = field(child, "designator");
        match (designator, field(child, "value")) {
            (Some(designator), Some(value)) => {
                let key = match children(designator).first() {
                    Some(key) => expression(l, *key),
                    None => l.unknown(designator, "a place without a number"),
                };
                placed.push((key, item(l, value, ty)));
            }
            _ => list.push(item(l, child, ty)),
        }
    }
    if placed.is_empty() { l.expr(node, Expr::List(list)) } else { l.expr(node, Expr::Map(placed)) }
}

/// Without a type, fields that are named make a map.
fn untyped(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (args, fields) = parts(l, node, None);
    if fields.is_empty() {
        let values = args.into_iter().map(|arg| arg.value).collect();
        return l.expr(node, Expr::List(values));
    }
    let mut entries = Vec::new();
    for field in fields {
        let name = field.name.map(|name| l.unit.text(name).to_owned()).unwrap_or_default();
        entries.push((l.string(node, &name), field.value));
    }
    l.expr(node, Expr::Map(entries))
}

fn structure(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: Option<Sym>,
    ty_node: Option<Node<'_>>,
) -> ExprId {
    let (args, fields) = parts(l, node, ty);
    let ty = match (ty_node, ty) {
        (Some(ty_node), _) if cpp::is_path(ty_node) => cpp::type_path(l, ty_node),
        (_, Some(ty)) => l.expr(node, Expr::Name(ty)),
        _ => l.unknown(node, "a structure without a type"),
    };
    l.expr(node, Expr::New { ty, args, fields })
}

/// What stands by position, and what stands by name.
fn parts(l: &mut Lowering<'_>, node: Node<'_>, ty: Option<Sym>) -> (Vec<Arg>, Vec<Arg>) {
    let known = ty.map(|ty| l.unit.text(ty).to_owned()).and_then(|name| l.type_named(&name));
    let known = known.and_then(|ty| l.unit.types.get(ty.0 as usize));
    let types: Vec<_> =
        known.into_iter().flat_map(|ty| &ty.fields).map(|f| (f.name, f.ty)).collect();
    let (mut args, mut fields) = (Vec::new(), Vec::new());
    for (position, child) in children(node).into_iter().enumerate() {
        match (field(child, "designator"), field(child, "value")) {
            (Some(designator), Some(value)) => {
                let name = l.text(designator).trim_start_matches(['.', ' ']);
                let name = l.sym(name);
                let ty = types.iter().find(|(field, _)| *field == name).and_then(|(_, ty)| *ty);
                fields.push(Arg::named(name, item(l, value, ty)));
            }
            _ => {
                let ty = types.get(position).and_then(|(_, ty)| *ty);
                args.push(Arg::positional(item(l, child, ty)));
            }
        }
    }
    (args, fields)
}

/// Numbers, characters and their like, by the first word of the name.
pub(in crate::language) fn is_primitive(ty: &str) -> bool {
    let word = ty.split(' ').next().unwrap_or_default();
    let sized = word.strip_prefix("std.").unwrap_or(word).trim_start_matches('u');
    matches!(
        word,
        "void"
            | "char"
            | "short"
            | "int"
            | "long"
            | "float"
            | "double"
            | "signed"
            | "unsigned"
            | "bool"
            | "_Bool"
            | "wchar_t"
    ) || (sized.ends_with("_t") && (sized.starts_with("int") || sized.contains("size")))
}
