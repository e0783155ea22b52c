//! Types of Rust: as names of declarations, and as values.

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Sym};
use crate::lower::{Lowering, children, field};

use super::dotted;
use super::expression::expression;

/// Types that stand for what they hold.
const WRAPPERS: &[&str] = &["Option", "Result", "Box", "Arc", "Rc", "Cow", "io::Result", "Into"];

/// A type's name without references, wrappers and type arguments.
pub(super) fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let mut node = node;
    loop {
        node = match node.kind() {
            "reference_type" | "pointer_type" => field(node, "type")?,
            "dynamic_type" | "abstract_type" => field(node, "trait")?,
            "bounded_type" => *children(node).first()?,
            "generic_type" => {
                let base = field(node, "type")?;
                let arguments = field(node, "type_arguments").map(children).unwrap_or_default();
                let held = arguments.into_iter().find(|argument| argument.kind() != "lifetime");
                match held {
                    Some(held) if WRAPPERS.contains(&l.text(base)) => held,
                    _ => base,
                }
            }
            "array_type" => {
                let element = dotted(l.text(field(node, "element")?));
                return Some(l.sym(&format!("{element}[]")));
            }
            "type_identifier" if l.text(node) == "Self" => {
                let owner = own_type(l)?;
                return Some(owner);
            }
            "type_identifier"
            | "primitive_type"
            | "scoped_type_identifier"
            | "identifier"
            | "scoped_identifier" => {
                let path = dotted(l.text(node));
                return Some(l.sym(&path));
            }
            _ => return None,
        };
    }
}

/// The name that an `impl` is for; empty where it is no plain name.
pub(super) fn base_name(l: &Lowering<'_>, node: Node<'_>) -> String {
    match node.kind() {
        "generic_type" => field(node, "type").map(|base| l.text(base)).unwrap_or_default(),
        "type_identifier" => l.text(node),
        _ => "",
    }
    .to_owned()
}

/// The type around, as `Self` means it.
pub(super) fn own_type(l: &Lowering<'_>) -> Option<Sym> {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    owner.filter(|name| name.0 != 0)
}

/// A type where a value can stand: `Hmac<Sha256>` is an index of `Hmac` by its arguments.
pub(super) fn type_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| match node.kind() {
        "generic_type" | "generic_type_with_turbofish" | "generic_function" => {
            let base = field(node, "type").or_else(|| field(node, "function"));
            let object = match base {
                Some(base) => expression(l, base),
                None => l.unknown(node, "type arguments of nothing"),
            };
            applied_arguments(l, node, object)
        }
        "reference_type" | "qualified_type" => match field(node, "type") {
            Some(ty) => type_value(l, ty),
            None => l.unknown(node, "a reference to nothing"),
        },
        "dynamic_type" | "abstract_type" => match field(node, "trait") {
            Some(ty) => type_value(l, ty),
            None => l.unknown(node, "a trait without a name"),
        },
        "bracketed_type" => match children(node).first() {
            Some(ty) => type_value(l, *ty),
            None => l.unknown(node, "empty"),
        },
        "type_identifier"
        | "primitive_type"
        | "scoped_type_identifier"
        | "identifier"
        | "scoped_identifier" => expression(l, node),
        kind if kind.ends_with("_literal") => expression(l, node),
        _ => l.unknown(node, "a type of a kind that is not modelled"),
    })
}

/// The arguments tell something only where there is a type of a library or of the project among
/// them: `Vec<u8>` is `Vec`.
pub(super) fn applied_arguments(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    let arguments = field(node, "type_arguments").map(children).unwrap_or_default();
    let telling = |l: &Lowering<'_>, argument: &Node<'_>| {
        !matches!(argument.kind(), "lifetime" | "primitive_type" | "type_binding")
            && l.text(*argument) != "_"
    };
    if !arguments.iter().any(|argument| telling(l, argument)) {
        return object;
    }
    let arguments = arguments.into_iter().filter(|argument| argument.kind() != "lifetime");
    let items = arguments.map(|argument| type_value(l, argument)).collect();
    let index = l.expr(node, Expr::List(items));
    l.expr(node, Expr::Index { object, index })
}
