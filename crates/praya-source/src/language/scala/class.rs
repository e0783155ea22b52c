//! Classes, traits, objects, enumerations, and their members.

use tree_sitter::Node;

use super::call::arguments;
use super::expression::expression;
use super::function::{function, parameters};
use super::pattern::names;
use super::statement::statement;
use super::value::is_literal;
use super::{child_of, fields, name_sym, name_text, type_name, type_path};
use crate::ir::{Expr, ExprId, Field, FunctionKind, Param, Stmt, Sym, TypeId};
use crate::lower::{Lowering, children, contents, field, line_of};

/// `class`, `trait`, `object`, `enum`. A class and the object of its name are one type: what the
/// object has belongs to the type itself.
pub(super) fn class(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| name_text(l, name));
    let supers = supers(l, node);
    match companion(l, name) {
        Some(companion) => {
            if let Some(ty) = l.unit.types.get_mut(companion.0 as usize) {
                ty.supers.extend(supers);
            }
            l.inside_type(companion, |l, _| inside(l, node, name));
        }
        None => {
            l.with_type(node, name, supers, |l, _| inside(l, node, name));
        }
    }
}

fn companion(l: &Lowering<'_>, name: &str) -> Option<TypeId> {
    let owner = l.owner();
    let name = l.unit.symbol(name)?;
    let at = l.unit.types.iter().position(|ty| ty.name == name && ty.outer == owner)?;
    Some(TypeId(u32::try_from(at).ok()?))
}

/// `new Base(1) { .. }`: a type without a name.
pub(super) fn anonymous(l: &mut Lowering<'_>, node: Node<'_>, base: Option<Sym>) {
    l.with_type(node, "", base.into_iter().collect(), |l, _| {
        let mut steps = Vec::new();
        members(l, node, false, &mut steps);
        if !steps.is_empty() {
            let function = l.function(node, "", FunctionKind::InstanceInitializer);
            l.with_function(function, |l, out| run(l, steps, false, out));
        }
    });
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let types = field(node, "extend").map(|clause| fields(clause, "type")).unwrap_or_default();
    types.into_iter().filter_map(|ty| type_name(l, ty)).collect()
}

/// What runs when an instance, or the object, is made, in the order it is written.
type Steps<'t> = Vec<Step<'t>>;

enum Step<'t> {
    Set(Sym, Node<'t>),
    Run(Node<'t>),
}

fn inside(l: &mut Lowering<'_>, node: Node<'_>, name: &str) {
    let is_object = node.kind() == "object_definition" || node.kind() == "package_object";
    let lists = fields(node, "class_parameters");
    let mut params = Vec::new();
    for list in &lists {
        params.extend(parameters(l, *list));
    }
    captured(l, node, &params);
    let mut steps = Vec::new();
    if let Some(body) = field(node, "body") {
        members(l, body, is_object, &mut steps);
    }
    let clause = field(node, "extend");
    let base = clause.map(|clause| fields(clause, "arguments")).unwrap_or_default();
    if params.is_empty() && base.is_empty() && steps.is_empty() {
        return;
    }
    let kind = match () {
        () if is_object => FunctionKind::StaticInitializer,
        () if lists.is_empty() && base.is_empty() => FunctionKind::InstanceInitializer,
        () => FunctionKind::Constructor,
    };
    let mut function = l.function(node, name, kind);
    let properties: Vec<_> = params.iter().map(|param| param.name).collect();
    function.params = params;
    l.with_function(function, |l, out| {
        if let Some(first) = base.first() {
            let args = base.iter().flat_map(|list| arguments(l, *list)).collect();
            let callee = l.expr(*first, Expr::Super);
            let call = l.expr(*first, Expr::Call { callee, args });
            out.push(Stmt::Expr(call));
        }
        for name in properties {
            let value = l.expr(node, Expr::Name(name));
            set(l, node, name, value, is_object, out);
        }
        run(l, steps, is_object, out);
    });
}

fn run(l: &mut Lowering<'_>, steps: Steps<'_>, is_static: bool, out: &mut Vec<Stmt>) {
    for step in steps {
        match step {
            Step::Set(name, value) => {
                let value_id = expression(l, value);
                set(l, value, name, value_id, is_static, out);
            }
            Step::Run(node) => l.nested_block(node, out, statement),
        }
    }
}

/// The parameters of a class are seen by all its members.
fn captured(l: &mut Lowering<'_>, node: Node<'_>, params: &[Param]) {
    for param in params {
        let property = Field {
            name: param.name,
            ty: param.ty,
            init: None,
            is_static: false,
            is_final: false,
            annotation: None,
            line: line_of(node),
        };
        l.field(property);
    }
}

fn set(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    name: Sym,
    value: ExprId,
    is_static: bool,
    out: &mut Vec<Stmt>,
) {
    let target = if is_static {
        l.expr(node, Expr::Name(name))
    } else {
        let object = l.expr(node, Expr::This);
        l.expr(node, Expr::Member { object, name })
    };
    out.push(Stmt::Assign { target, value });
}

fn members<'t>(l: &mut Lowering<'_>, body: Node<'t>, is_static: bool, steps: &mut Steps<'t>) {
    for node in contents(body) {
        member(l, node, is_static, steps);
    }
}

