//! Expressions of Rust.

use tree_sitter::Node;

use crate::ir::{Arg, Expr, ExprId, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::statement::{self, is_statement, statement, tail};
use super::types::{applied_arguments, own_type, type_value};
use super::{closure, dotted, literal, macros, pattern};

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
        "call_expression" | "generic_function" => field(node, "function"),
        "field_expression" | "type_cast_expression" => field(node, "value"),
        "index_expression" | "try_expression" | "await_expression" => {
            children(node).first().copied()
        }
        "binary_expression" => field(node, "left"),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call_expression" => {
            let list = field(node, "arguments").map(children).unwrap_or_default();
            let list = list.into_iter().filter(|argument| argument.kind() != "attribute_item");
            let args = list.map(|argument| Arg::positional(expression(l, argument))).collect();
            syntax::call(l, value, args)
        }
        // `.collect::<Vec<_>>()`: what a method makes does not depend on how it is called.
        "generic_function" => match field(node, "function") {
            Some(function) if function.kind() == "field_expression" => value,
            _ => applied_arguments(l, node, value),
        },
        "field_expression" => match field(node, "field") {
            Some(number) if number.kind() == "integer_literal" => {
                let index = literal::integer(l, number);
                l.expr(node, Expr::Index { object: value, index })
            }
            Some(member) => {
                let name = l.node_sym(member);
                l.expr(member, Expr::Member { object: value, name })
            }
            None => value,
        },
        "index_expression" => match children(node).get(1) {
            Some(range) if range.kind() == "range_expression" => sliced(l, *range, value),
            Some(index) => {
                let index = expression(l, *index);
                l.expr(node, Expr::Index { object: value, index })
            }
            None => value,
        },
        "binary_expression" => {
            let operator = field(node, "operator").map_or("", |operator| l.text(operator));
            let right = match field(node, "right") {
                Some(right) => expression(l, right),
                None => l.unknown(node, "operator without an operand"),
            };
            syntax::binary(l, node, syntax::binary_op(operator), value, right)
        }
        _ => value,
    }
}

