//! Classes, objects, and what belongs to them.

use tree_sitter::Node;

use super::call::arguments;
use super::expression::expression;
use super::function::{accessors, class_parameters, function, parameters};
use super::statement::{block, delegated};
use super::value::is_literal;
use super::{behind, child_of, has_modifier, name_sym, name_text, type_name, type_path};
use crate::ir::{Expr, ExprId, Field, Function, FunctionKind, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field, line_of};

/// `class`, `interface`, `object`: those of an object all belong to it rather than to instances.
pub(super) fn class(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| name_text(l, name));
    let is_object = node.kind() == "object_declaration";
    let supers = supers(l, node);
    l.with_type(node, name, supers, |l, _| inside(l, node, name, is_object));
}

/// `object : Base(1) { .. }` as a value.
pub(super) fn object(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let supers = supers(l, node);
    let base = supers.first().copied();
    l.with_type(node, "", supers, |l, _| inside(l, node, "", false));
    let args = super_arguments(node).map(|list| arguments(l, list)).unwrap_or_default();
    let ty = match base.map(|base| l.unit.text(base).to_owned()) {
        Some(base) => l.dotted(node, &base),
        None => l.unknown(node, "an object without a type"),
    };
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let specifiers = child_of(node, "delegation_specifiers").map(children).unwrap_or_default();
    let mut out = Vec::new();
    for specifier in specifiers {
        let Some(mut ty) = children(specifier).pop() else { continue };
        if matches!(ty.kind(), "constructor_invocation" | "explicit_delegation") {
            ty = children(ty).first().copied().unwrap_or(ty);
        }
        out.push(type_name(l, ty));
    }
    out
}

