//! Statements.

use tree_sitter::Node;

use super::class::{alias, class};
use super::expression::{assignment, expression};
use super::function::{accessors, function};
use super::value::{block_value, jump, pattern, when_arms};
use super::{behind, child_of, is_type, name_sym, type_name};
use crate::ir::{Expr, ExprId, FunctionKind, Stmt};
use crate::language::branches::if_chain;
use crate::lower::{Lowering, children, contents, field};

/// The statements of a block, in the scope around it.
pub(super) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in contents(node) {
            statement(l, child, out);
        }
    });
}

pub(super) fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    match node {
        Some(node) if node.kind() == "block" => block(l, node, &mut out),
        Some(node) if node.is_named() => l.nested_block(node, &mut out, statement),
        _ => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "class_declaration" | "object_declaration" => class(l, node),
        "function_declaration" if l.at_file_level() => function(l, node, FunctionKind::Free),
        "function_declaration" => local_function(l, node, out),
        "property_declaration" => variable(l, node, out),
        "type_alias" => alias(l, node, out),
        "if_expression" => if_statement(l, node, out),
        "when_expression" => when_statement(l, node, out),
        "try_expression" => try_statement(l, node, out),
        "for_statement" => for_statement(l, node, out),
        "while_statement" | "do_while_statement" => while_statement(l, node, out),
        "return_expression" => {
            let value = returned(node).map(|value| expression(l, value));
            out.push(Stmt::Return(value));
        }
        "throw_expression" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "block" => out.push(Stmt::Block(body(l, Some(node)))),
        "labeled_expression" | "annotated_expression" => {
            if let Some(jump) = jump(l, node) {
                out.push(jump);
            } else if let Some(inner) = children(node).pop() {
                l.nested_block(inner, out, statement);
            }
        }
        "identifier" if jump(l, node).is_some() => out.extend(jump(l, node)),
        "ERROR" => block(l, node, out),
        "file_annotation" | "shebang" | "label" | "annotation" | "string_content" => {}
        _ => match assignment(l, node) {
            Some((target, value)) => out.push(Stmt::Assign { target, value }),
            None => {
                let value = expression(l, node);
                out.push(Stmt::Expr(value));
            }
        },
    }
}

/// What a `return` returns: its label is no value.
pub(super) fn returned(node: Node<'_>) -> Option<Node<'_>> {
    let label = field(node, "label");
    children(node).into_iter().find(|child| Some(*child) != label)
}

fn local_function(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(name) = field(node, "name") else { return };
    let value = Some(super::function::anonymous(l, node));
    out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
}

/// `val a = b`, `val (a, b) = c`, `val a by lazy { b }`, and file-level properties with getters.
fn variable(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let value = behind(node, "=");
    if let Some(names) = child_of(node, "multi_variable_declaration") {
        let target = pattern(l, names);
        if let Some(value) = value {
            let value = expression(l, value);
            out.push(Stmt::Assign { target, value });
        }
        return;
    }
    let Some(variable) = child_of(node, "variable_declaration") else { return };
    let Some(name) = child_of(variable, "identifier") else { return };
    let delegate = child_of(node, "property_delegate");
    let getter = child_of(node, "getter").and_then(|getter| child_of(getter, "function_body"));
    let getter = getter.and_then(|body| children(body).first().copied());
    let is_extension = children(node).into_iter().any(is_type);
    let value = match (value, delegate, getter) {
        (Some(value), ..) => Some(expression(l, value)),
        (None, Some(delegate), _) => Some(delegated(l, delegate)),
        (None, None, Some(getter)) if getter.kind() != "block" && !is_extension => {
            Some(expression(l, getter))
        }
        (None, None, Some(_)) => return accessors(l, node, FunctionKind::Free),
        (None, None, None) => None,
    };
    let ty = children(variable).into_iter().find(|part| is_type(*part));
    let ty = ty.map(|ty| type_name(l, ty));
    out.push(Stmt::Declare { name: name_sym(l, name), ty, value });
}

/// `by lazy { value }` is that value; what other delegates give is not known.
pub(super) fn delegated(l: &mut Lowering<'_>, delegate: Node<'_>) -> ExprId {
    let call = children(delegate).first().copied();
    let is_lazy = call.and_then(|call| children(call).first().copied());
    let is_lazy = is_lazy.is_some_and(|callee| l.text(callee).starts_with("lazy"));
    let lambda = call.and_then(|call| child_of(call, "annotated_lambda"));
    let lambda = lambda.and_then(|lambda| child_of(lambda, "lambda_literal"));
    match (lambda, call) {
        (Some(lambda), _) if is_lazy => block_value(l, lambda),
        (_, Some(call)) => {
            let call = expression(l, call);
            let unknown = l.unknown(delegate, "a delegate");
            l.expr(delegate, Expr::Block(vec![Stmt::Expr(call)], unknown))
        }
        _ => l.unknown(delegate, "a delegate"),
    }
}

/// The branches of `if`: what is guarded, and what stands behind `else`.
pub(super) fn branches(node: Node<'_>) -> (Option<Node<'_>>, Option<Node<'_>>) {
    let otherwise = behind(node, "else").filter(|branch| branch.is_named());
    let condition = field(node, "condition");
    let then = children(node)
        .into_iter()
        .find(|child| Some(*child) != condition && Some(*child) != otherwise);
    (then, otherwise)
}

fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut chain = Vec::new();
    let mut next = Some(node);
    let mut last = Vec::new();
    while let Some(node) = next.take() {
        let condition = condition(l, node);
        let (then, otherwise) = branches(node);
        chain.push((condition, body(l, then)));
        match otherwise {
            Some(chained) if chained.kind() == "if_expression" => next = Some(chained),
            other => last = body(l, other),
        }
    }
    if_chain(l, chain, last, out);
}

pub(super) fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

/// With a subject a `switch`, without one a chain of conditions.
fn when_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (subject, arms) = when_arms(l, node, out);
    let arms: Vec<_> =
        arms.into_iter().map(|(patterns, entry)| (patterns, body(l, entry))).collect();
    if let Some(subject) = subject {
        out.push(Stmt::Switch { subject, arms });
        return;
    }
    let mut chain = Vec::new();
    let mut otherwise = Vec::new();
    for (conditions, body) in arms {
        match conditions.first() {
            Some(condition) => chain.push((*condition, body)),
            None => otherwise = body,
        }
    }
    if_chain(l, chain, otherwise, out);
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let guarded = body(l, child_of(node, "block"));
    let mut handlers = Vec::new();
    let mut finally = Vec::new();
    for clause in children(node) {
        match clause.kind() {
            "catch_block" => handlers.push(body(l, child_of(clause, "block"))),
            "finally_block" => finally = body(l, child_of(clause, "block")),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

fn for_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let parts: Vec<_> = children(node)
        .into_iter()
        .filter(|part| !matches!(part.kind(), "label" | "annotation"))
        .collect();
    let binding = parts.first().map(|binding| pattern(l, *binding));
    let iterable = parts.get(1).map(|iterable| expression(l, *iterable));
    let body = body(l, parts.get(2).copied());
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn while_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    // The body of `do` runs before its condition is looked at.
    let condition = condition.filter(|_| node.kind() != "do_while_statement");
    let guard = field(node, "condition");
    let inner =
        children(node).into_iter().find(|part| Some(*part) != guard && part.kind() != "label");
    let body = body(l, inner);
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body });
}
