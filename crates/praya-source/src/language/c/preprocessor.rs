//! The preprocessor: includes, macros, conditional parts.

use tree_sitter::Node;

use super::{block, expression, statement};
use crate::ir::{Expr, ExprId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, field};

pub(super) fn directive(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "preproc_include" => include(l, node),
        "preproc_def" => define(l, node),
        "preproc_function_def" => function_macro(l, node),
        "preproc_call" => {}
        _ => conditional(l, node, out),
    }
}

fn include(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(path) = field(node, "path") else { return };
    if matches!(path.kind(), "string_literal" | "system_lib_string") {
        let path = l.text(path).trim_matches(['"', '<', '>']).to_owned();
        l.import("", &path);
    }
}

/// `#define NAME value`: a constant of the file.
fn define(l: &mut Lowering<'_>, node: Node<'_>) {
    let (Some(name), Some(text)) = (field(node, "name"), field(node, "value")) else { return };
    if is_statement(l.text(text)) {
        return function_macro(l, node);
    }
    let value = match macro_value(l, text) {
        Some(value) => value,
        None => l.unknown(node, "a macro that is no expression"),
    };
    let constant = Stmt::Declare { name: l.node_sym(name), ty: None, value: Some(value) };
    l.module_body(vec![constant]);
}

/// `#define NAME(a, b) text`: a function of the file.
fn function_macro(l: &mut Lowering<'_>, node: Node<'_>) {
    let (Some(name), Some(text)) = (field(node, "name"), field(node, "value")) else { return };
    let mut function = l.function(node, l.text(name), FunctionKind::Free);
    for parameter in field(node, "parameters").map(children).unwrap_or_default() {
        let name = l.node_sym(parameter);
        function.params.push(Param { name, ty: None, default: None, variadic: false });
    }
    if field(node, "parameters").is_some_and(|list| l.text(list).contains("...")) {
        let name = l.sym("__VA_ARGS__");
        function.params.push(Param { name, ty: None, default: None, variadic: true });
    }
    l.with_function(function, |l, out| {
        if is_statement(l.text(text)) {
            macro_statements(l, text, out);
        } else if let Some(value) = macro_value(l, text) {
            out.push(Stmt::Return(Some(value)));
        } else {
            let value = l.unknown(text, "a macro that is no expression");
            out.push(Stmt::Return(Some(value)));
        }
    });
}

fn is_statement(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
    text.contains(';')
        || text.starts_with('{')
        || matches!(word, Some("do" | "if" | "for" | "while" | "switch" | "return"))
}

/// The replacement text read as an expression.
fn macro_value(l: &mut Lowering<'_>, text: Node<'_>) -> Option<ExprId> {
    let tree = l.fragment(text, "{return ", "\n;}")?;
    let root = tree.root_node();
    if root.has_error() {
        return None;
    }
    let block = children(root).first().copied()?;
    let only = children(block).first().copied().filter(|only| only.kind() == "return_statement")?;
    children(only).first().map(|value| expression(l, *value))
}

fn macro_statements(l: &mut Lowering<'_>, text: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(tree) = l.fragment(text, "{", "\n;}") else { return };
    for node in children(tree.root_node()) {
        if node.kind() == "compound_statement" {
            block(l, node, out);
        } else {
            statement(l, node, out);
        }
    }
}

/// The parts of `#if ... #elif ... #else`, those that can never be compiled left out.
pub(super) fn branches<'t>(l: &Lowering<'_>, node: Node<'t>) -> Vec<Vec<Node<'t>>> {
    let mut out = Vec::new();
    let mut next = Some(node);
    while let Some(node) = next {
        let alternative = field(node, "alternative");
        let condition = field(node, "condition").or_else(|| field(node, "name"));
        let fixed = condition.map_or("", |condition| l.text(condition));
        if fixed != "0" {
            let parts = children(node).into_iter();
            out.push(
                parts.filter(|part| ![alternative, condition].contains(&Some(*part))).collect(),
            );
        }
        next = alternative.filter(|_| fixed != "1");
    }
    out
}

/// At file level all parts stand side by side; inside functions any one of them may be taken.
fn conditional(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut parts: Vec<Vec<Stmt>> = Vec::new();
    for branch in branches(l, node) {
        let mut part = Vec::new();
        for node in branch {
            l.nested_block(node, &mut part, statement);
        }
        parts.push(part);
    }
    let condition = field(node, "condition").map_or("", |condition| l.text(condition));
    if parts.iter().all(Vec::is_empty) {
        return;
    }
    if l.at_file_level() || matches!(condition, "0" | "1") {
        out.extend(parts.into_iter().flatten());
    } else {
        let condition = l.unknown(node, "a condition of the preprocessor");
        alternatives(l, condition, parts, out);
    }
}

/// Any one of the parts is taken, in the scope around them: what they declare is declared first.
fn alternatives(
    l: &mut Lowering<'_>,
    condition: ExprId,
    parts: Vec<Vec<Stmt>>,
    out: &mut Vec<Stmt>,
) {
    let mut names: Vec<Sym> = Vec::new();
    let mut taken = Vec::new();
    for part in parts {
        let mut statements = Vec::new();
        for statement in part {
            match statement {
                Stmt::Declare { name, ty, value } => {
                    if !names.contains(&name) {
                        names.push(name);
                        out.push(Stmt::Declare { name, ty, value: None });
                    }
                    let Some(value) = value else { continue };
                    let target = l.expr_at(l.unit.line(value), Expr::Name(name));
                    statements.push(Stmt::Assign { target, value });
                }
                other => statements.push(other),
            }
        }
        taken.push(statements);
    }
    let mut otherwise = if taken.len() > 1 { taken.pop().unwrap_or_default() } else { Vec::new() };
    for then in taken.into_iter().rev() {
        otherwise = vec![Stmt::If { condition, then, otherwise }];
    }
    out.append(&mut otherwise);
}
