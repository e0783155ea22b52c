//! Classes, interfaces, traits and enums of PHP.

use tree_sitter::Node;

use crate::ir::{Arg, Expr, ExprId, Field, FunctionKind, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field, line_of};

use super::expression::expression;
use super::{dotted_path, type_name, with_body};

/// Any declaration with members; an anonymous class has no name.
pub(super) fn class(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let supers = supers(l, node);
    l.with_type(node, name, supers, |l, _| {
        for child in field(node, "body").map(contents).unwrap_or_default() {
            member(l, child);
        }
    });
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let clauses = children(node).into_iter();
    let clauses =
        clauses.filter(|child| matches!(child.kind(), "base_clause" | "class_interface_clause"));
    clauses.flat_map(children).map(|name| path_sym(l, name)).collect()
}

fn path_sym(l: &mut Lowering<'_>, node: Node<'_>) -> Sym {
    let path = dotted_path(l.text(node));
    l.sym(&path)
}

fn has(node: Node<'_>, modifier: &str) -> bool {
    children(node).iter().any(|child| child.kind() == modifier)
}

fn member(l: &mut Lowering<'_>, node: Node<'_>) {
    match node.kind() {
        "method_declaration" => method(l, node),
        "property_declaration" => properties(l, node),
        "const_declaration" => {
            for (name, value) in constants(node) {
                let init = Some(expression(l, value));
                static_field(l, name, init, true);
            }
        }
        "enum_case" => enum_case(l, node),
        // Traits.
        "use_declaration" => {
            let used: Vec<Sym> = children(node)
                .into_iter()
                .filter(|child| child.kind() != "use_list")
                .map(|name| path_sym(l, name))
                .collect();
            let owner = l.owner().map(|owner| owner.0 as usize);
            if let Some(ty) = owner.and_then(|owner| l.unit.types.get_mut(owner)) {
                ty.supers.extend(used);
            }
        }
        "ERROR" => {
            for child in contents(node) {
                l.nested_block(child, &mut Vec::new(), |l, child, _| member(l, child));
            }
        }
        _ => {}
    }
}

/// The names and values of `const A = 1, B = 2`.
pub(super) fn constants(node: Node<'_>) -> Vec<(Node<'_>, Node<'_>)> {
    let elements = children(node).into_iter().filter(|child| child.kind() == "const_element");
    let pairs = elements.filter_map(|element| match children(element).as_slice() {
        [name, value] => Some((*name, *value)),
        _ => None,
    });
    pairs.collect()
}

fn static_field(l: &mut Lowering<'_>, name: Node<'_>, init: Option<ExprId>, is_final: bool) {
    let declared = Field {
        name: l.node_sym(name),
        ty: None,
        init,
        is_static: true,
        is_final,
        annotation: None,
        line: line_of(name),
    };
    l.field(declared);
}

fn properties(l: &mut Lowering<'_>, node: Node<'_>) {
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    for element in children(node).into_iter().filter(|child| child.kind() == "property_element") {
        let Some(name) = field(element, "name") else { continue };
        let init = field(element, "default_value").map(|value| expression(l, value));
        let name = l.text(name).trim_start_matches('$');
        let declared = Field {
            name: l.sym(name),
            ty,
            init,
            is_static: has(node, "static_modifier"),
            is_final: has(node, "readonly_modifier"),
            annotation: None,
            line: line_of(element),
        };
        l.field(declared);
    }
}

/// A case is an object with a `name` and, if it has one, a `value`.
fn enum_case(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "name") else { return };
    let ty = own_class(l, node);
    let text = l.text(name);
    let text = l.string(name, text);
    let mut fields = vec![Arg::named(l.sym("name"), text)];
    if let Some(value) = field(node, "value") {
        let value = expression(l, value);
        fields.push(Arg::named(l.sym("value"), value));
    }
    let init = l.expr(node, Expr::New { ty, args: Vec::new(), fields });
    static_field(l, name, Some(init), true);
}

/// `self`, `static`: the class around.
pub(super) fn own_class(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    match owner {
        Some(owner) => l.expr(node, Expr::Name(owner)),
        None => l.unknown(node, "a class outside of classes"),
    }
}

fn method(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let kind =
        if has(node, "static_modifier") { FunctionKind::Static } else { FunctionKind::Method };
    let mut function = l.function(node, name, kind);
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let mut promoted = Vec::new();
    if let (true, Some(owner)) = (name.eq_ignore_ascii_case("__construct"), owner) {
        function.kind = FunctionKind::Constructor;
        function.name = owner;
        promoted = promotions(l, node);
    }
    with_body(l, node, function, promoted);
}

/// `__construct(private string $alg)` declares a property and assigns it.
fn promotions(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Stmt> {
    let mut statements = Vec::new();
    for parameter in field(node, "parameters").map(children).unwrap_or_default() {
        let Some(name) = field(parameter, "name") else { continue };
        if parameter.kind() != "property_promotion_parameter" {
            continue;
        }
        let text = l.text(name).trim_start_matches('&');
        let property = l.sym(text.trim_start_matches('$'));
        let declared = Field {
            name: property,
            ty: field(parameter, "type").and_then(|ty| type_name(l, ty)),
            init: None,
            is_static: false,
            is_final: field(parameter, "readonly").is_some(),
            annotation: None,
            line: line_of(parameter),
        };
        l.field(declared);
        let object = l.expr(parameter, Expr::This);
        let target = l.expr(parameter, Expr::Member { object, name: property });
        let variable = l.sym(text);
        let value = l.expr(parameter, Expr::Name(variable));
        statements.push(Stmt::Assign { target, value });
    }
    statements
}
