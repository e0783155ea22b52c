//! Literals of Go: strings and composites.

use tree_sitter::Node;

use crate::ir::{Arg, Expr, ExprId};
use crate::language::syntax::{self, Escapes};
use crate::lower::{Lowering, children, field};

use super::expression::expression;
use super::field_declarations;

const ESCAPES: Escapes = Escapes { letters: "abfnrtv\\'\"xuU01234567", keeps_unknown: true };

/// The text of a string or rune literal.
pub(super) fn unquoted(l: &Lowering<'_>, node: Node<'_>) -> String {
    let text = l.text(node);
    if let Some(raw) = text.strip_prefix('`') {
        return raw.strip_suffix('`').unwrap_or(raw).replace('\r', "");
    }
    let inner = text.get(1..).unwrap_or_default();
    syntax::unescape(inner.strip_suffix(['"', '\'']).unwrap_or(inner), &ESCAPES)
}

/// `T{...}`, `[]T{...}`, `map[K]V{...}`
pub(super) fn composite(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match (field(node, "type"), field(node, "body")) {
        (Some(ty), Some(body)) => literal_value(l, body, ty),
        _ => l.unknown(node, "a literal without a type"),
    }
}

/// A literal of a type; inner literals may leave their type out.
fn literal_value(l: &mut Lowering<'_>, body: Node<'_>, ty: Node<'_>) -> ExprId {
    l.nested(body, |l, body| {
        let elements = children(body);
        let is_keyed = elements.iter().any(|element| element.kind() == "keyed_element");
        let inner = field(ty, "element").or_else(|| field(ty, "value"));
        match (ty.kind(), inner) {
            ("pointer_type", _) => match children(ty).first() {
                Some(pointed) => literal_value(l, body, *pointed),
                None => l.unknown(body, "a literal without a type"),
            },
            ("map_type", Some(inner)) => keyed(l, body, elements, inner),
            (_, Some(inner)) if is_keyed => keyed(l, body, elements, inner),
            (_, Some(inner)) => {
                let items =
                    elements.into_iter().map(|element| element_value(l, element, Some(inner)));
                let items = items.collect();
                l.expr(body, Expr::List(items))
            }
            ("struct_type", _) => unnamed_structure(l, body, elements, ty),
            _ => structure(l, body, elements, ty),
        }
    })
}

fn keyed(l: &mut Lowering<'_>, body: Node<'_>, elements: Vec<Node<'_>>, inner: Node<'_>) -> ExprId {
    let mut pairs = Vec::new();
    for element in elements {
        let (key, value) = match (field(element, "key"), field(element, "value")) {
            (Some(key), Some(value)) => (element_value(l, key, None), value),
            _ => (l.unknown(element, "an element without a key"), element),
        };
        pairs.push((key, element_value(l, value, Some(inner))));
    }
    l.expr(body, Expr::Map(pairs))
}

fn structure(
    l: &mut Lowering<'_>,
    body: Node<'_>,
    elements: Vec<Node<'_>>,
    ty: Node<'_>,
) -> ExprId {
    let type_id = expression(l, ty);
    let (mut args, mut fields) = (Vec::new(), Vec::new());
    for element in elements {
        if let (Some(key), Some(value)) = (field(element, "key"), field(element, "value")) {
            let name = l.node_sym(key);
            fields.push(Arg::named(name, element_value(l, value, None)));
        } else {
            args.push(Arg::positional(element_value(l, element, None)));
        }
    }
    l.expr(body, Expr::New { ty: type_id, args, fields })
}

/// `struct{ A, B int }{1, 2}` has no name to be made under: it is a map of its fields.
fn unnamed_structure(
    l: &mut Lowering<'_>,
    body: Node<'_>,
    elements: Vec<Node<'_>>,
    ty: Node<'_>,
) -> ExprId {
    let mut names = Vec::new();
    for declared in field_declarations(ty) {
        let mut cursor = declared.walk();
        names.extend(declared.children_by_field_name("name", &mut cursor).map(|name| l.text(name)));
    }
    let mut pairs = Vec::new();
    for (index, element) in elements.into_iter().enumerate() {
        let (name, value) = match (field(element, "key"), field(element, "value")) {
            (Some(key), Some(value)) => (l.text(key), value),
            _ => (names.get(index).copied().unwrap_or_default(), element),
        };
        let key = l.string(element, name);
        pairs.push((key, element_value(l, value, None)));
    }
    l.expr(body, Expr::Map(pairs))
}

fn element_value(l: &mut Lowering<'_>, element: Node<'_>, ty: Option<Node<'_>>) -> ExprId {
    let inner = match element.kind() {
        "literal_element" => children(element).first().copied().unwrap_or(element),
        _ => element,
    };
    match (inner.kind(), ty) {
        ("literal_value", Some(ty)) => literal_value(l, inner, ty),
        ("literal_value", None) => l.unknown(inner, "a literal without a type"),
        _ => expression(l, inner),
    }
}

/// What a variable of a type holds before it is assigned.
pub(super) fn zero(l: &mut Lowering<'_>, ty: Node<'_>) -> ExprId {
    match ty.kind() {
        "type_identifier" => match l.text(ty) {
            "string" => l.string(ty, ""),
            "bool" => l.expr(ty, Expr::Bool(false)),
            "error" | "any" => l.expr(ty, Expr::Null),
            "int" | "int8" | "int16" | "int32" | "int64" | "uint" | "uint8" | "uint16"
            | "uint32" | "uint64" | "uintptr" | "byte" | "rune" => l.expr(ty, Expr::Int(0)),
            "float32" | "float64" => l.unknown(ty, "a fraction"),
            _ => object(l, ty),
        },
        "qualified_type" | "generic_type" => object(l, ty),
        "slice_type" => l.expr(ty, Expr::List(Vec::new())),
        "array_type" => match field(ty, "length") {
            Some(length) => {
                let length = expression(l, length);
                l.expr(ty, Expr::Sized(length))
            }
            None => l.unknown(ty, "an array without a length"),
        },
        _ => l.expr(ty, Expr::Null),
    }
}

fn object(l: &mut Lowering<'_>, ty: Node<'_>) -> ExprId {
    let type_id = expression(l, ty);
    l.expr(ty, Expr::New { ty: type_id, args: Vec::new(), fields: Vec::new() })
}
