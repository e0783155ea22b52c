//! Calls: all lists of arguments, and the standard library's own literals.

use tree_sitter::Node;

use super::expression::expression;
use super::function::{cases, lambda, only_lambda};
use super::value::block_value;
use super::{child_of, name_sym, type_path};
use crate::ir::{Arg, Expr, ExprId};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

/// What is called: `f` of `f(a)(b) { c }`.
pub(super) fn callee(node: Node<'_>) -> Option<Node<'_>> {
    let mut callee = field(node, "function")?;
    while callee.kind() == "call_expression" {
        callee = field(callee, "function")?;
    }
    Some(callee)
}

pub(super) fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let mut lists = Vec::new();
    let mut next = Some(node);
    while let Some(call) = next.filter(|call| call.kind() == "call_expression") {
        lists.extend(field(call, "arguments"));
        next = field(call, "function");
    }
    lists.reverse();
    // `new T(a)(b)` is constructed with all of its arguments.
    if let Some(created) = next.filter(|it| it.kind() == "instance_expression") {
        let args = lists.into_iter().flat_map(|list| arguments(l, list)).collect();
        return more_arguments(l, created, callee, args);
    }
    let args: Vec<_> = lists.into_iter().flat_map(|list| arguments(l, list)).collect();
    match literal(l, node, callee, &args) {
        Some(value) => value,
        None => syntax::call(l, callee, args),
    }
}

fn more_arguments(l: &mut Lowering<'_>, node: Node<'_>, created: ExprId, more: Vec<Arg>) -> ExprId {
    let Expr::New { ty, args, .. } = l.unit.expr(created) else { return created };
    let (ty, mut args) = (*ty, args.clone());
    args.extend(more);
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}

/// Arguments: `a`, `name = b`, `c: _*`; a block is one, too.
pub(super) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    match list.kind() {
        "arguments" => children(list).into_iter().map(|part| argument(l, part)).collect(),
        "case_block" => vec![Arg::positional(cases(l, list))],
        "colon_argument" if child_of(list, "indented_cases").is_some() => {
            let block = child_of(list, "indented_cases").unwrap_or(list);
            vec![Arg::positional(cases(l, block))]
        }
        _ => {
            let value = match only_lambda(list) {
                Some(closure) => lambda(l, closure),
                None => block_value(l, list),
            };
            vec![Arg::positional(value)]
        }
    }
}

fn argument(l: &mut Lowering<'_>, node: Node<'_>) -> Arg {
    match (node.kind(), field(node, "left"), field(node, "right")) {
        ("assignment_expression", Some(name), Some(value)) if name.kind() == "identifier" => {
            let name = name_sym(l, name);
            Arg::named(name, expression(l, value))
        }
        ("vararg", ..) => {
            let value = children(node).first().copied().unwrap_or(node);
            Arg { name: None, value: expression(l, value), spread: true }
        }
        _ => Arg::positional(expression(l, node)),
    }
}

/// `List(..)`, `Map(a -> b)`, `Some(a)`, `Array.ofDim[Byte](16)`.
fn literal(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId, args: &[Arg]) -> Option<ExprId> {
    let name = match l.unit.expr(callee) {
        Expr::Name(name) => l.unit.text(*name),
        Expr::Member { object, name } => {
            let of_array =
                matches!(l.unit.expr(*object), Expr::Name(of) if l.unit.text(*of) == "Array");
            match (of_array, l.unit.text(*name), args) {
                (true, "ofDim", [length]) | (true, "fill", [length, _]) => {
                    return Some(l.expr(node, Expr::Sized(length.value)));
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    match (name, args) {
        ("List" | "Seq" | "Array" | "Vector" | "Set" | "IndexedSeq" | "Iterator", _) => {
            let items = args.iter().map(|arg| (arg.value, arg.spread)).collect();
            Some(syntax::list(l, node, items))
        }
        ("Map" | "HashMap" | "ListMap", _) => {
            let mut entries = Vec::new();
            for arg in args {
                let Expr::List(pair) = l.unit.expr(arg.value) else { return None };
                let [key, value] = pair[..] else { return None };
                entries.push((key, value));
            }
            Some(l.expr(node, Expr::Map(entries)))
        }
        ("Some" | "Option", [only]) => Some(only.value),
        _ => None,
    }
}

/// The arguments in `new T(..) with U`, which the grammar takes for part of the type.
fn applied(node: Node<'_>) -> Option<Node<'_>> {
    let compound = child_of(node, "compound_type")?;
    let base = field(compound, "base").filter(|base| base.kind() == "applied_constructor_type")?;
    child_of(base, "arguments")
}

/// `new T(..) { .. }`.
pub(super) fn creation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let list = field(node, "arguments").or_else(|| applied(node));
    let args: Vec<_> = list.map(|list| arguments(l, list)).unwrap_or_default();
    let ty = children(node).into_iter().find(|part| {
        Some(*part) != list && !part.kind().ends_with("body") && part.kind() != "early_defs"
    });
    let path = ty.and_then(|ty| type_path(l, ty));
    if let Some(body) = child_of(node, "template_body") {
        let base = path.as_deref().map(|path| l.sym(path));
        super::class::anonymous(l, body, base);
    }
    if let (Some("Array"), [length]) = (path.as_deref(), args.as_slice()) {
        return l.expr(node, Expr::Sized(length.value));
    }
    let ty = match path {
        Some(path) => l.dotted(node, &path),
        None => l.unknown(node, "a construction without a type"),
    };
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}
