//! Calls of Ruby. A call without arguments looks like reading a member, but is a call.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

use super::expression::expression;
use super::statement::body;
use super::{BLOCK, block_closure, literal};

/// A call of which the receiver, if there is one, is lowered already.
pub(super) fn call(l: &mut Lowering<'_>, node: Node<'_>, receiver: Option<ExprId>) -> ExprId {
    let method = field(node, "method");
    let name = method.map_or("", |method| l.text(method));
    if let (None | Some(_), "lambda" | "proc", Some(block)) = (receiver, name, field(node, "block"))
    {
        return block_closure(l, block);
    }
    if name == "require" || name == "require_relative" {
        require(l, node, name);
    }
    let callee = match (receiver, method) {
        (Some(object), Some(method)) => {
            let name = l.node_sym(method);
            l.expr(method, Expr::Member { object, name })
        }
        // `f.()` calls `f`.
        (Some(object), None) => object,
        (None, Some(method)) if method.kind() == "super" => l.expr(method, Expr::Super),
        (None, Some(method)) => l.name(method),
        (None, None) => l.unknown(node, "call without a name"),
    };
    let mut args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    if let Some(block) = field(node, "block") {
        let block = block_closure(l, block);
        args.push(Arg::named(l.sym(BLOCK), block));
    }
    syntax::call(l, callee, args)
}

/// `require 'x'` makes everything of `x` known by its own name.
fn require(l: &mut Lowering<'_>, node: Node<'_>, name: &str) {
    let arguments = field(node, "arguments").map(children).unwrap_or_default();
    let [path] = arguments.as_slice() else { return };
    if path.kind() != "string" {
        return;
    }
    let path = l.text(*path).trim_matches(['\'', '"']);
    if name == "require_relative" && !path.starts_with('.') {
        l.import("", &format!("./{path}"));
    } else {
        l.import("", path);
    }
}

/// Arguments; pairs whose keys are no names are one hash behind the others.
pub(super) fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    let mut pairs = Vec::new();
    for node in children(list) {
        let inner = children(node).first().copied();
        match (node.kind(), inner) {
            ("pair", Some(key)) if matches!(key.kind(), "hash_key_symbol" | "simple_symbol") => {
                let value = match field(node, "value") {
                    Some(value) => expression(l, value),
                    None => l.name(key),
                };
                let name = l.text(key).trim_start_matches(':');
                args.push(Arg::named(l.sym(name), value));
            }
            ("pair", _) => pairs.push(node),
            ("splat_argument" | "hash_splat_argument", Some(inner)) => {
                args.push(Arg { name: None, value: expression(l, inner), spread: true });
            }
            ("forward_argument", _) => {
                let value = l.unknown(node, "the arguments of the method around");
                args.push(Arg { name: None, value, spread: true });
            }
            ("block_argument", Some(inner)) => {
                let value = expression(l, inner);
                args.push(Arg::named(l.sym(BLOCK), value));
            }
            _ => args.push(Arg::positional(expression(l, node))),
        }
    }
    if let Some(first) = pairs.first().copied() {
        args.push(Arg::positional(literal::hash(l, pairs, first)));
    }
    args
}

/// `super` alone passes on what the method was given.
pub(super) fn bare_super(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let callee = l.expr(node, Expr::Super);
    let value = l.unknown(node, "the arguments of the method around");
    l.expr(node, Expr::Call { callee, args: vec![Arg { name: None, value, spread: true }] })
}

/// `yield x` calls the block.
pub(super) fn yielded(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let name = l.sym(BLOCK);
    let callee = l.expr(node, Expr::Name(name));
    let args = children(node).first().map(|list| arguments(l, *list)).unwrap_or_default();
    l.expr(node, Expr::Call { callee, args })
}