/// `x[a..b]`, `x[a..=b]`, `x[..]`
fn sliced(l: &mut Lowering<'_>, range: Node<'_>, object: ExprId) -> ExprId {
    let (mut start, mut end, mut inclusive) = (None, None, None);
    let mut cursor = range.walk();
    let parts: Vec<Node<'_>> = range.children(&mut cursor).collect();
    for part in parts {
        match part.kind() {
            ".." => inclusive = Some(false),
            "..=" => inclusive = Some(true),
            _ if !part.is_named() || part.is_extra() => {}
            _ if inclusive.is_none() => start = Some(expression(l, part)),
            _ => end = Some(expression(l, part)),
        }
    }
    if let (Some(last), Some(true)) = (end, inclusive) {
        let one = l.expr(range, Expr::Int(1));
        end = Some(match l.unit.expr(last) {
            Expr::Int(last) => {
                let end = last.saturating_add(1);
                l.expr(range, Expr::Int(end))
            }
            _ => syntax::binary(l, range, syntax::binary_op("+"), last, one),
        });
    }
    match (start, end) {
        (None, None) => object,
        _ => syntax::slice(l, range, object, start, end),
    }
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "type_identifier" => name(l, node),
        "field_identifier" | "primitive_type" | "shorthand_field_identifier" | "metavariable" => {
            l.name(node)
        }
        "self" => l.expr(node, Expr::This),
        "crate" | "super" => {
            let path = l.node_sym(node);
            l.expr(node, Expr::Path(path))
        }
        "scoped_identifier" | "scoped_type_identifier" => scoped(l, node),
        "generic_type"
        | "generic_type_with_turbofish"
        | "bracketed_type"
        | "qualified_type"
        | "reference_type" => type_value(l, node),
        "boolean_literal" => {
            let value = l.text(node) == "true";
            l.expr(node, Expr::Bool(value))
        }
        "integer_literal" => literal::integer(l, node),
        "float_literal" => l.unknown(node, "a fraction"),
        "string_literal" | "raw_string_literal" | "char_literal" => {
            let text = literal::text(l, node);
            l.string(node, &text)
        }
        "unit_expression" => l.expr(node, Expr::Null),
        "parenthesized_expression" => inner(l, node),
        "reference_expression" => match field(node, "value") {
            Some(value) => expression(l, value),
            None => l.unknown(node, "a reference to nothing"),
        },
        "unary_expression" | "negative_literal" => unary(l, node),
        "array_expression" => array(l, node),
        "tuple_expression" => {
            let items = children(node).into_iter().map(|item| expression(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "struct_expression" => structure(l, node),
        "closure_expression" => closure(l, node),
        "macro_invocation" => macros::value(l, node),
        "if_expression" => conditional(l, node),
        "match_expression" => match_(l, node),
        "let_condition" => pattern::condition(l, node),
        "let_chain" => {
            let parts = children(node).into_iter().map(|part| expression(l, part)).collect();
            syntax::effects(l, node, "whether a pattern matches", parts)
        }
        "assignment_expression" | "compound_assignment_expr" => {
            match statement::assignment(l, node) {
                Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
                None => l.unknown(node, "assignment without a target"),
            }
        }
        "block" => block_value(l, node),
        "unsafe_block" | "async_block" | "try_block" | "const_block" | "gen_block" => {
            let block = children(node).into_iter().rfind(|child| child.kind() == "block");
            match block {
                Some(block) => expression(l, block),
                None => l.unknown(node, "empty"),
            }
        }
        "range_expression" => syntax::remains(l, node, "a range", expression),
        _ if is_statement(node) => {
            let mut statements = Vec::new();
            statement(l, node, &mut statements);
            let value = l.unknown(node, "the value of a loop");
            l.expr(node, Expr::Block(statements, value))
        }
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

fn name(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match l.text(node) {
        "None" => l.expr(node, Expr::Null),
        "Self" => match own_type(l) {
            Some(owner) => l.expr(node, Expr::Name(owner)),
            None => l.name(node),
        },
        _ => l.name(node),
    }
}

/// `a::b::C`
fn scoped(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(member) = field(node, "name") else { return l.unknown(node, "empty") };
    let object = match field(node, "path") {
        Some(own) if own.kind() == "self" => {
            let path = l.node_sym(own);
            l.expr(own, Expr::Path(path))
        }
        Some(path) => expression(l, path),
        // `::a`
        None => return l.name(member),
    };
    let text = dotted(l.text(member));
    let name = l.sym(&text);
    l.expr(member, Expr::Member { object, name })
}

fn inner(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match children(node).first() {
        Some(inner) => expression(l, *inner),
        None => l.unknown(node, "empty"),
    }
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let value = inner(l, node);
    let op = match l.text(node).bytes().next() {
        Some(b'-') => UnaryOp::Negate,
        Some(b'!') => UnaryOp::Not,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

/// `[a, b]`, `[0; n]`
fn array(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if let Some(length) = field(node, "length") {
        let length = expression(l, length);
        return l.expr(node, Expr::Sized(length));
    }
    let items = children(node).into_iter().filter(|item| item.kind() != "attribute_item");
    let items = items.map(|item| expression(l, item)).collect();
    l.expr(node, Expr::List(items))
}

fn structure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let ty = match field(node, "name") {
        Some(ty) => type_value(l, ty),
        None => l.unknown(node, "construction without a type"),
    };
    let mut fields = Vec::new();
    for part in field(node, "body").map(children).unwrap_or_default() {
        match part.kind() {
            "field_initializer" => {
                if let (Some(name), Some(value)) = (field(part, "field"), field(part, "value")) {
                    let value = expression(l, value);
                    fields.push(Arg::named(l.node_sym(name), value));
                }
            }
            "shorthand_field_initializer" => {
                if let Some(name) = children(part).last() {
                    let value = l.name(*name);
                    fields.push(Arg::named(l.node_sym(*name), value));
                }
            }
            _ => {}
        }
    }
    l.expr(node, Expr::New { ty, args: Vec::new(), fields })
}

/// Statements of which the last may have the value.
fn block_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut nodes = contents(node);
    let last = nodes.pop_if(|last| tail(l, *last).is_some());
    let mut statements = Vec::new();
    for node in nodes {
        l.nested_block(node, &mut statements, statement);
    }
    let value = match last.and_then(|last| tail(l, last)) {
        Some(last) => expression(l, last),
        None => l.expr(node, Expr::Null),
    };
    if statements.is_empty() {
        return value;
    }
    l.expr(node, Expr::Block(statements, value))
}

fn conditional(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let condition = statement::condition(l, node);
    let then = match field(node, "consequence") {
        Some(then) => expression(l, then),
        None => l.unknown(node, "conditional without its values"),
    };
    let alternative =
        field(node, "alternative").and_then(|clause| children(clause).first().copied());
    let otherwise = match alternative {
        Some(otherwise) => expression(l, otherwise),
        None => l.expr(node, Expr::Null),
    };
    l.expr(node, Expr::Conditional { condition, then, otherwise })
}

fn match_(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let subject = statement::subject(l, node);
    let mut arms = Vec::new();
    for arm in statement::arms(node) {
        let mut statements = Vec::new();
        let patterns = match field(arm, "pattern") {
            Some(pattern) => pattern::alternatives(l, pattern, subject, &mut statements),
            None => Vec::new(),
        };
        let mut value = match field(arm, "value") {
            Some(value) => expression(l, value),
            None => l.unknown(arm, "an arm without a value"),
        };
        if !statements.is_empty() {
            value = l.expr(arm, Expr::Block(statements, value));
        }
        arms.push((patterns, value));
    }
    l.expr(node, Expr::Match { subject, arms })
}
