//! Swift.

mod call;
mod class;
mod condition;
mod expression;
mod function;
mod statement;
mod switch;
#[cfg(test)]
mod tests;
mod text;

use tree_sitter::Node;

use crate::ir::Sym;
use crate::lower::{Lowering, children, contents};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut out = Vec::new();
    statement::sequence(l, root, &contents(root), &mut out);
    l.module_body(out);
}

/// `import CryptoKit`, `import struct Foundation.Data`.
fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(path) = child_of(node, "identifier").map(|path| l.text(path)) else { return };
    let of_one = ["struct", "class", "enum", "func", "var", "let", "typealias", "protocol"];
    let only = tokens(node).iter().any(|token| of_one.contains(token));
    let local = path.rsplit('.').next().filter(|_| only).unwrap_or_default();
    l.import(local, path);
}

fn child_of<'t>(node: Node<'t>, kind: &str) -> Option<Node<'t>> {
    children(node).into_iter().find(|child| child.kind() == kind)
}

fn tokens<'t>(node: Node<'t>) -> Vec<&'t str> {
    let mut cursor = node.walk();
    node.children(&mut cursor).filter(|child| !child.is_named()).map(|child| child.kind()).collect()
}

/// The parts of a node with the fields they stand in.
fn parts<'t>(node: Node<'t>) -> Vec<(&'t str, Node<'t>)> {
    let mut cursor = node.walk();
    let mut out = Vec::new();
    if !cursor.goto_first_child() {
        return out;
    }
    loop {
        if !cursor.node().is_extra() {
            out.push((cursor.field_name().unwrap_or_default(), cursor.node()));
        }
        if !cursor.goto_next_sibling() {
            return out;
        }
    }
}

fn has_modifier(l: &Lowering<'_>, node: Node<'_>, word: &str) -> bool {
    let modifiers = child_of(node, "modifiers").map(children).unwrap_or_default();
    modifiers.iter().any(|modifier| l.text(*modifier) == word) || tokens(node).contains(&word)
}

/// Belongs to the type rather than to an instance.
fn is_static(l: &Lowering<'_>, node: Node<'_>) -> bool {
    has_modifier(l, node, "static") || has_modifier(l, node, "class")
}

fn name_text<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    l.text(node).trim_matches('`')
}

fn name_sym(l: &mut Lowering<'_>, node: Node<'_>) -> Sym {
    let text = name_text(l, node);
    l.sym(text)
}

fn is_type(node: Node<'_>) -> bool {
    node.kind().ends_with("_type") || node.kind() == "type_identifier"
}

/// A type's name without type arguments and `?`, `[]` appended for arrays; other types have none.
fn type_path(l: &Lowering<'_>, node: Node<'_>) -> Option<String> {
    let mut brackets = String::new();
    let mut node = node;
    loop {
        match node.kind() {
            "user_type" | "type_identifier" => break,
            "array_type" => brackets.push_str("[]"),
            "optional_type" | "opaque_type" | "existential_type" => {}
            _ => return None,
        }
        node = children(node).into_iter().find(|child| is_type(*child))?;
    }
    let names: Vec<_> = match node.kind() {
        "type_identifier" => vec![l.text(node)],
        _ => children(node)
            .into_iter()
            .filter(|part| part.kind() == "type_identifier")
            .map(|name| l.text(name))
            .collect(),
    };
    Some(names.join(".") + &brackets)
}

fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let path = type_path(l, node)?;
    Some(l.sym(&path))
}