/// The arguments for the base class's constructor.
fn super_arguments(node: Node<'_>) -> Option<Node<'_>> {
    let specifiers = child_of(node, "delegation_specifiers").map(children).unwrap_or_default();
    let mut invocations =
        specifiers.into_iter().filter_map(|part| child_of(part, "constructor_invocation"));
    invocations.find_map(|invocation| child_of(invocation, "value_arguments"))
}

/// What runs when an instance is made, in the order it is written, where that needs the
/// parameters of the class.
type Steps<'t> = Vec<Step<'t>>;

enum Step<'t> {
    Set(Sym, Node<'t>),
    Run(Node<'t>),
}

fn inside(l: &mut Lowering<'_>, node: Node<'_>, name: &str, is_static: bool) {
    let list =
        child_of(node, "primary_constructor").and_then(|it| child_of(it, "class_parameters"));
    let base = super_arguments(node);
    let mut steps = list.is_some().then(Vec::new);
    if let Some(body) = body_of(node) {
        members(l, body, is_static, &mut steps);
    }
    if list.is_none() && base.is_none() {
        return;
    }
    let mut constructor = l.function(node, name, FunctionKind::Constructor);
    let properties = list.map(|list| class_parameters(l, list, &mut constructor));
    l.with_function(constructor, |l, out| {
        if let Some(list) = base {
            out.push(call_of(l, list, Expr::Super));
        }
        for name in properties.into_iter().flatten() {
            let value = l.expr(node, Expr::Name(name));
            set(l, node, name, value, out);
        }
        for step in steps.into_iter().flatten() {
            match step {
                Step::Set(name, value) => {
                    let value_id = expression(l, value);
                    set(l, value, name, value_id, out);
                }
                Step::Run(init) => block(l, init, out),
            }
        }
    });
}

fn body_of(node: Node<'_>) -> Option<Node<'_>> {
    child_of(node, "class_body")
        .or_else(|| child_of(node, "enum_class_body"))
        .or_else(|| delegate_body(node))
        .or_else(|| broken_body(node))
}

/// Behind `: I by delegate` the grammar takes the body of the class for a closure.
fn delegate_body(node: Node<'_>) -> Option<Node<'_>> {
    let specifiers = child_of(node, "delegation_specifiers")?;
    let delegation = child_of(*children(specifiers).last()?, "explicit_delegation")?;
    let closure = child_of(child_of(delegation, "call_expression")?, "annotated_lambda")?;
    child_of(closure, "lambda_literal")
}

/// A body with a syntax error may stand behind its class instead of in it.
pub(super) fn broken_body(node: Node<'_>) -> Option<Node<'_>> {
    let is_class = matches!(node.kind(), "class_declaration" | "object_declaration");
    node.next_sibling().filter(|next| is_class && next.is_error())
}

fn set(l: &mut Lowering<'_>, node: Node<'_>, name: Sym, value: ExprId, out: &mut Vec<Stmt>) {
    let object = l.expr(node, Expr::This);
    let target = l.expr(node, Expr::Member { object, name });
    out.push(Stmt::Assign { target, value });
}

fn call_of(l: &mut Lowering<'_>, list: Node<'_>, callee: Expr) -> Stmt {
    let callee = l.expr(list, callee);
    let args = arguments(l, list);
    Stmt::Expr(l.expr(list, Expr::Call { callee, args }))
}

fn members<'t>(
    l: &mut Lowering<'_>,
    body: Node<'t>,
    is_static: bool,
    steps: &mut Option<Steps<'t>>,
) {
    for node in contents(body) {
        match node.kind() {
            "class_declaration" | "object_declaration" => class(l, node),
            "companion_object" => {
                if let Some(body) = child_of(node, "class_body") {
                    members(l, body, true, &mut None);
                }
            }
            "property_declaration" => property(l, node, is_static, steps),
            "function_declaration" => {
                let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
                function(l, node, kind);
            }
            "secondary_constructor" => secondary_constructor(l, node),
            "anonymous_initializer" => match (child_of(node, "block"), steps.as_mut()) {
                (Some(body), Some(steps)) if !is_static => steps.push(Step::Run(body)),
                (Some(body), _) => initializer(l, body, is_static),
                _ => {}
            },
            "enum_entry" => enum_entry(l, node),
            "ERROR" => members(l, node, is_static, steps),
            _ => {}
        }
    }
}

fn initializer(l: &mut Lowering<'_>, body: Node<'_>, is_static: bool) {
    let kind = match is_static {
        true => FunctionKind::StaticInitializer,
        false => FunctionKind::InstanceInitializer,
    };
    let function = l.function(body, "", kind);
    l.with_function(function, |l, out| block(l, body, out));
}

fn secondary_constructor(l: &mut Lowering<'_>, node: Node<'_>) {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
    let name = owner.map(|owner| l.unit.text(owner.name).to_owned()).unwrap_or_default();
    let mut function = l.function(node, &name, FunctionKind::Constructor);
    if let Some(list) = child_of(node, "function_value_parameters") {
        function.params = parameters(l, list);
    }
    l.with_function(function, |l, out| {
        if let Some(call) = child_of(node, "constructor_delegation_call")
            && let Some(list) = child_of(call, "value_arguments")
        {
            let of_itself = l.text(call).starts_with("this");
            out.push(call_of(l, list, if of_itself { Expr::This } else { Expr::Super }));
        }
        if let Some(body) = child_of(node, "block") {
            block(l, body, out);
        }
    });
}

/// A property with a value is a field, one with a getter is a method of its name, and it may be
/// both. A value that may need the parameters of the class is set in the constructor.
fn property<'t>(
    l: &mut Lowering<'_>,
    node: Node<'t>,
    is_static: bool,
    steps: &mut Option<Steps<'t>>,
) {
    let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
    accessors(l, node, kind);
    let Some(variable) = child_of(node, "variable_declaration") else { return };
    let Some(name) = child_of(variable, "identifier") else { return };
    let value = behind(node, "=");
    let delegate = child_of(node, "property_delegate");
    if value.is_none() && delegate.is_none() && child_of(node, "getter").is_some() {
        return;
    }
    let name = name_sym(l, name);
    let init = match (value, steps.as_mut()) {
        (Some(value), Some(steps)) if !is_static && !is_literal(l, value) => {
            steps.push(Step::Set(name, value));
            None
        }
        (Some(value), _) => Some(expression(l, value)),
        (None, _) => delegate.map(|delegate| delegated(l, delegate)),
    };
    let ty = children(variable).into_iter().find(|part| super::is_type(*part));
    let declared = Field {
        name,
        ty: ty.map(|ty| type_name(l, ty)),
        init,
        is_static,
        is_final: child_tokens(node).contains(&"val") && !has_modifier(l, node, "lateinit"),
        annotation: annotation(l, node),
        line: line_of(variable),
    };
    l.field(declared);
}

/// The first annotation with a single value: `@Value("\${app.cipher}")`.
pub(super) fn annotation(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(Sym, ExprId)> {
    for annotation in child_of(node, "modifiers").map(children).unwrap_or_default() {
        let Some(call) = child_of(annotation, "constructor_invocation") else { continue };
        let Some(list) = child_of(call, "value_arguments") else { continue };
        let args = arguments(l, list);
        if let ([only], Some(ty)) = (args.as_slice(), children(call).first())
            && l.text(*ty).ends_with("Value")
        {
            return Some((type_name(l, *ty), only.value));
        }
    }
    None
}

fn enum_entry(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = child_of(node, "identifier") else { return };
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let Some(owner) = owner else { return };
    let ty = l.expr(node, Expr::Name(owner));
    let args = child_of(node, "value_arguments").map(|list| arguments(l, list)).unwrap_or_default();
    if let Some(body) = child_of(node, "class_body") {
        l.with_type(node, "", vec![owner], |l, _| members(l, body, false, &mut None));
    }
    let init = l.expr(node, Expr::New { ty, args, fields: Vec::new() });
    let constant = Field {
        name: name_sym(l, name),
        ty: Some(owner),
        init: Some(init),
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(node),
    };
    l.field(constant);
}

/// A constructor's parameter that is a property too.
pub(super) fn promoted(l: &mut Lowering<'_>, node: Node<'_>, name: Sym, function: &Function) {
    let ty = function.params.last().and_then(|param| param.ty);
    let declared = Field {
        name,
        ty,
        init: None,
        is_static: false,
        is_final: child_tokens(node).contains(&"val"),
        annotation: annotation(l, node),
        line: line_of(node),
    };
    l.field(declared);
}

/// Whether a constructor's parameter is a property.
pub(super) fn is_property(node: Node<'_>) -> bool {
    child_tokens(node).iter().any(|token| matches!(*token, "val" | "var"))
}

fn child_tokens<'t>(node: Node<'t>) -> Vec<&'t str> {
    let mut cursor = node.walk();
    node.children(&mut cursor).map(|child| child.kind()).collect()
}

/// `typealias A = B`.
pub(super) fn alias(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (Some(name), Some(ty)) = (field(node, "type"), children(node).pop()) else { return };
    if ty.kind() != "user_type" {
        return;
    }
    let path = type_path(l, ty);
    let value = Some(l.dotted(ty, &path));
    out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
}
