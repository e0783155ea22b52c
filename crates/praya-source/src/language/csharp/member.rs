//! Types and their members.

use tree_sitter::Node;

use super::expression::expression;
use super::function::{body_of, call_of, function, parameters};
use super::statement::initial;
use super::{assigned, has_modifier, type_name, type_path};
use crate::ir::{Expr, ExprId, Field, FunctionKind, Param, Stmt, Sym};
use crate::language::branches::following;
use crate::lower::{Lowering, children, contents, field, line_of};

pub(super) fn is_member(node: Node<'_>) -> bool {
    node.kind().ends_with("_declaration") && node.kind() != "variable_declaration"
}

pub(super) fn member(l: &mut Lowering<'_>, node: Node<'_>) {
    match node.kind() {
        "class_declaration"
        | "struct_declaration"
        | "record_declaration"
        | "interface_declaration" => type_declaration(l, node),
        "enum_declaration" => enumeration(l, node),
        "field_declaration" | "event_field_declaration" => fields(l, node),
        "property_declaration" => property(l, node),
        "indexer_declaration" => accessors(l, node, "this"),
        "event_declaration" => {
            let name = field(node, "name").map_or("", |name| l.text(name));
            accessors(l, node, name);
        }
        "method_declaration"
        | "constructor_declaration"
        | "destructor_declaration"
        | "operator_declaration"
        | "conversion_operator_declaration" => function(l, node),
        "ERROR" | "preproc_if" | "preproc_elif" | "preproc_else" => members(l, node),
        _ => {}
    }
}

fn members(l: &mut Lowering<'_>, body: Node<'_>) {
    // Members have no statements of their own.
    l.nested_block(body, &mut Vec::new(), |l, body, _| {
        for child in contents(body) {
            member(l, child);
        }
    });
}

fn type_declaration(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let bases = children(node).into_iter().find(|child| child.kind() == "base_list");
    let supers = bases.map(|bases| supers(l, bases)).unwrap_or_default();
    let add = |l: &mut Lowering<'_>| {
        let list = children(node).into_iter().find(|child| child.kind() == "parameter_list");
        if let Some(list) = list {
            primary_constructor(l, list, name, bases);
        }
        if let Some(body) = field(node, "body") {
            members(l, body);
        }
    };
    match l.type_named(name).filter(|_| has_modifier(l, node, "partial")) {
        Some(other_part) => l.inside_type(other_part, |l, _| add(l)),
        None => {
            l.with_type(node, name, supers, |l, _| add(l));
        }
    }
}

fn supers(l: &mut Lowering<'_>, bases: Node<'_>) -> Vec<Sym> {
    let types = children(bases).into_iter().filter(|base| base.kind() != "argument_list");
    let types = types.map(|base| field(base, "type").unwrap_or(base));
    let paths: Vec<_> = types.map(|ty| type_path(l, ty)).collect();
    paths.iter().map(|path| l.sym(path)).collect()
}

/// `class Key(int bits) : Base(bits)`: parameters that all members see.
fn primary_constructor(l: &mut Lowering<'_>, list: Node<'_>, name: &str, bases: Option<Node<'_>>) {
    let mut constructor = l.function(list, name, FunctionKind::Constructor);
    constructor.params = parameters(l, list);
    let names: Vec<_> = constructor.params.iter().map(|param| (param.name, param.ty)).collect();
    for (name, ty) in &names {
        let captured = Field {
            name: *name,
            ty: *ty,
            init: None,
            is_static: false,
            is_final: false,
            annotation: None,
            line: line_of(list),
        };
        l.field(captured);
    }
    l.with_function(constructor, |l, out| {
        for base in bases.map(children).unwrap_or_default() {
            let arguments = match base.kind() {
                "argument_list" => Some(base),
                _ => children(base).into_iter().find(|child| child.kind() == "argument_list"),
            };
            if let Some(arguments) = arguments {
                out.push(call_of(l, arguments, Expr::Super));
            }
        }
        for (name, _) in names {
            let object = l.expr(list, Expr::This);
            let target = l.expr(list, Expr::Member { object, name });
            let value = l.expr(list, Expr::Name(name));
            out.push(Stmt::Assign { target, value });
        }
    });
}

