//! Expressions of Python.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

use super::lambda;
use super::literal::string;

pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let (innermost, chain) = syntax::spine(node, operand);
        let mut value = atom(l, innermost);
        for node in chain {
            value = applied(l, node, value);
        }
        value
    })
}

fn operand(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "call" => field(node, "function"),
        "attribute" => field(node, "object"),
        "subscript" => field(node, "value"),
        "binary_operator" | "boolean_operator" => field(node, "left"),
        "await" => children(node).first().copied(),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call" => call(l, node, value),
        "attribute" => match field(node, "attribute") {
            Some(attribute) => {
                let name = l.node_sym(attribute);
                l.expr(attribute, Expr::Member { object: value, name })
            }
            None => value,
        },
        "subscript" => subscript(l, node, value),
        "binary_operator" | "boolean_operator" => {
            let operator = field(node, "operator").map_or("", |operator| l.text(operator));
            let right = match field(node, "right") {
                Some(right) => expression(l, right),
                None => l.unknown(node, "operator without an operand"),
            };
            operation(l, node, operator, value, right)
        }
        _ => value,
    }
}

fn operation(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    operator: &str,
    left: ExprId,
    right: ExprId,
) -> ExprId {
    let op = match operator {
        "**" => return syntax::power(l, node, left, right),
        "//" => Some(BinaryOp::Divide),
        "or" => Some(BinaryOp::Coalesce),
        _ => syntax::binary_op(operator),
    };
    syntax::binary(l, node, op, left, right)
}

/// `super().__init__(x)` is `super(x)`, and `super()` the object as its base class sees it.
fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    if matches!(l.unit.expr(callee), Expr::Name(name) if l.unit.text(*name) == "super") {
        return l.expr(node, Expr::Super);
    }
    let callee = match l.unit.expr(callee) {
        Expr::Member { object, name }
            if matches!(l.unit.expr(*object), Expr::Super) && l.unit.text(*name) == "__init__" =>
        {
            *object
        }
        _ => callee,
    };
    let args = match field(node, "arguments") {
        Some(list) if list.kind() == "argument_list" => arguments(l, list),
        Some(generator) => vec![Arg::positional(expression(l, generator))],
        None => Vec::new(),
    };
    if let Some(test) = type_test(l, node, callee) {
        return test;
    }
    syntax::call(l, callee, args)
}

/// `isinstance(x, T)`, `isinstance(x, (T, U))`.
fn type_test(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> Option<ExprId> {
    let is_test =
        matches!(l.unit.expr(callee), Expr::Name(name) if l.unit.text(*name) == "isinstance");
    let list = field(node, "arguments").filter(|_| is_test)?;
    let [value, types] = children(list)[..] else { return None };
    let types = if types.kind() == "tuple" { children(types) } else { vec![types] };
    let is_name = |ty: &Node<'_>| matches!(ty.kind(), "identifier" | "attribute");
    if !types.iter().all(is_name) {
        return None;
    }
    let types = types.into_iter().map(|ty| l.node_sym(ty)).collect();
    let value = expression(l, value);
    Some(l.expr(node, Expr::Is { value, types }))
}

fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    for node in children(list) {
        args.push(match node.kind() {
            "keyword_argument" => {
                let (Some(name), Some(value)) = (field(node, "name"), field(node, "value")) else {
                    continue;
                };
                let value = expression(l, value);
                Arg::named(l.node_sym(name), value)
            }
            "list_splat" | "dictionary_splat" => {
                Arg { name: None, value: inner(l, node), spread: true }
            }
            _ => Arg::positional(expression(l, node)),
        });
    }
    args
}

fn subscript(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    let mut cursor = node.walk();
    let subscripts: Vec<_> = node.children_by_field_name("subscript", &mut cursor).collect();
    let index = match subscripts.as_slice() {
        [slice] if slice.kind() == "slice" => return sliced(l, *slice, object),
        [index] => expression(l, *index),
        several => {
            let items = several.iter().map(|index| expression(l, *index)).collect();
            l.expr(node, Expr::List(items))
        }
    };
    l.expr(node, Expr::Index { object, index })
}

