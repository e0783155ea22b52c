//! Statements.

use tree_sitter::Node;

use super::expression::{assignment, sequence};
use super::{
    declared, each, expression, function, initial_value, is_cpp, preprocessor, type_specifier,
    typed,
};
use crate::ir::{Expr, ExprId, Stmt, Sym};
use crate::language::branches::{Arm, fall_through, if_chain};
use crate::language::conditional::conditional_parts;
use crate::language::cpp;
use crate::lower::{Lowering, children, contents, field};

/// The statements of a block, in the scope around it.
pub(in crate::language) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let statements = contents(node);
    let label = statements.iter().position(|one| one.kind() == "labeled_statement");
    let (first, rest) = statements.split_at(label.unwrap_or(statements.len()));
    for child in first {
        l.nested_block(*child, out, statement);
    }
    if rest.is_empty() {
        return;
    }
    // What stands before a label may jump to it from anywhere.
    let mut after = Vec::new();
    for child in rest {
        l.nested_block(*child, &mut after, statement);
    }
    let body = std::mem::take(out);
    out.push(Stmt::Try { body, handlers: vec![after], finally: Vec::new() });
}

/// A statement, or the statements of a block.
pub(in crate::language) fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    if let Some(node) = node {
        match node.kind() {
            "compound_statement" => block(l, node, &mut out),
            _ => l.nested_block(node, &mut out, statement),
        }
    }
    out
}

pub(in crate::language) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "compound_statement" => out.push(Stmt::Block(body(l, Some(node)))),
        "expression_statement" => {
            for child in children(node) {
                effect(l, child, out);
            }
        }
        "declaration" => declaration(l, node, out),
        "function_definition" => function(l, node),
        "type_definition" => type_definition(l, node, out),
        "struct_specifier" | "union_specifier" | "class_specifier" | "enum_specifier" => {
            type_specifier(l, node, "");
        }
        "if_statement" => if_statement(l, node, out),
        "for_statement" | "while_statement" | "do_statement" => loop_statement(l, node, out),
        "switch_statement" => switch(l, node, out),
        "return_statement" | "co_return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "seh_try_statement" => guarded(l, node, out),
        "labeled_statement"
        | "attributed_statement"
        | "case_statement"
        | "declaration_list"
        | "ERROR" => each(l, node, out),
        "linkage_specification" => {
            if let Some(body) = field(node, "body") {
                l.nested_block(body, out, statement);
            }
        }
        kind if kind.starts_with("preproc_") => preprocessor::directive(l, node, out),
        kind if kind.ends_with("_expression") => effect(l, node, out),
        _ if is_cpp(l) => cpp::statement(l, node, out),
        _ => {}
    }
}

/// An expression for its effect; `a, b` is two of them.
fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    for node in sequence(node) {
        if let Some((target, value)) = assignment(l, node) {
            out.push(Stmt::Assign { target, value });
        } else {
            let value = expression(l, node);
            out.push(Stmt::Expr(value));
        }
    }
}

/// A declaration's type and its declarators; a structure without a name is called after the first.
pub(in crate::language) fn typed_declarators<'t>(
    l: &mut Lowering<'_>,
    node: Node<'t>,
) -> (Option<Sym>, Vec<Node<'t>>) {
    let mut cursor = node.walk();
    let declarators: Vec<_> = node.children_by_field_name("declarator", &mut cursor).collect();
    let first = declarators.first().and_then(|first| declared(declarator_of(*first)).name);
    let unnamed = match first {
        Some(first) if node.kind() == "type_definition" => l.text(first).to_owned(),
        Some(first) => format!("struct {}", l.text(first)),
        None => String::new(),
    };
    (field(node, "type").and_then(|ty| type_specifier(l, ty, &unnamed)), declarators)
}