fn enumeration(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let ty = l.sym(name);
    l.with_type(node, name, Vec::new(), |l, _| {
        let mut last: Option<ExprId> = None;
        for constant in field(node, "body").map(children).unwrap_or_default() {
            let Some(name) = field(constant, "name") else { continue };
            let value = match (field(constant, "value"), last) {
                (Some(value), _) => expression(l, value),
                (None, Some(last)) => following(l, constant, last),
                (None, None) => l.expr(constant, Expr::Int(0)),
            };
            last = Some(value);
            let declared = Field {
                name: l.node_sym(name),
                ty: Some(ty),
                init: Some(value),
                is_static: true,
                is_final: true,
                annotation: None,
                line: line_of(constant),
            };
            l.field(declared);
        }
    });
}

fn fields(l: &mut Lowering<'_>, node: Node<'_>) {
    let is_const = has_modifier(l, node, "const");
    let is_static = is_const || has_modifier(l, node, "static");
    let is_final = is_const || has_modifier(l, node, "readonly");
    let list = children(node).into_iter().find(|child| child.kind() == "variable_declaration");
    let Some(list) = list else { return };
    let ty = field(list, "type").and_then(|ty| type_name(l, ty));
    let is_declarator = |child: &Node<'_>| child.kind() == "variable_declarator";
    for declarator in children(list).into_iter().filter(is_declarator) {
        let Some(name) = field(declarator, "name") else { continue };
        let init = assigned(declarator).map(|value| initial(l, value, ty));
        let declared = Field {
            name: l.node_sym(name),
            ty,
            init,
            is_static,
            is_final,
            annotation: None,
            line: line_of(declarator),
        };
        l.field(declared);
    }
}

/// A property without code is a field; one with code is a method of its name.
fn property(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "name") else { return };
    let accessors_list = field(node, "accessors").map(children).unwrap_or_default();
    let value = field(node, "value");
    let has_code = value.is_some_and(|value| value.kind() == "arrow_expression_clause")
        || accessors_list.iter().any(|accessor| field(*accessor, "body").is_some());
    if has_code {
        return accessors(l, node, l.text(name));
    }
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    let init = assigned(node).map(|value| initial(l, value, ty));
    let declared = Field {
        name: l.node_sym(name),
        ty,
        init,
        is_static: has_modifier(l, node, "static"),
        is_final: !accessors_list.iter().any(|accessor| l.text(*accessor).contains("set")),
        annotation: None,
        line: line_of(name),
    };
    l.field(declared);
}

/// The code of a property, an indexer or an event: `get` under its own name.
fn accessors(l: &mut Lowering<'_>, node: Node<'_>, name: &str) {
    let is_static = has_modifier(l, node, "static");
    let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
    let params = field(node, "parameters").map(|list| parameters(l, list)).unwrap_or_default();
    if let Some(body) = field(node, "value") {
        let mut getter = l.function(node, name, kind);
        getter.params = params;
        getter.returns = field(node, "type").and_then(|ty| type_name(l, ty));
        l.with_function(getter, |l, out| body_of(l, body, out));
        return;
    }
    let mut params = Some(params);
    for accessor in field(node, "accessors").map(children).unwrap_or_default() {
        let Some(body) = field(accessor, "body") else { continue };
        let role = field(accessor, "name").map_or("", |role| l.text(role));
        if role == "get" {
            let mut getter = l.function(accessor, name, kind);
            getter.params = params.take().unwrap_or_default();
            getter.returns = field(node, "type").and_then(|ty| type_name(l, ty));
            l.with_function(getter, |l, out| body_of(l, body, out));
        } else {
            let mut setter = l.function(accessor, &format!("{role}_{name}"), kind);
            let value = l.sym("value");
            setter.params.push(Param { name: value, ty: None, default: None, variadic: false });
            l.with_function(setter, |l, out| body_of(l, body, out));
        }
    }
}
