//! What stands behind an expression: calls, subscripts, members.

use tree_sitter::Node;

use super::expression::expression;
use super::function::closure;
use super::{child_of, name_sym, parts};
use crate::ir::{Arg, BinaryOp, Expr, ExprId};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

/// Applies what a node adds to its leftmost operand.
pub(super) fn suffix(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call_expression" | "constructor_expression" => {
            let suffix = child_of(node, "call_suffix");
            match suffix.or_else(|| child_of(node, "constructor_suffix")) {
                Some(suffix) => call(l, suffix, value),
                None => value,
            }
        }
        "navigation_expression" => {
            let name = field(node, "suffix").and_then(|suffix| field(suffix, "suffix"));
            match name {
                Some(name) if name.kind() == "integer_literal" => {
                    let index = expression(l, name);
                    l.expr(name, Expr::Index { object: value, index })
                }
                Some(name) => {
                    let sym = name_sym(l, name);
                    l.expr(name, Expr::Member { object: value, name: sym })
                }
                None => l.unknown(node, "member access without a member"),
            }
        }
        // `value!` is the value.
        _ => value,
    }
}

fn call(l: &mut Lowering<'_>, suffix: Node<'_>, callee: ExprId) -> ExprId {
    let list = child_of(suffix, "value_arguments");
    if let Some(list) = list.filter(|list| l.text(*list).starts_with('[')) {
        return subscript(l, suffix, list, callee);
    }
    let mut args = list.map(|list| arguments(l, list)).unwrap_or_default();
    let mut label = None;
    for (role, part) in parts(suffix) {
        match part.kind() {
            "simple_identifier" if role == "name" => label = Some(name_sym(l, part)),
            "lambda_literal" => {
                let value = closure(l, part);
                args.push(Arg { name: label.take(), value, spread: false });
            }
            _ => {}
        }
    }
    if let Some(value) = construction(l, suffix, callee, &args) {
        return value;
    }
    // `self.init(..)` and `super.init(..)` call the constructor of what is in front.
    let callee = match l.unit.expr(callee) {
        Expr::Member { object, name } if l.unit.text(*name) == "init" => *object,
        _ => callee,
    };
    syntax::call(l, callee, args)
}

/// `[UInt8](repeating: 0, count: 16)`, `Data(count: 16)`, `[String]()`, `Array(bytes)`.
fn construction(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    callee: ExprId,
    args: &[Arg],
) -> Option<ExprId> {
    let label = |l: &Lowering<'_>, arg: &Arg| arg.name.map(|name| l.unit.text(name).to_owned());
    let (is_list, is_map, name) = match l.unit.expr(callee) {
        Expr::List(_) => (true, false, ""),
        Expr::Map(_) => (false, true, ""),
        Expr::Name(name) => (false, false, l.unit.text(*name)),
        _ => return None,
    };
    let is_list = is_list || matches!(name, "Array" | "Data" | "ContiguousArray" | "NSMutableData");
    let last = args.last();
    match (args, last.and_then(|last| label(l, last)).as_deref()) {
        ([], _) if is_list && name.is_empty() => Some(l.expr(node, Expr::List(Vec::new()))),
        ([], _) if is_map => Some(l.expr(node, Expr::Map(Vec::new()))),
        (_, Some("count" | "capacity" | "length")) if is_list => {
            last.map(|length| l.expr(node, Expr::Sized(length.value)))
        }
        ([only], None) if is_list => Some(only.value),
        _ => None,
    }
}

/// `object[index]`, `object[0..<16]`.
fn subscript(l: &mut Lowering<'_>, node: Node<'_>, list: Node<'_>, object: ExprId) -> ExprId {
    let only = children(list).first().and_then(|argument| field(*argument, "value"));
    let Some(index) = only else { return l.unknown(node, "access without an index") };
    let (start, end) = match index.kind() {
        "fully_open_range" => return object,
        "range_expression" => (field(index, "start"), field(index, "end")),
        "open_start_range_expression" => (None, field(index, "end")),
        "open_end_range_expression" => (field(index, "start"), None),
        _ => {
            let index = expression(l, index);
            return l.expr(node, Expr::Index { object, index });
        }
    };
    let start = start.map(|start| expression(l, start));
    let mut end = end.map(|end| expression(l, end));
    if let Some(last) = end
        && !l.text(index).contains("..<")
    {
        let right = l.expr(index, Expr::Int(1));
        end = Some(l.expr(index, Expr::Binary { op: BinaryOp::Add, left: last, right }));
    }
    syntax::slice(l, node, object, start, end)
}

/// Arguments with their labels.
pub(super) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    for argument in children(list).into_iter().filter(|part| part.kind() == "value_argument") {
        let Some(value) = field(argument, "value") else { continue };
        let name = field(argument, "name").map(|name| l.node_sym(name));
        args.push(Arg { name, value: expression(l, value), spread: false });
    }
    args
}
