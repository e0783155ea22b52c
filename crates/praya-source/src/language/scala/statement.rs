//! Statements: what is written for its effect.

use tree_sitter::Node;

use super::class::class;
use super::expression::{assignment, expression};
use super::function::{extension, function, local};
use super::import::import;
use super::pattern::{arms, names, target};
use super::{child_of, fields, has_token, name_sym, type_name, type_path};
use crate::ir::{Expr, ExprId, FunctionKind, Stmt};
use crate::language::branches::if_chain;
use crate::lower::{Lowering, children, contents, field};

/// More loops in one `for` than anyone writes.
const MAX_LOOPS: usize = 50;

fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in contents(node) {
            statement(l, child, out);
        }
    });
}

pub(super) fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    match node {
        Some(node) if matches!(node.kind(), "block" | "indented_block") => block(l, node, &mut out),
        Some(node) => l.nested_block(node, &mut out, statement),
        None => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "import_declaration" => import(l, node),
        "class_definition" | "trait_definition" | "object_definition" | "enum_definition" => {
            class(l, node);
        }
        "package_object" => {
            for child in field(node, "body").map(contents).unwrap_or_default() {
                statement(l, child, out);
            }
        }
        "function_definition" if l.at_file_level() => function(l, node, FunctionKind::Free),
        "function_definition" => local(l, node, out),
        "extension_definition" => extension(l, node),
        "given_definition" => given(l, node, out),
        "val_definition" | "var_definition" => values(l, node, out),
        "type_definition" => alias(l, node, out),
        "if_expression" => if_statement(l, node, out),
        "match_expression" => match_statement(l, node, out),
        "try_expression" => try_statement(l, node, out),
        "for_expression" => out.extend(for_statement(l, node)),
        "while_expression" | "do_while_expression" => while_statement(l, node, out),
        "return_expression" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "throw_expression" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "block" | "indented_block" => out.push(Stmt::Block(body(l, Some(node)))),
        "ERROR" | "template_body" => block(l, node, out),
        "function_declaration"
        | "val_declaration"
        | "var_declaration"
        | "annotation"
        | "end_marker"
        | "export_declaration"
        | "package_clause"
        | "modifiers"
        | "self_type" => {}
        kind if kind.ends_with("_type") || kind == "type_identifier" => {}
        _ => match assignment(l, node) {
            Some((target, value)) => out.push(Stmt::Assign { target, value }),
            None => {
                let value = expression(l, node);
                out.push(Stmt::Expr(value));
            }
        },
    }
}

/// `val a = b`, `val (a, b) = c`, `val Some(a) = b`.
fn values(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(pattern) = field(node, "pattern") else { return };
    let value = field(node, "value").map(|value| expression(l, value));
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    match (pattern.kind(), value) {
        ("identifier" | "identifiers" | "operator_identifier", _) | (_, None) => {
            for name in names(pattern) {
                out.push(Stmt::Declare { name: name_sym(l, name), ty, value });
            }
        }
        ("tuple_pattern" | "typed_pattern", Some(value)) => {
            let target = target(l, pattern);
            out.push(Stmt::Assign { target, value });
        }
        (_, Some(value)) => {
            out.push(Stmt::Expr(value));
            for name in names(pattern) {
                let value = Some(l.unknown(name, "part of a pattern"));
                out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
            }
        }
    }
}

fn given(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(body) = field(node, "body").filter(|body| !body.kind().ends_with("template_body"))
    else {
        return;
    };
    let value = expression(l, body);
    match field(node, "name") {
        Some(name) => {
            let name = name_sym(l, name);
            out.push(Stmt::Declare { name, ty: None, value: Some(value) });
        }
        None => out.push(Stmt::Expr(value)),
    }
}

fn alias(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (Some(name), Some(ty)) = (field(node, "name"), field(node, "type")) else { return };
    let Some(path) = type_path(l, ty) else { return };
    let value = Some(l.dotted(ty, &path));
    out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
}

pub(super) fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match fields(node, "condition").first() {
        Some(condition) => expression(l, *condition),
        None => l.unknown(node, "no condition"),
    }
}

fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut branches = Vec::new();
    let mut next = Some(node);
    let mut otherwise = Vec::new();
    while let Some(node) = next.take() {
        let condition = condition(l, node);
        branches.push((condition, body(l, field(node, "consequence"))));
        match field(node, "alternative") {
            Some(chained) if chained.kind() == "if_expression" => next = Some(chained),
            other => otherwise = body(l, other),
        }
    }
    if_chain(l, branches, otherwise, out);
}

fn match_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (Some(value), Some(block)) = (field(node, "value"), field(node, "body")) else { return };
    let subject = expression(l, value);
    let arms = arms(l, block, subject);
    out.push(Stmt::Switch { subject, arms });
}

/// The blocks behind `catch`.
pub(super) fn handlers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Vec<Stmt>> {
    let Some(clause) = child_of(node, "catch_clause") else { return Vec::new() };
    let block = child_of(clause, "case_block").or_else(|| child_of(clause, "indented_cases"));
    match block {
        Some(block) => {
            let subject = l.unknown(clause, "an exception");
            arms(l, block, subject).into_iter().map(|(_, body)| body).collect()
        }
        None => vec![body(l, field(clause, "body").or_else(|| children(clause).pop()))],
    }
}

pub(super) fn finally(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Stmt> {
    let clause = child_of(node, "finally_clause");
    clause.map(|clause| body(l, children(clause).first().copied())).unwrap_or_default()
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let guarded = body(l, field(node, "body"));
    let handlers = handlers(l, node);
    let finally = finally(l, node);
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

fn while_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let condition = condition(l, node);
    let statements = body(l, field(node, "body"));
    // The body of `do` runs before its condition is looked at.
    let condition = (node.kind() == "while_expression").then_some(condition);
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body: statements });
}

/// `for (a <- b; c = d; if e) f`: loops in loops.
pub(super) fn for_statement(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Stmt> {
    let lists = fields(node, "enumerators");
    let enumerators: Vec<_> = lists.into_iter().flat_map(children).collect();
    if enumerators.len() > MAX_LOOPS {
        return body(l, field(node, "body"));
    }
    let mut heads = Vec::new();
    for enumerator in enumerators {
        let guard = child_of(enumerator, "guard");
        let parts: Vec<_> =
            children(enumerator).into_iter().filter(|part| Some(*part) != guard).collect();
        if let [pattern, .., value] = parts[..] {
            let value = expression(l, value);
            heads.push((target(l, pattern), value, has_token(enumerator, "=")));
        }
        if let Some(guard) = guard {
            condition(l, guard);
        }
    }
    let mut inner = body(l, field(node, "body"));
    for (binding, value, assigned) in heads.into_iter().rev() {
        if assigned {
            inner.insert(0, Stmt::Assign { target: binding, value });
        } else {
            let body = inner;
            let (binding, iterable) = (Some(binding), Some(value));
            inner = vec![Stmt::Loop { binding, iterable, condition: None, body }];
        }
    }
    inner
}

/// A comprehension: its loops run, what they give is not known.
pub(super) fn comprehension(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let loops = for_statement(l, node);
    let value = l.unknown(node, "a comprehension");
    l.expr(node, Expr::Block(loops, value))
}