/// `x[start:end]`; with a step it is not modelled.
fn sliced(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId) -> ExprId {
    let mut bounds = [None, None, None];
    let mut at = 0;
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        if child.kind() == ":" {
            at += 1;
        } else if let (true, Some(bound)) = (child.is_named(), bounds.get_mut(at)) {
            *bound = Some(expression(l, child));
        }
    }
    match bounds {
        [start, end, None] => syntax::slice(l, node, object, start, end),
        _ => syntax::effects(l, node, "a slice with a step", vec![object]),
    }
}

fn inner(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match children(node).first() {
        Some(inner) => expression(l, *inner),
        None => l.unknown(node, "empty"),
    }
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" => l.name(node),
        "none" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "integer" => {
            let text = l.text(node);
            syntax::integer(l, node, text)
        }
        "float" => l.unknown(node, "a fraction"),
        "string" | "concatenated_string" => string(l, node),
        "parenthesized_expression" | "as_pattern" | "type" => inner(l, node),
        "tuple" | "list" | "set" | "expression_list" | "pattern_list" | "tuple_pattern"
        | "list_pattern" => sequence(l, node),
        "dictionary" => dictionary(l, node),
        "conditional_expression" => conditional(l, node),
        "comparison_operator" => comparison(l, node),
        "not_operator" | "unary_operator" => unary(l, node),
        "named_expression" | "assignment" | "augmented_assignment" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a value"),
        },
        "lambda" => lambda(l, node),
        "list_comprehension"
        | "set_comprehension"
        | "dictionary_comprehension"
        | "generator_expression" => comprehension(l, node),
        "yield" => syntax::remains(l, node, "what a generator is sent", expression),
        "list_splat_pattern" => l.unknown(node, "the rest of what is unpacked"),
        "ellipsis" => l.unknown(node, "an ellipsis"),
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

fn sequence(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut items = Vec::new();
    for item in children(node) {
        let unpacked = matches!(item.kind(), "list_splat" | "parenthesized_list_splat");
        items.push((if unpacked { inner(l, item) } else { expression(l, item) }, unpacked));
    }
    syntax::list(l, node, items)
}

fn dictionary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut pairs = Vec::new();
    for pair in children(node) {
        if let (Some(key), Some(value)) = (field(pair, "key"), field(pair, "value")) {
            let key = expression(l, key);
            pairs.push((key, expression(l, value)));
        } else {
            let key = l.unknown(pair, "unpacked");
            pairs.push((key, inner(l, pair)));
        }
    }
    l.expr(node, Expr::Map(pairs))
}

fn conditional(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = children(node);
    let [then, condition, otherwise] = parts.as_slice() else {
        return l.unknown(node, "conditional without its values");
    };
    let condition = expression(l, *condition);
    let then = expression(l, *then);
    let otherwise = expression(l, *otherwise);
    l.expr(node, Expr::Conditional { condition, then, otherwise })
}

