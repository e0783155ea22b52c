//! Expressions of Ruby, where nearly every statement is one.

use tree_sitter::Node;

use crate::ir::{BinaryOp, Expr, ExprId};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::call::{append, bare_super, call, element, unary, yielded};
use super::literal::{character, hash, string, symbol, words};
use super::statement::{assignment, in_patterns, statement, when_patterns};
use super::{closure, heredoc};

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
        "call" => field(node, "receiver"),
        "element_reference" => field(node, "object"),
        "binary" => field(node, "left"),
        "scope_resolution" => field(node, "scope"),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call" => call(l, node, Some(value)),
        "element_reference" => element(l, node, value),
        "scope_resolution" => match field(node, "name") {
            Some(name) => {
                let sym = l.node_sym(name);
                l.expr(name, Expr::Member { object: value, name: sym })
            }
            None => value,
        },
        "binary" => {
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

pub(super) fn operation(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    operator: &str,
    left: ExprId,
    right: ExprId,
) -> ExprId {
    let op = match operator {
        "**" => return syntax::power(l, node, left, right),
        "<<" => return append(l, node, left, right),
        "||" | "or" => Some(BinaryOp::Coalesce),
        _ => syntax::binary_op(operator),
    };
    syntax::binary(l, node, op, left, right)
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "constant" | "global_variable" | "operator" | "setter" => l.name(node),
        "scope_resolution" => match field(node, "name") {
            Some(name) => l.name(name),
            None => l.unknown(node, "empty"),
        },
        "instance_variable" | "class_variable" => {
            let object = l.expr(node, Expr::This);
            let name = l.text(node).trim_start_matches('@');
            let name = l.sym(name);
            l.expr(node, Expr::Member { object, name })
        }
        "self" => l.expr(node, Expr::This),
        "super" => bare_super(l, node),
        "yield" => yielded(l, node),
        "nil" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "integer" => {
            let text = l.text(node);
            syntax::integer(l, node, text)
        }
        "float" | "rational" | "complex" => l.unknown(node, "a fraction"),
        "string" | "chained_string" | "bare_string" | "delimited_symbol" => string(l, node),
        "simple_symbol" | "hash_key_symbol" => symbol(l, node),
        "character" => character(l, node),
        "string_array" | "symbol_array" => words(l, node),
        "heredoc_beginning" => heredoc::begin(l, node),
        "regex" => computed(l, node, "a regular expression"),
        "subshell" => computed(l, node, "the output of a command"),
        "range" => syntax::remains(l, node, "a range", expression),
        "array"
        | "right_assignment_list"
        | "argument_list"
        | "left_assignment_list"
        | "destructured_left_assignment"
        | "destructured_parameter" => list(l, node),
        "hash" => hash(l, children(node), node),
        "rest_assignment" | "splat_parameter" => l.unknown(node, "the rest of what is unpacked"),
        "call" => call(l, node, None),
        "unary" => unary(l, node),
        "lambda" => {
            let body = field(node, "body").and_then(|block| field(block, "body"));
            let id = closure(l, node, body);
            l.expr(node, Expr::Lambda(id))
        }
        "assignment" | "operator_assignment" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "conditional" | "if" | "elsif" | "unless" | "if_modifier" | "unless_modifier" => {
            conditional(l, node)
        }
        "case" | "case_match" => case(l, node),
        "rescue_modifier" => rescued(l, node),
        "then"
        | "else"
        | "begin"
        | "parenthesized_statements"
        | "interpolation"
        | "block_body"
        | "body_statement" => block_value(l, node),
        "while" | "until" | "for" | "while_modifier" | "until_modifier" | "return" | "break"
        | "next" | "redo" | "retry" | "class" | "module" | "method" | "singleton_method"
        | "singleton_class" => {
            let mut statements = Vec::new();
            statement(l, node, &mut statements);
            let null = l.expr(node, Expr::Null);
            l.expr(node, Expr::Block(statements, null))
        }
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// Something with a text that is not modelled, but for what is interpolated.
fn computed(l: &mut Lowering<'_>, node: Node<'_>, why: &'static str) -> ExprId {
    let parts = children(node).into_iter().filter(|part| part.kind() == "interpolation");
    let parts = parts.map(|part| expression(l, part)).collect();
    syntax::effects(l, node, why, parts)
}

fn list(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut items = Vec::new();
    for item in children(node) {
        match (item.kind(), children(item).first()) {
            ("splat_argument", Some(inner)) => items.push((expression(l, *inner), true)),
            ("pair" | "hash_splat_argument", _) => items.push((hash(l, vec![item], item), false)),
            _ => items.push((expression(l, item), false)),
        }
    }
    syntax::list(l, node, items)
}

/// Statements of which the last has the value.
pub(super) fn block_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut nodes = contents(node);
    let handlers: Vec<Node<'_>> = nodes.extract_if(.., |node| is_clause(*node)).collect();
    let mut statements = Vec::new();
    let last = nodes.pop();
    for node in nodes {
        l.nested_block(node, &mut statements, statement);
    }
    let mut value = match last {
        Some(last) => expression(l, last),
        None => l.expr(node, Expr::Null),
    };
    if !statements.is_empty() {
        value = l.expr(node, Expr::Block(statements, value));
    }
    for handler in handlers {
        let handled = match field(handler, "body") {
            Some(body) => expression(l, body),
            None => block_value(l, handler),
        };
        let condition = l.unknown(handler, "whether there is an error");
        let then = value;
        value = l.expr(handler, Expr::Conditional { condition, then, otherwise: handled });
    }
    value
}

fn is_clause(node: Node<'_>) -> bool {
    matches!(node.kind(), "rescue" | "else" | "ensure")
}

/// `a rescue b` is either.
fn rescued(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (Some(body), Some(handler)) = (field(node, "body"), field(node, "handler")) else {
        return l.unknown(node, "rescue without a handler");
    };
    let then = expression(l, body);
    let otherwise = expression(l, handler);
    let condition = l.unknown(node, "whether there is an error");
    l.expr(node, Expr::Conditional { condition, then, otherwise })
}

/// `if`, `unless` and `?:` as values.
fn conditional(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let condition = match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    };
    let part = |l: &mut Lowering<'_>, name: &str| match field(node, name) {
        Some(part) => expression(l, part),
        None => l.expr(node, Expr::Null),
    };
    let is_modifier = node.kind().ends_with("_modifier");
    let then = part(l, if is_modifier { "body" } else { "consequence" });
    let otherwise = part(l, "alternative");
    l.expr(
        node,
        match node.kind() {
            "unless" | "unless_modifier" => {
                Expr::Conditional { condition, then: otherwise, otherwise: then }
            }
            _ => Expr::Conditional { condition, then, otherwise },
        },
    )
}

/// `case` as a value.
fn case(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let subject = match field(node, "value") {
        Some(value) => expression(l, value),
        None => l.expr(node, Expr::Bool(true)),
    };
    let mut arms = Vec::new();
    for clause in children(node) {
        let patterns = match clause.kind() {
            "when" => when_patterns(l, clause),
            "in_clause" => in_patterns(l, clause, subject, &mut Vec::new()),
            "else" => Vec::new(),
            _ => continue,
        };
        let body = if clause.kind() == "else" { Some(clause) } else { field(clause, "body") };
        let value = match body {
            Some(body) => expression(l, body),
            None => l.expr(clause, Expr::Null),
        };
        arms.push((patterns, value));
    }
    l.expr(node, Expr::Match { subject, arms })
}