fn declarator_of(node: Node<'_>) -> Node<'_> {
    match node.kind() {
        "init_declarator" => field(node, "declarator").unwrap_or(node),
        _ => node,
    }
}

fn declaration(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let elsewhere = children(node)
        .into_iter()
        .any(|child| child.kind() == "storage_class_specifier" && l.text(child) == "extern");
    let (ty, declarators) = typed_declarators(l, node);
    for declarator in declarators {
        let value = field(declarator, "value").or_else(|| field(node, "value"));
        let declared = declared(declarator_of(declarator));
        let Some(name) = declared.name else { continue };
        if is_cpp(l) && cpp::unusual_declaration(l, node, &declared, value, out) {
            continue;
        }
        if value.is_none() && (elsewhere || declared.function.is_some()) {
            continue;
        }
        let ty = typed(l, ty, &declared);
        let value = initial_value(l, node, ty, &declared, value);
        out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
    }
}

/// `typedef old new;` where the old type is one that could be meant by name.
fn type_definition(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (ty, declarators) = typed_declarators(l, node);
    let Some(old) = ty.map(|ty| l.unit.text(ty).to_owned()) else { return };
    let meant = match field(node, "type") {
        Some(ty) if cpp::is_path(ty) => true,
        Some(ty) if ty.kind() == "type_identifier" => true,
        _ => l.type_named(&old).is_some(),
    };
    for declarator in declarators {
        let declared = declared(declarator);
        let Some(name) = declared.name else { continue };
        if !meant || declared.is_array || declared.function.is_some() || l.text(name) == old {
            continue;
        }
        let value = field(node, "type").map(|ty| cpp::type_path(l, ty));
        out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value });
    }
}

fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut branches = Vec::new();
    let mut next = Some(node);
    let mut otherwise = Vec::new();
    while let Some(node) = next.take() {
        let condition = condition(l, node, out);
        branches.push((condition, body(l, field(node, "consequence"))));
        let alternative = field(node, "alternative").and_then(|clause| children(clause).pop());
        match alternative {
            Some(chained) if chained.kind() == "if_statement" => next = Some(chained),
            other => otherwise = body(l, other),
        }
    }
    if_chain(l, branches, otherwise, out);
}

/// A condition; what it declares is declared before.
fn condition(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) -> ExprId {
    match field(node, "condition") {
        Some(clause) if clause.kind() == "condition_clause" => cpp::condition(l, clause, out),
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

fn loop_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(start) = field(node, "initializer") {
        if start.kind() == "declaration" {
            declaration(l, start, out);
        } else {
            effect(l, start, out);
        }
    }
    let condition = field(node, "condition").map(|_| condition(l, node, out));
    let mut statements = body(l, field(node, "body"));
    // The body of `do` runs before its condition is looked at.
    let condition = condition.filter(|_| node.kind() != "do_statement");
    if let Some(update) = field(node, "update") {
        effect(l, update, &mut statements);
    }
    out.push(Stmt::Loop { binding: None, iterable: None, condition, body: statements });
}

fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = condition(l, node, out);
    let mut arms = Vec::new();
    let mut waiting = field(node, "body").map(contents).unwrap_or_default();
    waiting.reverse();
    while let Some(node) = waiting.pop() {
        match node.kind() {
            "case_statement" => arms.push(arm(l, node)),
            kind if kind.starts_with("preproc_if") && has_case(l, node) => {
                waiting.extend(conditional_parts(l, node).into_iter().rev().flat_map(
                    |mut branch| {
                        branch.reverse();
                        branch
                    },
                ));
            }
            _ => {
                if let Some(last) = arms.last_mut() {
                    last.statements.push(node);
                }
            }
        }
    }
    let arms = fall_through(l, arms, statement);
    out.push(Stmt::Switch { subject, arms });
}

fn has_case(l: &Lowering<'_>, node: Node<'_>) -> bool {
    conditional_parts(l, node).into_iter().flatten().any(|part| match part.kind() {
        "case_statement" => true,
        // Deeper ones are found when their turn comes.
        kind => {
            kind.starts_with("preproc_if")
                && children(part).iter().any(|p| p.kind() == "case_statement")
        }
    })
}

fn arm<'t>(l: &mut Lowering<'_>, group: Node<'t>) -> Arm<'t> {
    let label = field(group, "value");
    let patterns: Vec<_> = label.into_iter().map(|label| expression(l, label)).collect();
    let statements = contents(group).into_iter().filter(|child| Some(*child) != label).collect();
    Arm { is_default: patterns.is_empty(), patterns, statements }
}

/// `__try { } __except (..) { } __finally { }`.
fn guarded(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let guarded = body(l, field(node, "body"));
    let mut handlers = Vec::new();
    let mut finally = Vec::new();
    for clause in children(node) {
        match clause.kind() {
            "seh_except_clause" => handlers.push(body(l, field(clause, "body"))),
            "seh_finally_clause" => finally = body(l, field(clause, "body")),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

/// Statements with a value: the last one's.
pub(super) fn valued_block(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut statements = body(l, Some(node));
    match statements.pop() {
        Some(Stmt::Expr(value)) => l.expr(node, Expr::Block(statements, value)),
        Some(last) => {
            statements.push(last);
            let value = l.unknown(node, "statements without a value");
            l.expr(node, Expr::Block(statements, value))
        }
        None => l.unknown(node, "statements without a value"),
    }
}
