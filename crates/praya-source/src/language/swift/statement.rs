//! Statements.

use tree_sitter::Node;

use super::class::{aliased, class};
use super::condition::condition;
use super::expression::{assignment, expected, expression};
use super::function::{computed, function, local};
use super::switch::switch;
use super::{child_of, import, name_sym, parts, type_name};
use crate::ir::{Expr, ExprId, FunctionKind, Stmt, UnaryOp};
use crate::language::branches::if_chain;
use crate::language::conditional::alternatives;
use crate::lower::{Lowering, children, contents, field};

/// The statements of a block, in the scope around it.
pub(super) fn statements(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    sequence(l, node, &contents(node), out);
}

/// What follows a `defer` runs before it; what stands between `#if` and `#endif` may not run.
pub(super) fn sequence(
    l: &mut Lowering<'_>,
    around: Node<'_>,
    nodes: &[Node<'_>],
    out: &mut Vec<Stmt>,
) {
    l.nested_block(around, out, |l, around, out| {
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            at += 1;
            if let Some(last) = deferred(l, *node) {
                let mut body = Vec::new();
                sequence(l, around, nodes.get(at..).unwrap_or_default(), &mut body);
                out.push(Stmt::Try { body, handlers: Vec::new(), finally: block(l, Some(last)) });
                return;
            }
            if node.kind() == "directive" && l.text(*node).starts_with("#if") {
                at += conditional(l, *node, nodes.get(at..).unwrap_or_default(), out);
            } else {
                statement(l, *node, out);
            }
        }
    });
}

/// `defer { .. }`, which the grammar takes for a call.
fn deferred<'t>(l: &Lowering<'_>, node: Node<'t>) -> Option<Node<'t>> {
    let [name, suffix] = children(node)[..] else { return None };
    let is_defer = node.kind() == "call_expression" && l.text(name) == "defer";
    child_of(child_of(suffix, "lambda_literal").filter(|_| is_defer)?, "statements")
}

/// The parts up to the `#endif` that belongs to an `#if`; how many nodes that were.
fn conditional(
    l: &mut Lowering<'_>,
    start: Node<'_>,
    nodes: &[Node<'_>],
    out: &mut Vec<Stmt>,
) -> usize {
    let mut level = 0;
    let mut taken = 0;
    let mut groups = vec![Vec::new()];
    for node in nodes {
        taken += 1;
        let text = if node.kind() == "directive" { l.text(*node) } else { "" };
        if text.starts_with("#if") {
            level += 1;
        } else if text.starts_with("#endif") {
            level -= 1;
        }
        match text {
            _ if level < 0 => break,
            text if level == 0 && text.starts_with("#else") => groups.push(Vec::new()),
            _ => groups.last_mut().into_iter().for_each(|group| group.push(*node)),
        }
    }
    let mut parts = Vec::new();
    for group in groups {
        let mut part = Vec::new();
        sequence(l, start, &group, &mut part);
        parts.push(part);
    }
    if l.at_file_level() {
        out.extend(parts.into_iter().flatten());
    } else {
        let condition = l.unknown(start, "a condition of the compiler");
        alternatives(l, condition, parts, out);
    }
    taken
}

fn block(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    if let Some(node) = node {
        statements(l, node, &mut out);
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "import_declaration" => import(l, node),
        "class_declaration" | "protocol_declaration" => class(l, node),
        "function_declaration" if l.at_file_level() => function(l, node, FunctionKind::Free),
        "function_declaration" => local(l, node, out),
        "init_declaration" | "deinit_declaration" | "subscript_declaration" => {
            function(l, node, FunctionKind::Free);
        }
        "property_declaration" => variables(l, node, out),
        "typealias_declaration" => {
            if let Some((name, path)) = aliased(l, node) {
                let value = Some(l.dotted(node, &path));
                out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
            }
        }
        "if_statement" => if_statement(l, node, out),
        "guard_statement" => guard(l, node, out),
        "switch_statement" => switch(l, node, out),
        "for_statement" => for_statement(l, node, out),
        "while_statement" | "repeat_while_statement" => while_statement(l, node, out),
        "do_statement" => do_statement(l, node, out),
        "control_transfer_statement" => out.extend(transfer(l, node)),
        "statements" => out.push(Stmt::Block(block(l, Some(node)))),
        "ERROR" | "class_body" | "function_body" => statements(l, node, out),
        "directive"
        | "statement_label"
        | "operator_declaration"
        | "modifiers"
        | "bang"
        | "precedence_group_declaration"
        | "macro_declaration"
        | "attribute"
        | "diagnostic" => {}
        kind if kind.ends_with("_keyword") || kind.ends_with("_type") => {}
        _ => match assignment(l, node) {
            Some((target, value)) => out.push(Stmt::Assign { target, value }),
            None => {
                let value = expression(l, node);
                out.push(Stmt::Expr(value));
            }
        },
    }
}

/// One of the names that a `let` or `var` declares.
pub(super) struct Property<'t> {
    pub(super) name: Node<'t>,
    pub(super) ty: Option<Node<'t>>,
    pub(super) value: Option<Node<'t>>,
    /// `{ .. }` behind the name.
    pub(super) accessors: Option<Node<'t>>,
}

