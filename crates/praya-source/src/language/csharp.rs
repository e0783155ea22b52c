//! C#.

mod creation;
mod expression;
mod function;
mod member;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod text;

use tree_sitter::Node;

use crate::ir::{Stmt, Sym};
use crate::lower::{Lowering, children, contents, field};

use super::conditional::conditional;

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let package = package(l, root);
    l.unit.package = l.sym(&package);
    let mut out = Vec::new();
    for node in contents(root) {
        item(l, node, &mut out);
    }
    l.module_body(out);
}

/// What stands in a file or a namespace.
fn item(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "using_directive" => using(l, node),
        "namespace_declaration" => {
            if let Some(body) = field(node, "body") {
                l.nested_block(body, out, item);
            }
        }
        "global_statement" | "ERROR" | "declaration_list" => {
            l.nested_block(node, out, |l, node, out| {
                for child in contents(node) {
                    item(l, child, out);
                }
            });
        }
        "preproc_if" => conditional(l, node, out, item),
        _ if member::is_member(node) => member::member(l, node),
        _ => statement::statement(l, node, out),
    }
}

/// The namespace of a file: the first one, and those that alone stand in it.
fn package(l: &Lowering<'_>, root: Node<'_>) -> String {
    let mut names = Vec::new();
    let mut next = Some(root);
    while let Some(node) = next {
        let mut inner = children(node).into_iter().filter(|child| {
            matches!(child.kind(), "namespace_declaration" | "file_scoped_namespace_declaration")
        });
        let first = inner.next();
        names.extend(first.and_then(|first| field(first, "name")).map(|name| l.text(name)));
        next = first.and_then(|first| field(first, "body"));
        if let Some(body) = next {
            let others = children(body);
            let alone = others
                .iter()
                .all(|part| matches!(part.kind(), "using_directive" | "namespace_declaration"));
            next = next.filter(|_| alone);
        }
    }
    names.join(".")
}

/// `using A.B;`, `using static A.B;`, `using X = A.B;`.
fn using(l: &mut Lowering<'_>, node: Node<'_>) {
    let alias = field(node, "name");
    let path = children(node).into_iter().rfind(|child| Some(*child) != alias);
    let Some(path) = path.map(|path| type_path(l, path)) else { return };
    if l.text(node).starts_with("global ") && alias.is_none() {
        let path = l.sym(&path);
        l.unit.global_imports.push(path);
    }
    l.import(alias.map_or("", |alias| l.text(alias)), &path);
}

/// A type's name without type arguments and `?`, `.`-separated.
fn type_path(l: &Lowering<'_>, node: Node<'_>) -> String {
    let mut names = Vec::new();
    let mut next = Some(node);
    let mut brackets = String::new();
    while let Some(node) = next {
        next = match node.kind() {
            "qualified_name" => {
                names.extend(field(node, "name").map(|name| plain(l, name)));
                field(node, "qualifier")
            }
            "alias_qualified_name" => {
                names.extend(field(node, "name").map(|name| plain(l, name)));
                field(node, "alias").filter(|alias| l.text(*alias) != "global")
            }
            "array_type" => {
                brackets.push_str("[]");
                field(node, "type")
            }
            "nullable_type" | "ref_type" | "scoped_type" | "pointer_type" => field(node, "type"),
            _ => {
                names.push(plain(l, node));
                None
            }
        };
    }
    names.reverse();
    names.join(".") + &brackets
}

/// A name without its type arguments.
fn plain<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    match node.kind() {
        "generic_name" => children(node).first().map_or("", |name| l.text(*name)),
        _ => l.text(node),
    }
}

/// A declared type; `var` is none.
fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    if node.kind() == "implicit_type" {
        return None;
    }
    let path = type_path(l, node);
    Some(l.sym(&path))
}

/// The operands of an expression or statement: `this` and `base` are keywords to the grammar.
fn operands(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    let is_operand = |child: &Node<'_>| match child.is_named() {
        true => !child.is_extra() && !child.is_error(),
        false => matches!(child.kind(), "this" | "base"),
    };
    node.children(&mut cursor).filter(is_operand).collect()
}

/// What stands behind `=`.
fn assigned(node: Node<'_>) -> Option<Node<'_>> {
    let mut cursor = node.walk();
    let mut parts = node.children(&mut cursor).skip_while(|child| child.kind() != "=");
    parts.next()?;
    parts.find(|part| !part.is_extra())
}

fn has_modifier(l: &Lowering<'_>, node: Node<'_>, word: &str) -> bool {
    children(node).iter().any(|child| child.kind() == "modifier" && l.text(*child) == word)
}