/// `raise` leaves, `each` loops: a statement other than a plain call, if it is one.
pub(super) fn control(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Stmt> {
    let name = l.text(field(node, "method")?);
    let receiver = field(node, "receiver");
    match (name, receiver) {
        ("raise" | "fail" | "abort", None) => {
            let list = field(node, "arguments");
            let args = list.map(|list| arguments(l, list)).unwrap_or_default();
            let parts = args.into_iter().map(|arg| arg.value).collect();
            Some(Stmt::Throw(Some(syntax::effects(l, node, "an error", parts))))
        }
        ("each" | "each_pair" | "each_with_index", Some(receiver)) => {
            each(l, node, receiver, name == "each_with_index")
        }
        ("loop", None) => {
            let block = field(node, "block")?;
            let mut statements = Vec::new();
            body(l, field(block, "body")?, &mut statements);
            let condition = None;
            Some(Stmt::Loop { binding: None, iterable: None, condition, body: statements })
        }
        _ => None,
    }
}

fn each(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    receiver: Node<'_>,
    with_index: bool,
) -> Option<Stmt> {
    let block = field(node, "block")?;
    if field(node, "arguments").is_some() {
        return None;
    }
    let iterable = Some(expression(l, receiver));
    let parameters = field(block, "parameters").map(children).unwrap_or_default();
    let binding = match parameters.as_slice() {
        [] => None,
        [only] => Some(expression(l, *only)),
        [first, ..] if with_index => Some(expression(l, *first)),
        several => {
            let items = several.iter().map(|name| expression(l, *name)).collect();
            Some(l.expr(node, Expr::List(items)))
        }
    };
    let mut statements = Vec::new();
    if let Some(inner) = field(block, "body") {
        body(l, inner, &mut statements);
    }
    Some(Stmt::Loop { binding, iterable, condition: None, body: statements })
}

/// `list[i]`, `text[start, length]`, `text[a..b]`
pub(super) fn element(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    let Some(object_node) = field(node, "object") else { return object };
    let indices: Vec<_> =
        children(node).into_iter().filter(|child| *child != object_node).collect();
    match indices.as_slice() {
        [range] if range.kind() == "range" => sliced(l, *range, object),
        [index] => {
            let index = expression(l, *index);
            l.expr(node, Expr::Index { object, index })
        }
        [start, length] => {
            let start = expression(l, *start);
            let length = expression(l, *length);
            let end = sum(l, node, start, length);
            syntax::slice(l, node, object, Some(start), Some(end))
        }
        _ => l.unknown(node, "an index of a kind that is not modelled"),
    }
}

fn sliced(l: &mut Lowering<'_>, range: Node<'_>, object: ExprId) -> ExprId {
    let start = field(range, "begin").map(|start| expression(l, start));
    let excludes = field(range, "operator").is_some_and(|operator| l.text(operator) == "...");
    let end = match field(range, "end") {
        Some(end) if !excludes && l.text(end) == "-1" => None,
        Some(end) => {
            let end = expression(l, end);
            let one = l.expr(range, Expr::Int(1));
            Some(if excludes { end } else { sum(l, range, end, one) })
        }
        None => None,
    };
    syntax::slice(l, range, object, start, end)
}

fn sum(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId, right: ExprId) -> ExprId {
    if let (Expr::Int(a), Expr::Int(b)) = (l.unit.expr(left), l.unit.expr(right))
        && let Some(sum) = a.checked_add(*b)
    {
        return l.expr(node, Expr::Int(sum));
    }
    l.expr(node, Expr::Binary { op: BinaryOp::Add, left, right })
}

/// `list << item` adds to what it is called on; of numbers it is a shift.
pub(super) fn append(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId, right: ExprId) -> ExprId {
    if matches!(l.unit.expr(left), Expr::Int(_)) || matches!(l.unit.expr(right), Expr::Int(_)) {
        return l.expr(node, Expr::Binary { op: BinaryOp::ShiftLeft, left, right });
    }
    let name = l.sym("push");
    let callee = l.expr(node, Expr::Member { object: left, name });
    syntax::call(l, callee, vec![Arg::positional(right)])
}

pub(super) fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(operand) = field(node, "operand") else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, operand);
    let op = match field(node, "operator").map_or("", |operator| l.text(operator)) {
        "!" | "not" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        "defined?" => {
            return syntax::effects(l, node, "an operator that is not modelled", vec![value]);
        }
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}