pub(super) fn properties(node: Node<'_>) -> Vec<Property<'_>> {
    let mut out: Vec<Property<'_>> = Vec::new();
    for (role, part) in parts(node) {
        if role == "name" && part.kind() == "pattern" {
            let name = field(part, "bound_identifier").unwrap_or(part);
            out.push(Property { name, ty: None, value: None, accessors: None });
        }
        let Some(last) = out.last_mut() else { continue };
        match (role, part.kind()) {
            ("value", _) => last.value = Some(part),
            ("computed_value", _) => last.accessors = Some(part),
            (_, "type_annotation") => last.ty = children(part).first().copied(),
            _ => {}
        }
    }
    out
}

fn variables(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    for Property { name, ty, value, accessors } in properties(node) {
        if name.kind() == "pattern" {
            let target = pattern(l, name);
            if let Some(value) = value {
                let value = expression(l, value);
                out.push(Stmt::Assign { target, value });
            }
            continue;
        }
        let declared = ty.and_then(|ty| type_name(l, ty));
        let mut value = value.map(|value| expected(l, value, declared));
        if let Some(body) = accessors {
            match computed_value(l, body) {
                Some(computed) => value = Some(computed),
                None => {
                    computed(l, body, super::name_text(l, name), ty, FunctionKind::Free);
                    continue;
                }
            }
        }
        out.push(Stmt::Declare { name: name_sym(l, name), ty: declared, value });
    }
}

/// The only expression of a getter.
fn computed_value(l: &mut Lowering<'_>, body: Node<'_>) -> Option<ExprId> {
    let getter = child_of(body, "computed_getter").unwrap_or(body);
    let [only] = children(child_of(getter, "statements")?)[..] else { return None };
    let is_value =
        only.kind() != "control_transfer_statement" && !only.kind().ends_with("_declaration");
    is_value.then(|| expression(l, only))
}

/// What takes a value apart: `a`, `(a, b)`.
fn pattern(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let parts: Vec<_> =
            children(node).into_iter().filter(|part| part.kind() == "pattern").collect();
        if let Some(name) = field(node, "bound_identifier") {
            let sym = name_sym(l, name);
            return l.expr(name, Expr::Name(sym));
        }
        if parts.is_empty() {
            let name = child_of(node, "simple_identifier").unwrap_or(node);
            let sym = name_sym(l, name);
            return l.expr(name, Expr::Name(sym));
        }
        let parts = parts.into_iter().map(|part| pattern(l, part)).collect();
        l.expr(node, Expr::List(parts))
    })
}

/// What stands before and behind `else`.
pub(super) fn branches(node: Node<'_>) -> (Option<Node<'_>>, Option<Node<'_>>) {
    let (mut then, mut otherwise, mut behind) = (None, None, false);
    for child in children(node) {
        match child.kind() {
            "else" => behind = true,
            "statements" if behind => otherwise = Some(child),
            "if_statement" if behind => otherwise = Some(child),
            "statements" => then = Some(child),
            _ => {}
        }
    }
    (then, otherwise)
}

fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut chain = Vec::new();
    let mut next = Some(node);
    let mut last = Vec::new();
    while let Some(node) = next.take() {
        let mut bindings = Vec::new();
        let condition = condition(l, node, &mut bindings);
        let (then, otherwise) = branches(node);
        chain.push((bindings, condition, block(l, then)));
        match otherwise {
            Some(chained) if chained.kind() == "if_statement" => next = Some(chained),
            other => last = block(l, other),
        }
    }
    if chain.iter().all(|(bindings, ..)| bindings.is_empty()) || chain.len() > 100 {
        let mut branches = Vec::new();
        for (mut bindings, condition, then) in chain {
            out.append(&mut bindings);
            branches.push((condition, then));
        }
        return if_chain(l, branches, last, out);
    }
    for (mut bindings, condition, then) in chain.into_iter().rev() {
        let tested = Stmt::If { condition, then, otherwise: last };
        last = if bindings.is_empty() {
            vec![tested]
        } else {
            bindings.push(tested);
            vec![Stmt::Block(bindings)]
        };
    }
    out.append(&mut last);
}

/// `guard .. else { .. }`: what it binds is known behind it.
fn guard(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let condition = condition(l, node, out);
    let condition = l.expr(node, Expr::Unary { op: UnaryOp::Not, value: condition });
    let then = block(l, child_of(node, "statements"));
    out.push(Stmt::If { condition, then, otherwise: Vec::new() });
}

fn for_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let binding = field(node, "item").map(|item| pattern(l, item));
    let iterable = field(node, "collection").map(|iterable| expression(l, iterable));
    let mut body = block(l, child_of(node, "statements"));
    let filter = child_of(node, "where_clause").and_then(|clause| children(clause).pop());
    if let Some(filter) = filter {
        let condition = expression(l, filter);
        body = vec![Stmt::If { condition, then: body, otherwise: Vec::new() }];
    }
    out.push(Stmt::Loop { binding, iterable, condition: None, body });
}

fn while_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut body = Vec::new();
    let condition = condition(l, node, &mut body);
    // What is bound is bound anew each time, and `repeat` runs before its condition is looked at.
    let first = body.is_empty() && node.kind() == "while_statement";
    body.extend(block(l, child_of(node, "statements")));
    let condition = first.then_some(condition);
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body });
}

fn do_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let body = block(l, child_of(node, "statements"));
    let clauses = children(node).into_iter().filter(|child| child.kind() == "catch_block");
    let handlers: Vec<_> = clauses.map(|clause| block(l, child_of(clause, "statements"))).collect();
    if handlers.is_empty() {
        out.push(Stmt::Block(body));
    } else {
        out.push(Stmt::Try { body, handlers, finally: Vec::new() });
    }
}

/// `return a`, `throw b`, `break`, `continue`.
pub(super) fn transfer(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Stmt> {
    let word = l.text(node).split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let value = field(node, "result")
        .or_else(|| children(node).into_iter().rfind(|part| part.kind() != "throw_keyword"));
    match word {
        "return" => {
            let ty = l.result_type();
            Some(Stmt::Return(value.map(|value| expected(l, value, ty))))
        }
        "throw" => Some(Stmt::Throw(value.map(|value| expression(l, value)))),
        "break" => Some(Stmt::Break),
        "continue" => Some(Stmt::Continue),
        _ => value.map(|value| Stmt::Expr(expression(l, value))),
    }
}

/// The value of a branch: its only, or last, expression's.
pub(super) fn block_value(
    l: &mut Lowering<'_>,
    node: Option<Node<'_>>,
    around: Node<'_>,
) -> ExprId {
    let mut body = block(l, node);
    let value = match body.pop() {
        Some(Stmt::Expr(value)) => value,
        Some(last) => {
            body.push(last);
            l.unknown(around, "never a value")
        }
        None => l.unknown(around, "a branch without a value"),
    };
    if body.is_empty() { value } else { l.expr(around, Expr::Block(body, value)) }
}
