//! Constructions: `T x(..)`, `T x{..}`, `T(..)`, `make_unique<T>(..)`, and what the standard
//! library's own types mean as values.

use tree_sitter::Node;

use super::{plain_path, type_path};
use crate::Language;
use crate::ir::{Arg, Expr, ExprId};
use crate::language::c;
use crate::lower::{Lowering, children};

/// Types of the standard library that are values of the representation.
#[derive(Clone, Copy, PartialEq)]
enum Standard {
    Text,
    List,
    Map,
    Pointer,
}

/// By the last name of a path: the namespace is often left out.
fn standard(path: &str) -> Option<Standard> {
    Some(match path.rsplit('.').next().unwrap_or(path) {
        "string" | "wstring" | "u8string" | "u16string" | "u32string" | "string_view"
        | "wstring_view" => Standard::Text,
        "vector" | "array" | "list" | "deque" | "set" | "unordered_set" | "initializer_list"
        | "span" | "pair" | "tuple" => Standard::List,
        "map" | "unordered_map" | "multimap" => Standard::Map,
        "unique_ptr" | "shared_ptr" | "optional" | "reference_wrapper" => Standard::Pointer,
        _ => return None,
    })
}

/// The value of a variable of that type that is given constructor arguments.
pub(in crate::language) fn construction(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: Option<Node<'_>>,
    args: Vec<Arg>,
) -> ExprId {
    let path = ty.map(|ty| plain_path(l, ty)).unwrap_or_default();
    let kind = standard(&path);
    match (kind, args.as_slice()) {
        (Some(Standard::Text | Standard::Pointer | Standard::Map), [only]) => only.value,
        // What frees it makes no difference to what it is.
        (Some(Standard::Pointer), [value, _]) => value.value,
        (Some(Standard::List), [length]) => l.expr(node, Expr::Sized(length.value)),
        (Some(Standard::List), [length, filling])
            if matches!(l.unit.expr(filling.value), Expr::Int(_)) =>
        {
            l.expr(node, Expr::Sized(length.value))
        }
        (None, [only]) if path.is_empty() || path == "auto" || c::is_primitive(&path) => only.value,
        _ => {
            let ty = match ty {
                Some(ty) => type_path(l, ty),
                None => l.unknown(node, "a construction without a type"),
            };
            l.expr(node, Expr::New { ty, args, fields: Vec::new() })
        }
    }
}

/// A variable without an initial value is constructed all the same, unless it is a plain number.
pub(in crate::language) fn default_value(l: &mut Lowering<'_>, ty: Node<'_>) -> Option<ExprId> {
    if !matches!(ty.kind(), "type_identifier" | "qualified_identifier" | "template_type") {
        return None;
    }
    let path = plain_path(l, ty);
    if c::is_primitive(&path) {
        return None;
    }
    Some(match standard(&path) {
        Some(Standard::Text) => l.string(ty, ""),
        Some(Standard::List) => l.expr(ty, Expr::List(Vec::new())),
        Some(Standard::Map) => l.expr(ty, Expr::Map(Vec::new())),
        Some(Standard::Pointer) => l.expr(ty, Expr::Null),
        None => construction(l, ty, Some(ty), Vec::new()),
    })
}

/// `{ ... }` for a type of the standard library.
pub(in crate::language) fn container(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    path: &str,
) -> Option<ExprId> {
    if l.unit.language != Language::Cpp {
        return None;
    }
    let items = children(node);
    match standard(path)? {
        Standard::Map => entries(l, node, &items),
        Standard::Text | Standard::Pointer => match items.as_slice() {
            [] => Some(l.expr(node, Expr::Null)),
            [only] => Some(c::expression(l, *only)),
            [value, _] if standard(path) == Some(Standard::Pointer) => {
                Some(c::expression(l, *value))
            }
            _ => None,
        },
        Standard::List => match items.as_slice() {
            // The doubled braces of `std::array<T, 2> a = {{1, 2}}`.
            [only] if path.ends_with("array") && only.kind() == "initializer_list" => {
                Some(c::braced(l, *only, None, None))
            }
            _ => {
                let values = items.into_iter().map(|item| c::expression(l, item)).collect();
                Some(l.expr(node, Expr::List(values)))
            }
        },
    }
}

fn entries(l: &mut Lowering<'_>, node: Node<'_>, items: &[Node<'_>]) -> Option<ExprId> {
    let mut entries = Vec::new();
    for item in items {
        let [key, value] = children(*item)[..] else { return None };
        entries.push((c::expression(l, key), c::expression(l, value)));
    }
    Some(l.expr(node, Expr::Map(entries)))
}

/// A call, unless it is one of those that only hand on or construct a value.
pub(in crate::language) fn call(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    callee: ExprId,
    args: Vec<Arg>,
) -> ExprId {
    let (base, types) = match l.unit.expr(callee) {
        Expr::Index { object, index } => (*object, Some(*index)),
        _ => (callee, None),
    };
    let (name, of_std) = match l.unit.expr(base) {
        Expr::Name(name) => (l.unit.text(*name), false),
        Expr::Member { name, object } => (l.unit.text(*name), is_std(l, *object)),
        _ => ("", false),
    };
    let first_type = types.and_then(|types| match l.unit.expr(types) {
        Expr::List(types) => types.first().copied(),
        _ => None,
    });
    let plain = types.is_none() && (of_std || matches!(l.unit.expr(base), Expr::Name(_)));
    match (name, args.as_slice()) {
        ("static_cast" | "reinterpret_cast" | "const_cast" | "dynamic_cast", [only]) => only.value,
        ("move" | "forward" | "ref" | "cref", [only]) if of_std => only.value,
        (name, [only]) if plain && converts(name) => only.value,
        ("make_unique" | "make_shared", _) if first_type.is_some() => {
            let ty = first_type.unwrap_or(base);
            l.expr(node, Expr::New { ty, args, fields: Vec::new() })
        }
        _ => l.expr(node, Expr::Call { callee, args }),
    }
}

fn is_std(l: &Lowering<'_>, object: ExprId) -> bool {
    matches!(l.unit.expr(object), Expr::Name(name) if l.unit.text(*name) == "std")
}

fn converts(name: &str) -> bool {
    standard(name) == Some(Standard::Text) || (!name.is_empty() && c::is_primitive(name))
}
