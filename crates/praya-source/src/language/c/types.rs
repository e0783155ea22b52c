//! Types: names as written, and the structures and enumerations declared on the way.

use tree_sitter::Node;

use super::{Declared, declared, is_cpp, preprocessor, typed_declarators};
use crate::ir::{BinaryOp, Expr, ExprId, Field, Stmt, Sym};
use crate::language::cpp;
use crate::lower::{Lowering, children, field, line_of};

/// The name of a type. A structure with a body is declared; one without a name is called by
/// `unnamed`.
pub(in crate::language) fn type_specifier(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    unnamed: &str,
) -> Option<Sym> {
    match node.kind() {
        "struct_specifier" | "union_specifier" | "class_specifier" => {
            Some(structure(l, node, unnamed))
        }
        "enum_specifier" => {
            enumeration(l, node);
            field(node, "name").map(|name| l.node_sym(name))
        }
        "macro_type_specifier" => field(node, "name").map(|name| l.node_sym(name)),
        "template_type" | "qualified_identifier" | "dependent_type" => {
            let path = cpp::plain_path(l, node);
            Some(l.sym(&path))
        }
        "placeholder_type_specifier" | "decltype" => None,
        _ => Some(l.node_sym(node)),
    }
}

/// The type of a declaration as a name, `[]` appended where an array is declared.
pub(in crate::language) fn typed(
    l: &mut Lowering<'_>,
    ty: Option<Sym>,
    declared: &Declared<'_>,
) -> Option<Sym> {
    let ty = ty?;
    if !declared.is_array {
        return Some(ty);
    }
    let text = format!("{}[]", l.unit.text(ty));
    Some(l.sym(&text))
}

/// `struct name { ... }`.
fn structure(l: &mut Lowering<'_>, node: Node<'_>, unnamed: &str) -> Sym {
    let name = match field(node, "name") {
        Some(name) => cpp::plain_path(l, name),
        None => unnamed.to_owned(),
    };
    if let Some(body) = field(node, "body") {
        let supers = cpp::supers(l, node);
        let simple = name.rsplit('.').next().unwrap_or_default();
        l.with_type(node, simple, supers, |l, _| {
            if is_cpp(l) { cpp::members(l, body) } else { fields(l, body) }
        });
    }
    l.sym(&name)
}

fn fields(l: &mut Lowering<'_>, body: Node<'_>) {
    for node in children(body) {
        match node.kind() {
            "field_declaration" => field_declaration(l, node),
            kind if kind.starts_with("preproc_") => {
                for branch in preprocessor::branches(l, node) {
                    for node in branch.into_iter().filter(|node| node.kind() == "field_declaration")
                    {
                        field_declaration(l, node);
                    }
                }
            }
            _ => {}
        }
    }
}

fn field_declaration(l: &mut Lowering<'_>, node: Node<'_>) {
    let (ty, declarators) = typed_declarators(l, node);
    for declarator in declarators {
        let declared = declared(declarator);
        let Some(name) = declared.name else { continue };
        let declared = Field {
            name: l.node_sym(name),
            ty: typed(l, ty, &declared),
            init: None,
            is_static: false,
            is_final: false,
            annotation: None,
            line: line_of(name),
        };
        l.field(declared);
    }
}

/// Constants stand in the scope around; those of a named C++ enumeration also in its own.
fn enumeration(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(body) = field(node, "body") else { return };
    let constants = constants(l, body);
    let mut scoped = false;
    if let Some(name) = field(node, "name").filter(|_| is_cpp(l)) {
        let (text, ty) = (l.text(name), l.node_sym(name));
        l.with_type(node, text, Vec::new(), |l, _| {
            for (constant, value) in &constants {
                cpp::constant(l, *constant, Some(ty), *value);
            }
        });
        let mut cursor = node.walk();
        scoped = node.children(&mut cursor).any(|word| matches!(word.kind(), "class" | "struct"));
    }
    if scoped {
        return;
    }
    let in_class = l.owner().is_some();
    let mut out = Vec::new();
    for (constant, value) in constants {
        if in_class {
            cpp::constant(l, constant, None, value);
        } else {
            out.push(Stmt::Declare { name: l.node_sym(constant), ty: None, value: Some(value) });
        }
    }
    l.module_body(out);
}

/// Each constant with its value: its own, or one more than the one before.
fn constants<'t>(l: &mut Lowering<'_>, body: Node<'t>) -> Vec<(Node<'t>, ExprId)> {
    let mut nodes = Vec::new();
    for child in children(body) {
        if child.kind().starts_with("preproc_") {
            nodes.extend(preprocessor::branches(l, child).into_iter().flatten());
        } else {
            nodes.push(child);
        }
    }
    let mut out: Vec<(Node<'t>, ExprId)> = Vec::new();
    for node in nodes.into_iter().filter(|node| node.kind() == "enumerator") {
        let Some(name) = field(node, "name") else { continue };
        let value = match (field(node, "value"), out.last()) {
            (Some(value), _) => super::expression(l, value),
            (None, Some((_, last))) => following(l, node, *last),
            (None, None) => l.expr(node, Expr::Int(0)),
        };
        out.push((name, value));
    }
    out
}

fn following(l: &mut Lowering<'_>, node: Node<'_>, last: ExprId) -> ExprId {
    if let Expr::Int(last) = l.unit.expr(last) {
        let next = last.saturating_add(1);
        return l.expr(node, Expr::Int(next));
    }
    let right = l.expr(node, Expr::Int(1));
    l.expr(node, Expr::Binary { op: BinaryOp::Add, left: last, right })
}
