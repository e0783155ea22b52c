//! The preprocessor: includes, macros, conditional parts.

use std::borrow::Cow;

use tree_sitter::Node;

use super::{block, expression, statement};
use crate::ir::{ExprId, FunctionKind, Param, Stmt};
use crate::language::conditional::conditional;
use crate::lower::{Lowering, children, field};

pub(super) fn directive(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "preproc_include" => include(l, node),
        "preproc_def" => define(l, node),
        "preproc_function_def" => function_macro(l, node),
        "preproc_call" => {}
        _ => conditional(l, node, out, statement),
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
    let tree = l.fragment(text, ["{return ", &pasted(l.text(text)), "\n;}"])?;
    let root = tree.root_node();
    if root.has_error() {
        return None;
    }
    let block = children(root).first().copied()?;
    let only = children(block).first().copied().filter(|only| only.kind() == "return_statement")?;
    children(only).first().map(|value| expression(l, *value))
}

/// The text as long as it was, but `a ## b` one name: what it is pasted from is not known here.
fn pasted(text: &str) -> Cow<'_, str> {
    let mut parts = text.split("##");
    let mut out = match parts.next() {
        Some(first) if first.len() < text.len() => first.to_owned(),
        _ => return Cow::Borrowed(text),
    };
    for part in parts {
        let kept = out.trim_end_matches(' ').len();
        let spaces = part.len() - part.trim_start_matches(' ').len();
        let joint = out.len() - kept + 2 + spaces;
        out.truncate(kept);
        out.extend(std::iter::repeat_n('_', joint));
        out.push_str(part.trim_start_matches(' '));
    }
    Cow::Owned(out)
}

fn macro_statements(l: &mut Lowering<'_>, text: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(tree) = l.fragment(text, ["{", &pasted(l.text(text)), "\n;}"]) else { return };
    for node in children(tree.root_node()) {
        if node.kind() == "compound_statement" {
            block(l, node, out);
        } else {
            statement(l, node, out);
        }
    }
}
