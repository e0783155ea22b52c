//! Classes: their members, wherever they are defined.

use tree_sitter::Node;

use super::{plain_path, type_path};
use crate::ir::{Arg, Expr, ExprId, Field, FunctionKind, Stmt, Sym, TypeId};
use crate::language::c;
use crate::lower::{Lowering, children, contents, field, line_of};

/// The classes that a class is derived from.
pub(in crate::language) fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let clause = children(node).into_iter().find(|child| child.kind() == "base_class_clause");
    let bases = clause.map(children).unwrap_or_default();
    let is_type = |base: &Node<'_>| {
        matches!(base.kind(), "type_identifier" | "qualified_identifier" | "template_type")
    };
    let bases = bases.into_iter().filter(is_type).map(|base| {
        let path = plain_path(l, base);
        l.sym(&path)
    });
    bases.collect()
}

/// The members in a class's body. Fields come first: constructors need to know their types.
pub(in crate::language) fn members(l: &mut Lowering<'_>, body: Node<'_>) {
    each_member(l, body, &|l, node| {
        if node.kind() != "function_definition" {
            member(l, node);
        }
    });
    each_member(l, body, &|l, node| {
        if node.kind() == "function_definition" {
            c::function(l, node);
        }
    });
}

/// What conditional parts and templates hold are members too.
fn each_member(l: &mut Lowering<'_>, body: Node<'_>, member: &dyn Fn(&mut Lowering<'_>, Node<'_>)) {
    l.nested_block(body, &mut Vec::new(), |l, body, _| {
        for node in contents(body) {
            match node.kind() {
                "preproc_if"
                | "preproc_ifdef"
                | "preproc_else"
                | "preproc_elif"
                | "template_declaration"
                | "ERROR" => each_member(l, node, member),
                _ => member(l, node),
            }
        }
    });
}

fn member(l: &mut Lowering<'_>, node: Node<'_>) {
    match node.kind() {
        "field_declaration" => fields(l, node),
        "alias_declaration" => {
            if let (Some(name), Some(ty)) = (field(node, "name"), field(node, "type")) {
                let init = type_path(l, ty);
                constant(l, name, None, init);
            }
        }
        "struct_specifier" | "class_specifier" | "union_specifier" | "enum_specifier" => {
            c::type_specifier(l, node, "");
        }
        kind if kind.starts_with("preproc_") => c::statement(l, node, &mut Vec::new()),
        _ => {}
    }
}

fn fields(l: &mut Lowering<'_>, node: Node<'_>) {
    let (ty, declarators) = c::typed_declarators(l, node);
    let modifiers: Vec<_> = children(node)
        .into_iter()
        .filter(|child| matches!(child.kind(), "storage_class_specifier" | "type_qualifier"))
        .map(|child| l.text(child))
        .collect();
    for declarator in declarators {
        let declared = c::declared(declarator);
        let Some(name) = declared.name.filter(|_| declared.function.is_none()) else { continue };
        let ty = c::typed(l, ty, &declared);
        let value = default_value(declarator);
        let field = Field {
            name: l.node_sym(name),
            ty,
            init: c::initial_value(l, node, ty, &declared, value),
            is_static: modifiers.contains(&"static"),
            is_final: modifiers.iter().any(|word| matches!(*word, "const" | "constexpr")),
            annotation: None,
            line: line_of(name),
        };
        l.field(field);
    }
}

