//! Scala, 2 and 3.

mod call;
mod class;
mod expression;
mod function;
mod import;
mod pattern;
mod statement;
#[cfg(test)]
mod tests;
mod text;
mod value;

use tree_sitter::Node;

use crate::ir::Sym;
use crate::lower::{Lowering, children, contents, field};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut out = Vec::new();
    let mut package = String::new();
    for node in contents(root) {
        if node.kind() == "package_clause" {
            let name = field(node, "name").map_or("", |name| l.text(name));
            package =
                if package.is_empty() { name.to_owned() } else { format!("{package}.{name}") };
            l.unit.package = l.sym(&package);
            let body = field(node, "body");
            for child in body.map(contents).unwrap_or_default() {
                statement::statement(l, child, &mut out);
            }
        } else {
            statement::statement(l, node, &mut out);
        }
    }
    l.module_body(out);
}

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

/// The named nodes in a field; keywords and punctuation may stand in it too.
fn fields<'t>(node: Node<'t>, name: &str) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.children_by_field_name(name, &mut cursor).filter(|part| part.is_named()).collect()
}

fn has_token(node: Node<'_>, token: &str) -> bool {
    let mut cursor = node.walk();
    node.children(&mut cursor).any(|child| child.kind() == token)
}

/// A type's name without type arguments; types that are not named have none.
fn type_path(l: &Lowering<'_>, node: Node<'_>) -> Option<String> {
    let mut node = node;
    loop {
        match node.kind() {
            "type_identifier" | "identifier" => return Some(name_text(l, node).to_owned()),
            "stable_type_identifier" | "stable_identifier" => {
                return Some(l.text(node).split_whitespace().collect());
            }
            "generic_type"
            | "repeated_parameter_type"
            | "lazy_parameter_type"
            | "annotated_type"
            | "applied_constructor_type"
            | "compound_type" => {
                node = field(node, "type")
                    .or_else(|| field(node, "base"))
                    .or_else(|| children(node).first().copied())?;
            }
            _ => return None,
        }
    }
}

fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    let path = type_path(l, node)?;
    Some(l.sym(&path))
}