fn member<'t>(l: &mut Lowering<'_>, node: Node<'t>, is_static: bool, steps: &mut Steps<'t>) {
    match node.kind() {
        "function_definition" if field(node, "name").is_some_and(|it| l.text(it) == "this") => {
            function(l, node, FunctionKind::Constructor);
        }
        "function_definition" => {
            let kind = if is_static { FunctionKind::Static } else { FunctionKind::Method };
            function(l, node, kind);
        }
        "val_definition" | "var_definition" | "val_declaration" | "var_declaration" => {
            values(l, node, is_static, steps);
        }
        "given_definition" => {
            let body = field(node, "body").filter(|body| !body.kind().ends_with("template_body"));
            if let (Some(name), Some(body)) = (field(node, "name"), body) {
                let init = Some(expression(l, body));
                constant(l, name, None, init);
            }
        }
        "extension_definition"
        | "class_definition"
        | "trait_definition"
        | "object_definition"
        | "enum_definition"
        | "import_declaration"
        | "export_declaration" => {
            // Declarations have no statements of their own.
            statement(l, node, &mut Vec::new());
        }
        "type_definition" => alias(l, node),
        "enum_case_definitions" => {
            for case in children(node) {
                enum_case(l, case);
            }
        }
        "ERROR" => members(l, node, is_static, steps),
        "template_body" | "with_template_body" => members(l, node, is_static, steps),
        "self_type" | "annotation" | "end_marker" | "function_declaration" => {}
        kind if kind.ends_with("_type") || kind.ends_with("type_identifier") => {}
        "arguments" => {}
        _ => steps.push(Step::Run(node)),
    }
}

/// A value that is written out is the field's; others are set in the constructor, where the
/// parameters of the class are known.
fn values<'t>(l: &mut Lowering<'_>, node: Node<'t>, is_static: bool, steps: &mut Steps<'t>) {
    // `_` leaves the value to be set later.
    let value = field(node, "value").filter(|value| value.kind() != "wildcard");
    let pattern = field(node, "pattern").or_else(|| field(node, "name"));
    let Some(pattern) = pattern else { return };
    let names = names(pattern);
    let one_each = matches!(pattern.kind(), "identifier" | "identifiers" | "operator_identifier");
    let ty = field(node, "type").and_then(|ty| type_name(l, ty));
    let is_final = node.kind().starts_with("val");
    for name in &names {
        let sym = name_sym(l, *name);
        let init = match value {
            Some(value) if one_each && (is_static || is_literal(value)) => {
                Some(expression(l, value))
            }
            Some(value) if one_each => {
                steps.push(Step::Set(sym, value));
                None
            }
            _ => None,
        };
        let line = line_of(*name);
        let property = Field { name: sym, ty, init, is_static, is_final, annotation: None, line };
        l.field(property);
    }
    if !one_each {
        steps.push(Step::Run(node));
    }
}

/// `type A = B`.
fn alias(l: &mut Lowering<'_>, node: Node<'_>) {
    let (Some(name), Some(ty)) = (field(node, "name"), field(node, "type")) else { return };
    let Some(path) = type_path(l, ty) else { return };
    let init = Some(l.dotted(ty, &path));
    constant(l, name, None, init);
}

fn constant(l: &mut Lowering<'_>, name: Node<'_>, ty: Option<Sym>, init: Option<ExprId>) {
    let constant = Field {
        name: name_sym(l, name),
        ty,
        init,
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(name),
    };
    l.field(constant);
}

/// `case Red, Green`, `case Blue(v: Int)`, `case Black extends Color(0)`.
fn enum_case(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "name") else { return };
    if child_of(node, "class_parameters").is_some() {
        return class(l, node);
    }
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let ty = match owner {
        Some(owner) => l.expr(node, Expr::Name(owner)),
        None => l.unknown(node, "a constant without a type"),
    };
    let clause = field(node, "extend");
    let lists = clause.map(|clause| fields(clause, "arguments")).unwrap_or_default();
    let args = lists.into_iter().flat_map(|list| arguments(l, list)).collect();
    let init = Some(l.expr(node, Expr::New { ty, args, fields: Vec::new() }));
    constant(l, name, owner, init);
}
