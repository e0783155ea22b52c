//! Macros of Rust. The grammar leaves what is inside them unparsed: it is parsed as arguments, as
//! a list, or as statements.

use tree_sitter::{Node, Tree};

use crate::ir::{Arg, Expr, ExprId, Stmt};
use crate::language::syntax::{self, Text};
use crate::lower::{Lowering, children};

use super::expression::expression;
use super::statement::statement;

/// Macros after which control does not go on.
const LEAVES: &[&str] = &["panic", "unreachable", "todo", "unimplemented", "bail"];

fn name<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    let name = node.child_by_field_name("macro").map_or("", |name| l.text(name));
    name.rsplit("::").next().unwrap_or(name)
}

fn tokens(node: Node<'_>) -> Option<Node<'_>> {
    children(node).into_iter().find(|child| child.kind() == "token_tree")
}

/// The first expression of a parsed piece.
fn parsed(tree: &Tree) -> Option<Node<'_>> {
    let statement = *children(tree.root_node()).first()?;
    if tree.root_node().has_error() {
        return None;
    }
    match statement.kind() {
        "expression_statement" => children(statement).first().copied(),
        _ => Some(statement),
    }
}

/// A macro as a statement.
pub(super) fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let name = name(l, node);
    if LEAVES.contains(&name) {
        let value = plain_value(l, node, name);
        out.push(Stmt::Throw(Some(value)));
        return;
    }
    match tokens(node) {
        Some(tokens) if l.text(tokens).starts_with('{') => statements(l, tokens, out),
        _ => {
            let value = value(l, node);
            out.push(Stmt::Expr(value));
        }
    }
}

/// `lazy_static! { static ref K: T = v; }` and other macros around statements.
fn statements(l: &mut Lowering<'_>, tokens: Node<'_>, out: &mut Vec<Stmt>) {
    let text = l.text(tokens).replace("static ref ", "static     ");
    let Some(tree) = l.fragment(tokens, ["", &text, ""]) else { return };
    for block in children(tree.root_node()) {
        let block = match (block.kind(), children(block).first()) {
            ("expression_statement", Some(inner)) => *inner,
            _ => block,
        };
        if block.kind() == "block" {
            l.nested_block(block, out, |l, block, out| {
                for child in children(block) {
                    statement(l, child, out);
                }
            });
        }
    }
}

/// A macro as a value.
pub(super) fn value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let name = name(l, node);
    let value = plain_value(l, node, name);
    if !LEAVES.contains(&name) {
        return value;
    }
    let null = l.expr(node, Expr::Null);
    l.expr(node, Expr::Block(vec![Stmt::Throw(Some(value))], null))
}

fn plain_value(l: &mut Lowering<'_>, node: Node<'_>, name: &str) -> ExprId {
    let Some(tokens) = tokens(node) else { return l.unknown(node, "a macro without tokens") };
    let text = l.text(tokens);
    if name == "vec" || text.starts_with('[') {
        let text = bracketed(text);
        let tree = l.fragment(tokens, ["", &text, ";"]);
        return match tree.as_ref().and_then(parsed) {
            Some(list) => expression(l, list),
            None => l.unknown(node, "a list of a kind that is not modelled"),
        };
    }
    if text.starts_with('{') {
        let mut statements = Vec::new();
        self::statements(l, tokens, &mut statements);
        let unknown = l.unknown(node, "the value of a macro");
        return l.expr(node, Expr::Block(statements, unknown));
    }
    let tree = l.fragment(tokens, ["x", text, ";"]);
    let arguments = tree.as_ref().and_then(parsed).and_then(|call| {
        let list = call.child_by_field_name("arguments")?;
        Some(children(list).into_iter().map(|argument| expression(l, argument)).collect())
    });
    let Some(arguments) = arguments else {
        return l.unknown(node, "a macro of a kind that is not modelled");
    };
    of_arguments(l, node, name, arguments)
}

fn bracketed(text: &str) -> String {
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    format!("[{inner}]")
}

fn of_arguments(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    name: &str,
    arguments: Vec<ExprId>,
) -> ExprId {
    match name {
        "format" | "format_args" => formatted(l, node, &arguments),
        "concat" => {
            let mut text = Text::default();
            for part in arguments {
                text.computed(l, node, part);
            }
            text.finish(l, node)
        }
        "dbg" | "identity" if arguments.len() == 1 => {
            arguments.first().copied().unwrap_or_else(|| l.unknown(node, "empty"))
        }
        _ => {
            let callee = l.sym(&format!("{name}!"));
            let callee = l.expr(node, Expr::Name(callee));
            syntax::call(l, callee, arguments.into_iter().map(Arg::positional).collect())
        }
    }
}

/// `format!("{}-{name}-{1}", a, b)`. What is formatted in any special way is not modelled.
fn formatted(l: &mut Lowering<'_>, node: Node<'_>, arguments: &[ExprId]) -> ExprId {
    let Some((template, values)) = arguments.split_first() else {
        return l.unknown(node, "empty");
    };
    let Expr::Str(template) = l.unit.expr(*template) else {
        return syntax::effects(l, node, "a computed template", arguments.to_vec());
    };
    let template = l.unit.text(*template).to_owned();
    let (mut text, mut next) = (Text::default(), 0);
    let mut rest = template.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        text.literal(rest.get(..at).unwrap_or_default());
        let after = rest.get(at..).unwrap_or_default();
        if let Some(doubled) = after.strip_prefix("{{").or_else(|| after.strip_prefix("}}")) {
            text.literal(after.get(..1).unwrap_or_default());
            rest = doubled;
            continue;
        }
        let Some((inside, following)) = after.get(1..).and_then(|after| after.split_once('}'))
        else {
            break;
        };
        let part = placeholder(l, node, inside, values, &mut next);
        text.computed(l, node, part);
        rest = following;
    }
    text.literal(rest);
    text.finish(l, node)
}

fn placeholder(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    inside: &str,
    values: &[ExprId],
    next: &mut usize,
) -> ExprId {
    let (name, format) = inside.split_once(':').unwrap_or((inside, ""));
    let value = if name.is_empty() {
        *next += 1;
        values.get(*next - 1).copied()
    } else if let Ok(index) = name.parse::<usize>() {
        values.get(index).copied()
    } else {
        let sym = l.sym(name);
        let assigned = values.iter().find_map(|value| match l.unit.expr(*value) {
            Expr::Assign { target, value } => {
                matches!(l.unit.expr(*target), Expr::Name(name) if *name == sym).then_some(*value)
            }
            _ => None,
        });
        Some(assigned.unwrap_or_else(|| l.expr(node, Expr::Name(sym))))
    };
    match value {
        Some(value) if format.is_empty() => value,
        Some(value) => syntax::effects(l, node, "a format", vec![value]),
        None => l.unknown(node, "a placeholder without a value"),
    }
}

/// `lazy_static! { }` and the like at the end of a body have no value that matters.
pub(super) fn is_block(l: &Lowering<'_>, node: Node<'_>) -> bool {
    tokens(node).is_some_and(|tokens| l.text(tokens).starts_with('{'))
}

/// Whether control does not go on behind a macro.
pub(super) fn leaves(l: &Lowering<'_>, node: Node<'_>) -> bool {
    LEAVES.contains(&name(l, node))
}