/// `int a = 1, b{2};`: the value stands behind its declarator.
fn default_value(declarator: Node<'_>) -> Option<Node<'_>> {
    let mut next = declarator.next_sibling();
    while let Some(node) = next {
        match node.kind() {
            "," | ";" => return None,
            _ if node.is_named() && !node.is_extra() && node.kind() != "bitfield_clause" => {
                return Some(node);
            }
            _ => next = node.next_sibling(),
        }
    }
    None
}

/// A static field that never changes.
pub(in crate::language) fn constant(
    l: &mut Lowering<'_>,
    name: Node<'_>,
    ty: Option<Sym>,
    init: ExprId,
) {
    let constant = Field {
        name: l.node_sym(name),
        ty,
        init: Some(init),
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(name),
    };
    l.field(constant);
}

/// Lowers members that are defined outside their class's body, which may be in another file.
pub(in crate::language) fn inside(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: &str,
    members: impl FnOnce(&mut Lowering<'_>),
) {
    match l.type_named(ty) {
        _ if ty.is_empty() => members(l),
        Some(ty) => l.inside_type(ty, |l, _| members(l)),
        None => {
            l.with_type(node, ty, Vec::new(), |l, _| members(l));
        }
    }
}

/// What a function with that name is to the class it is a member of.
pub(in crate::language) fn method_kind(
    l: &Lowering<'_>,
    node: Node<'_>,
    name: &str,
    owner: TypeId,
) -> FunctionKind {
    let owner = l.unit.types.get(owner.0 as usize).map(|ty| l.unit.text(ty.name));
    let is_static = || {
        children(node)
            .iter()
            .any(|child| child.kind() == "storage_class_specifier" && l.text(*child) == "static")
    };
    if owner == Some(name) {
        FunctionKind::Constructor
    } else if is_static() {
        FunctionKind::Static
    } else {
        FunctionKind::Method
    }
}

/// `Type(int bits) : Base(bits), bits_(bits) { ... }`.
pub(in crate::language) fn member_initializers(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    out: &mut Vec<Stmt>,
) {
    let lists = children(node).into_iter().filter(|child| child.kind() == "field_initializer_list");
    for initializer in lists.flat_map(children) {
        let parts = children(initializer);
        let (Some(name), Some(values)) = (parts.first(), parts.last()) else { continue };
        if parts.len() < 2 {
            continue;
        }
        let args = c::arguments(l, *values);
        let path = plain_path(l, *name);
        let stmt = match part_of(l, &path) {
            Part::Base => call(l, *name, Expr::Super, args),
            Part::Itself => call(l, *name, Expr::This, args),
            Part::Field(ty) => match assigned(l, *values, ty, args) {
                Some(value) => {
                    let object = l.expr(*name, Expr::This);
                    let field = l.sym(&path);
                    let target = l.expr(*name, Expr::Member { object, name: field });
                    Stmt::Assign { target, value }
                }
                None => continue,
            },
        };
        out.push(stmt);
    }
}

enum Part {
    Base,
    Itself,
    Field(Option<Sym>),
}

/// What an initialiser of that name initialises.
fn part_of(l: &Lowering<'_>, path: &str) -> Part {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
    let Some(owner) = owner else { return Part::Field(None) };
    if l.unit.text(owner.name) == path {
        return Part::Itself;
    }
    if path.contains('.') || owner.supers.iter().any(|base| l.unit.text(*base) == path) {
        return Part::Base;
    }
    let field = owner.fields.iter().find(|field| l.unit.text(field.name) == path);
    Part::Field(field.and_then(|field| field.ty))
}

fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: Expr, args: Vec<Arg>) -> Stmt {
    let callee = l.expr(node, callee);
    Stmt::Expr(l.expr(node, Expr::Call { callee, args }))
}

/// One argument is the field's value; more construct it.
fn assigned(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    ty: Option<Sym>,
    args: Vec<Arg>,
) -> Option<ExprId> {
    match (args.as_slice(), ty) {
        ([], _) => None,
        // A constant of a namespace constructs; a variable is more often the value itself.
        ([only], Some(ty))
            if matches!(l.unit.expr(only.value), Expr::Member { .. })
                && l.unit.text(ty).contains('.') =>
        {
            let path = l.unit.text(ty).to_owned();
            let ty = l.dotted(node, &path);
            Some(l.expr(node, Expr::New { ty, args, fields: Vec::new() }))
        }
        ([only], _) => Some(only.value),
        (_, Some(ty)) => {
            let path = l.unit.text(ty).to_owned();
            let ty = l.dotted(node, &path);
            Some(l.expr(node, Expr::New { ty, args, fields: Vec::new() }))
        }
        (_, None) => Some(l.unknown(node, "a construction of a type that another file declares")),
    }
}
