//! Functions, accessors, closures and their parameters.

use tree_sitter::Node;

use super::expression::expected;
use super::statement::statements;
use super::{child_of, is_type, name_sym, name_text, parts, type_name};
use crate::ir::{Expr, ExprId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, field};

/// A parameter's name outside is the argument's label; where it has another one inside, that is
/// declared first.
#[derive(Default)]
struct Parameters {
    params: Vec<Param>,
    inside: Vec<(Sym, Sym)>,
}

pub(super) fn function(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize));
    let owner = owner.map(|owner| l.unit.text(owner.name).to_owned()).unwrap_or_default();
    let name = match node.kind() {
        "init_declaration" => owner,
        "deinit_declaration" => "deinit".to_owned(),
        "subscript_declaration" => "subscript".to_owned(),
        _ => field(node, "name").map_or("", |name| name_text(l, name)).to_owned(),
    };
    let mut function = l.function(node, &name, kind);
    let parameters = parameters(l, node);
    function.params = parameters.params;
    let result = children(node).into_iter().rfind(|part| is_type(*part));
    function.returns = result.and_then(|ty| type_name(l, ty));
    l.with_function(function, |l, out| {
        rename(l, node, &parameters.inside, out);
        let body = field(node, "body").or_else(|| child_of(node, "computed_property"));
        if let Some(body) = body.and_then(|body| child_of(body, "statements")) {
            match kind {
                FunctionKind::Constructor => statements(l, body, out),
                _ => body_of(l, body, out),
            }
        }
    });
}

/// The single expression of a body is its result.
fn body_of(l: &mut Lowering<'_>, body: Node<'_>, out: &mut Vec<Stmt>) {
    let before = out.len();
    statements(l, body, out);
    if let [.., Stmt::Expr(value)] = out[..]
        && out.len() == before + 1
    {
        out.pop();
        out.push(Stmt::Return(Some(value)));
    }
}

fn rename(l: &mut Lowering<'_>, node: Node<'_>, inside: &[(Sym, Sym)], out: &mut Vec<Stmt>) {
    for (outer, inner) in inside {
        let value = Some(l.expr(node, Expr::Name(*outer)));
        out.push(Stmt::Declare { name: *inner, ty: None, value });
    }
}

fn plain(name: Sym, ty: Option<Sym>) -> Param {
    Param { name, ty, default: None, variadic: false }
}

/// Default values stand beside the parameters.
fn parameters(l: &mut Lowering<'_>, node: Node<'_>) -> Parameters {
    let mut out = Parameters::default();
    for (role, part) in parts(node) {
        match (role, part.kind()) {
            ("default_value", _) if part.is_named() => {
                let ty = out.params.last().and_then(|last| last.ty);
                let value = expected(l, part, ty);
                if let Some(last) = out.params.last_mut() {
                    last.default = Some(value);
                }
            }
            (_, "parameter") => parameter(l, part, &mut out),
            (_, "...") => {
                if let Some(last) = out.params.last_mut() {
                    last.variadic = true;
                }
            }
            _ => {}
        }
    }
    out
}

fn parameter(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Parameters) {
    let names = children(node).into_iter().filter(|part| part.kind() == "simple_identifier");
    let names: Vec<_> = names.collect();
    let Some(inner) = names.last() else { return };
    let inner = name_sym(l, *inner);
    let label = field(node, "external_name").map(|label| l.text(label));
    let name = match label {
        Some(label) if label != "_" => l.sym(label),
        _ => inner,
    };
    if name != inner {
        out.inside.push((name, inner));
    }
    let ty = children(node).into_iter().find(|part| is_type(*part));
    let ty = ty.and_then(|ty| type_name(l, ty));
    let variadic = l.text(node).trim_end().ends_with("...");
    out.params.push(Param { variadic, ..plain(name, ty) });
}

/// `get { .. }` under the property's name, `set { .. }` under its own.
pub(super) fn computed(
    l: &mut Lowering<'_>,
    body: Node<'_>,
    name: &str,
    ty: Option<Node<'_>>,
    kind: FunctionKind,
) {
    let returns = ty.and_then(|ty| type_name(l, ty));
    for part in children(body) {
        let (mut function, inner) = match part.kind() {
            "statements" => (l.function(body, name, kind), Some(part)),
            "computed_getter" => (l.function(part, name, kind), child_of(part, "statements")),
            "computed_setter" => {
                let mut setter = l.function(part, &format!("set_{name}"), kind);
                let value = match child_of(part, "simple_identifier") {
                    Some(value) => name_sym(l, value),
                    None => l.sym("newValue"),
                };
                setter.params.push(plain(value, None));
                (setter, child_of(part, "statements"))
            }
            _ => continue,
        };
        if part.kind() != "computed_setter" {
            function.returns = returns;
        }
        l.with_function(function, |l, out| {
            if let Some(inner) = inner {
                body_of(l, inner, out);
            }
        });
    }
}

/// `willSet { .. }`, `didSet { .. }`.
pub(super) fn observers(l: &mut Lowering<'_>, node: Node<'_>, name: &str, kind: FunctionKind) {
    for clause in child_of(node, "willset_didset_block").map(children).unwrap_or_default() {
        let Some(body) = child_of(clause, "statements") else { continue };
        let mut function = l.function(clause, &format!("set_{name}"), kind);
        function.params.push(plain(l.sym("newValue"), None));
        l.with_function(function, |l, out| statements(l, body, out));
    }
}

/// `{ (a: Int) in .. }`; without parameters of its own it has those it mentions: `$0`, `$1`.
pub(super) fn closure(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let list = field(node, "type");
    let list = list.and_then(|ty| child_of(ty, "lambda_function_type_parameters"));
    match list {
        Some(list) => {
            for parameter in children(list) {
                let name = children(parameter)
                    .into_iter()
                    .rfind(|part| part.kind() == "simple_identifier");
                let Some(name) = name else { continue };
                let ty = children(parameter).into_iter().find(|part| is_type(*part));
                let ty = ty.and_then(|ty| type_name(l, ty));
                function.params.push(plain(name_sym(l, name), ty));
            }
        }
        None => {
            let text = l.text(node);
            let count = (0..9).rfind(|at| text.contains(&format!("${at}"))).map_or(0, |at| at + 1);
            for at in 0..count {
                let name = l.sym(&format!("${at}"));
                function.params.push(plain(name, None));
            }
        }
    }
    let id = l.with_function(function, |l, out| {
        if let Some(body) = child_of(node, "statements") {
            body_of(l, body, out);
        }
    });
    l.expr(node, Expr::Lambda(id))
}

/// A function in a function.
pub(super) fn local(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(name) = field(node, "name") else { return };
    let mut function = l.function(node, "", FunctionKind::Lambda);
    let parameters = parameters(l, node);
    function.params = parameters.params;
    let id = l.with_function(function, |l, out| {
        rename(l, node, &parameters.inside, out);
        let body = field(node, "body").and_then(|body| child_of(body, "statements"));
        if let Some(body) = body {
            body_of(l, body, out);
        }
    });
    let value = Some(l.expr(node, Expr::Lambda(id)));
    out.push(Stmt::Declare { name: name_sym(l, name), ty: None, value });
}