/// `a < b < c` is `a < b and b < c`.
fn comparison(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut operators = Vec::new();
    let mut cursor = node.walk();
    for operator in node.children_by_field_name("operators", &mut cursor) {
        operators.push(l.text(operator).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut operands = children(node).into_iter();
    let Some(first) = operands.next() else { return l.unknown(node, "empty") };
    let mut left = expression(l, first);
    let mut result = None;
    for (operator, right) in operators.iter().zip(operands) {
        let right_id = expression(l, right);
        let compared = match operator.as_str() {
            "in" => member_of(l, right, left, right_id),
            "not in" => {
                let value = member_of(l, right, left, right_id);
                l.expr(node, Expr::Unary { op: UnaryOp::Not, value })
            }
            "is" => syntax::binary(l, node, Some(BinaryOp::Equal), left, right_id),
            "is not" => syntax::binary(l, node, Some(BinaryOp::NotEqual), left, right_id),
            _ => syntax::binary(l, node, syntax::binary_op(operator), left, right_id),
        };
        result = Some(match result {
            Some(sofar) => syntax::binary(l, node, Some(BinaryOp::And), sofar, compared),
            None => compared,
        });
        left = right_id;
    }
    result.unwrap_or(left)
}

/// `x in (a, b)` is `x == a or x == b`; of what is not written out, it is a call of `contains`.
fn member_of(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId, list: ExprId) -> ExprId {
    let items = match l.unit.expr(list) {
        Expr::List(items) if (1..=16).contains(&items.len()) => items.clone(),
        _ => {
            let name = l.sym("contains");
            let callee = l.expr(node, Expr::Member { object: list, name });
            return syntax::call(l, callee, vec![Arg::positional(value)]);
        }
    };
    let mut any = None;
    for item in items {
        let equal = syntax::binary(l, node, Some(BinaryOp::Equal), value, item);
        any = Some(match any {
            Some(any) => syntax::binary(l, node, Some(BinaryOp::Or), any, equal),
            None => equal,
        });
    }
    any.unwrap_or(value)
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(argument) = field(node, "argument") else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, argument);
    let op = match field(node, "operator").map_or("not", |operator| l.text(operator)) {
        "not" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

/// `a = b`, `a += b`, `(a := b)`; none for a bare annotation.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    let target = field(node, "left").or_else(|| field(node, "name"))?;
    let value = field(node, "right").or_else(|| field(node, "value"))?;
    let mut value = expression(l, value);
    if takes_the_rest_early(target) {
        value = syntax::effects(l, node, "what stands after an unpacked rest", vec![value]);
    }
    let target = expression(l, target);
    let Some(operator) = field(node, "operator") else { return Some((target, value)) };
    let operator = l.text(operator);
    let operator = operator.strip_suffix('=').unwrap_or(operator);
    Some((target, operation(l, node, operator, target, value)))
}

/// `a, *b, c = x`: where `c` stands in `x` depends on its length.
fn takes_the_rest_early(target: Node<'_>) -> bool {
    let rest = children(target).iter().rev().skip(1).any(|c| c.kind() == "list_splat_pattern");
    rest && matches!(target.kind(), "pattern_list" | "tuple_pattern" | "list_pattern")
}

/// Loops that fill a list or a map under a name that no program can write.
fn comprehension(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut clauses: Vec<_> = children(node)
        .into_iter()
        .filter(|child| matches!(child.kind(), "for_in_clause" | "if_clause"))
        .map(|clause| match clause.kind() {
            "if_clause" => (None, None, Some(inner(l, clause))),
            _ => {
                let binding = field(clause, "left").map(|left| expression(l, left));
                let iterable = field(clause, "right").map(|right| expression(l, right));
                (binding, iterable, None)
            }
        })
        .collect();
    if clauses.len() > 16 {
        return l.unknown(node, "nested too deeply");
    }
    let name = l.sym(&format!("gathered {}", l.unit.exprs.len()));
    let gathered = l.expr(node, Expr::Name(name));
    let (empty, each) = gather(l, node, gathered);
    let mut statements = vec![each];
    while let Some((binding, iterable, condition)) = clauses.pop() {
        statements = vec![match condition {
            Some(condition) => Stmt::If { condition, then: statements, otherwise: Vec::new() },
            None => Stmt::Loop { binding, iterable, condition: None, body: statements },
        }];
    }
    let empty = l.expr(node, empty);
    statements.insert(0, Stmt::Declare { name, ty: None, value: Some(empty) });
    l.expr(node, Expr::Block(statements, gathered))
}

/// What a comprehension starts with, and what it does with each element.
fn gather(l: &mut Lowering<'_>, node: Node<'_>, gathered: ExprId) -> (Expr, Stmt) {
    let body = field(node, "body").unwrap_or(node);
    let parts = if body.kind() == "pair" { children(body) } else { vec![body] };
    let parts: Vec<ExprId> = parts.into_iter().map(|part| expression(l, part)).collect();
    match parts.as_slice() {
        [key, value] => {
            let target = l.expr(body, Expr::Index { object: gathered, index: *key });
            (Expr::Map(Vec::new()), Stmt::Assign { target, value: *value })
        }
        _ => {
            let name = l.sym("append");
            let callee = l.expr(body, Expr::Member { object: gathered, name });
            let args = parts.into_iter().map(Arg::positional).collect();
            let call = l.expr(body, Expr::Call { callee, args });
            (Expr::List(Vec::new()), Stmt::Expr(call))
        }
    }
}
