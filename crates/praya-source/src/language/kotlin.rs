//! Kotlin.

mod call;
mod class;
mod expression;
mod function;
mod statement;
#[cfg(test)]
mod tests;
mod text;
mod value;

use tree_sitter::Node;

use crate::ir::Sym;
use crate::lower::{Lowering, children, contents};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut out = Vec::new();
    for node in contents(root) {
        match node.kind() {
            "package_header" => {
                let path = children(node).first().map_or("", |path| l.text(*path));
                l.unit.package = l.sym(path);
            }
            "import" => import(l, node),
            "ERROR" if is_broken_body(node) => {}
            _ => statement::statement(l, node, &mut out),
        }
    }
    l.module_body(out);
}

/// Whether the class in front of a syntax error has taken it for its body.
fn is_broken_body(node: Node<'_>) -> bool {
    let class = node.prev_sibling().filter(|class| child_of(*class, "class_body").is_none());
    class.is_some_and(|class| class::broken_body(class).is_some())
}

/// `import a.b.C`, `import a.b.C as D`, `import a.b.*`.
fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    let parts = children(node);
    let Some(path) = parts.first().map(|path| l.text(*path)) else { return };
    let local = match parts.get(1) {
        _ if l.text(node).trim_end().ends_with('*') => "",
        Some(alias) => l.text(*alias),
        None => path.rsplit('.').next().unwrap_or_default(),
    };
    l.import(local, path);
}

/// A name, without the backticks that let it be anything.
fn name_text<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    l.text(node).trim_matches('`')
}

fn name_sym(l: &mut Lowering<'_>, node: Node<'_>) -> Sym {
    let text = name_text(l, node);
    l.sym(text)
}

fn child_of<'t>(node: Node<'t>, kind: &str) -> Option<Node<'t>> {
    children(node).into_iter().find(|child| child.kind() == kind)
}

/// What stands behind a token: `=`, `else`.
fn behind<'t>(node: Node<'t>, token: &str) -> Option<Node<'t>> {
    let mut cursor = node.walk();
    let mut parts = node.children(&mut cursor).skip_while(|child| child.kind() != token);
    parts.next()?;
    parts.find(|part| !part.is_extra())
}

fn has_modifier(l: &Lowering<'_>, node: Node<'_>, word: &str) -> bool {
    let modifiers = child_of(node, "modifiers").map(children).unwrap_or_default();
    modifiers.iter().any(|modifier| l.text(*modifier) == word)
}

fn is_type(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "user_type"
            | "nullable_type"
            | "non_nullable_type"
            | "parenthesized_type"
            | "function_type"
            | "dynamic"
    )
}

/// A type's name without type arguments and `?`.
fn type_path(l: &Lowering<'_>, node: Node<'_>) -> String {
    let mut node = node;
    while node.kind() != "user_type" {
        match children(node).into_iter().find(|child| is_type(*child)) {
            Some(inner) if node.kind() != "function_type" => node = inner,
            _ => return l.text(node).to_owned(),
        }
    }
    let names = children(node).into_iter().filter(|part| part.kind() == "identifier");
    names.map(|name| name_text(l, name)).collect::<Vec<_>>().join(".")
}

fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Sym {
    let path = type_path(l, node);
    l.sym(&path)
}
