//! Ruby: classes, modules, methods, blocks.
//!
//! A block is the argument `&block` of the call, and `yield` calls the parameter of that name.

mod call;
mod expression;
mod heredoc;
mod literal;
mod names;
mod statement;
#[cfg(test)]
mod tests;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Field, Function, FunctionId, FunctionKind, Param, Stmt, Sym};
use crate::lower::{Lowering, children, contents, field, line_of};

use self::expression::expression;
use self::names::Locals;
use self::statement::{body, statement};

/// The parameter and argument that a block is.
const BLOCK: &str = "&block";

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let nodes = contents(root);
    let locals = Locals::of(l, nodes.iter().filter(|node| !is_definition(**node)));
    let mut out = Vec::new();
    for node in nodes {
        let start = l.unit.exprs.len();
        statement(l, node, &mut out);
        if !is_definition(node) {
            names::calls(l, start, &locals);
        }
    }
    l.module_body(out);
    heredoc::fill(l, root);
}

fn is_definition(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        "class" | "module" | "method" | "singleton_method" | "singleton_class" | "ERROR"
    )
}

/// `class` and `module`.
fn type_declaration(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| last_segment(l, name));
    let superclass = field(node, "superclass").and_then(|clause| children(clause).first().copied());
    let supers = superclass.and_then(|base| constant_path(l, base)).into_iter().collect();
    let scope = field(node, "name").and_then(|name| field(name, "scope"));
    let around = scope.and_then(|scope| constant_path(l, scope));
    let around = around.map(|around| l.unit.text(around).to_owned()).unwrap_or_default();
    let parts: Vec<&str> = around.split('.').filter(|part| !part.is_empty()).take(16).collect();
    declare(l, node, &parts, name, supers);
}

/// `class A::B::C` stands in `A` and `B`.
fn declare(l: &mut Lowering<'_>, node: Node<'_>, around: &[&str], name: &str, supers: Vec<Sym>) {
    if let Some((first, rest)) = around.split_first() {
        l.with_type(node, first, Vec::new(), |l, _| declare(l, node, rest, name, supers));
        return;
    }
    l.with_type(node, name, supers, |l, _| {
        if let Some(body) = field(node, "body") {
            type_body(l, body, FunctionKind::Method);
        }
    });
}

fn last_segment<'s>(l: &Lowering<'s>, node: Node<'_>) -> &'s str {
    l.text(field(node, "name").unwrap_or(node))
}

/// `A::B` as `A.B`; nothing where it is computed.
fn constant_path(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    if !matches!(node.kind(), "constant" | "scope_resolution") {
        return None;
    }
    let path = l.text(node).replace("::", ".");
    Some(l.sym(path.trim_start_matches('.')))
}

/// What is neither a method nor a constant runs once, when the class is made.
fn type_body(l: &mut Lowering<'_>, body: Node<'_>, kind: FunctionKind) {
    let nodes = contents(body);
    let kind = if is_module_function(l, &nodes) { FunctionKind::Static } else { kind };
    let mut rest = Vec::new();
    for node in nodes {
        member(l, node, kind, &mut rest);
    }
    if rest.is_empty() {
        return;
    }
    let locals = Locals::of(l, rest.iter());
    let function = l.function(body, "", FunctionKind::StaticInitializer);
    let start = l.unit.exprs.len();
    l.with_function(function, |l, out| {
        for node in rest {
            statement(l, node, out);
        }
        names::calls(l, start, &locals);
        names::own_class(l, start);
    });
}

/// `module_function` and `extend self` make a module's methods its own.
fn is_module_function(l: &Lowering<'_>, nodes: &[Node<'_>]) -> bool {
    nodes.iter().any(|node| {
        let text = if matches!(node.kind(), "identifier" | "call") { l.text(*node) } else { "" };
        text.starts_with("module_function") || text == "extend self"
    })
}

fn member<'t>(l: &mut Lowering<'_>, node: Node<'t>, kind: FunctionKind, rest: &mut Vec<Node<'t>>) {
    match node.kind() {
        "method" => _ = method(l, node, kind),
        "singleton_method" => _ = method(l, node, FunctionKind::Static),
        "singleton_class" => {
            if let Some(body) = field(node, "body") {
                l.nested_block(body, &mut Vec::new(), |l, body, _| {
                    type_body(l, body, FunctionKind::Static);
                });
            }
        }
        "class" | "module" => type_declaration(l, node),
        "assignment" if constant(l, node) => {}
        "call" if declaration(l, node, kind) => {}
        _ => rest.push(node),
    }
}

/// `NAME = value` and `@@name = value` in a class body; whether it was one.
fn constant(l: &mut Lowering<'_>, node: Node<'_>) -> bool {
    let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else {
        return false;
    };
    if !matches!(left.kind(), "constant" | "class_variable") {
        return false;
    }
    let start = l.unit.exprs.len();
    let init = Some(expression(l, right));
    let locals = Locals::of(l, [right].iter());
    names::calls(l, start, &locals);
    let name = l.text(left).trim_start_matches('@');
    let declared = Field {
        name: l.sym(name),
        ty: None,
        init,
        is_static: true,
        is_final: left.kind() == "constant",
        annotation: None,
        line: line_of(node),
    };
    l.field(declared);
    true
}

/// `private def`, `attr_reader :x`, `include M` in a class body; whether it was one.
fn declaration(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) -> bool {
    let arguments = field(node, "arguments").map(children).unwrap_or_default();
    let name = field(node, "method").map_or("", |method| l.text(method));
    if let ([definition], "method" | "singleton_method") =
        (arguments.as_slice(), arguments.first().map_or("", |argument| argument.kind()))
    {
        let is_static = definition.kind() == "singleton_method"
            || matches!(name, "private_class_method" | "public_class_method");
        method(l, *definition, if is_static { FunctionKind::Static } else { kind });
        return true;
    }
    match name {
        "attr_reader" | "attr_accessor" => {
            for argument in arguments.iter().filter(|argument| argument.kind() == "simple_symbol") {
                reader(l, *argument, kind);
            }
            true
        }
        "attr_writer" => true,
        "include" | "extend" | "prepend" => {
            let mixed: Vec<Sym> =
                arguments.iter().filter_map(|argument| constant_path(l, *argument)).collect();
            let owner = l.owner().map(|owner| owner.0 as usize);
            if let Some(ty) = owner.and_then(|owner| l.unit.types.get_mut(owner)) {
                ty.supers.extend(mixed);
            }
            true
        }
        _ => false,
    }
}

/// The method that `attr_reader :name` stands for.
fn reader(l: &mut Lowering<'_>, symbol: Node<'_>, kind: FunctionKind) {
    let name = l.text(symbol).trim_start_matches(':');
    let function = l.function(symbol, name, kind);
    l.with_function(function, |l, out| {
        let object = l.expr(symbol, Expr::This);
        let name = l.sym(name);
        let value = l.expr(symbol, Expr::Member { object, name });
        out.push(Stmt::Return(Some(value)));
    });
}

fn method(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) -> FunctionId {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let mut function = l.function(node, name, kind);
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    if let (true, Some(owner)) = (name == "initialize" && kind == FunctionKind::Method, owner) {
        function.kind = FunctionKind::Constructor;
        function.name = owner;
    }
    let returns = function.kind != FunctionKind::Constructor;
    let start = l.unit.exprs.len();
    let locals = Locals::of(l, [node].iter());
    let unpacked = parameters(l, node, &mut function);
    if locals.yields && !unpacked.takes_block {
        let default = Some(l.expr(node, Expr::Null));
        let name = l.sym(BLOCK);
        function.params.push(Param { name, ty: None, default, variadic: false });
    }
    l.with_function(function, |l, out| {
        out.extend(unpacked.statements);
        if let Some(node) = field(node, "body") {
            body(l, node, out);
        }
        if returns {
            implicit_return(out);
        }
        names::calls(l, start, &locals);
        if kind == FunctionKind::Static {
            names::own_class(l, start);
        }
    })
}

/// The value of a body is that of its last expression.
fn implicit_return(statements: &mut Vec<Stmt>) {
    match statements.last_mut() {
        Some(Stmt::Expr(value)) => {
            let value = *value;
            statements.pop();
            statements.push(Stmt::Return(Some(value)));
        }
        Some(Stmt::Assign { target, .. }) => {
            let target = *target;
            statements.push(Stmt::Return(Some(target)));
        }
        Some(Stmt::If { then, otherwise, .. }) => {
            implicit_return(then);
            implicit_return(otherwise);
        }
        Some(Stmt::Switch { arms, .. }) => {
            for (_, body) in arms {
                implicit_return(body);
            }
        }
        Some(Stmt::Try { body, handlers, .. }) => {
            implicit_return(body);
            for handler in handlers {
                implicit_return(handler);
            }
        }
        Some(Stmt::Block(body)) => implicit_return(body),
        _ => {}
    }
}

/// `{ |x| value }`, `do |x| value end`, `->(x) { value }`.
fn closure(
    l: &mut Lowering<'_>,
    parameters_of: Node<'_>,
    body_node: Option<Node<'_>>,
) -> FunctionId {
    let mut function = l.function(parameters_of, "", FunctionKind::Lambda);
    let unpacked = parameters(l, parameters_of, &mut function);
    l.with_function(function, |l, out| {
        out.extend(unpacked.statements);
        if let Some(node) = body_node {
            body(l, node, out);
        }
        implicit_return(out);
    })
}

fn block_closure(l: &mut Lowering<'_>, block: Node<'_>) -> ExprId {
    let id = closure(l, block, field(block, "body"));
    l.expr(block, Expr::Lambda(id))
}

/// What parameters do before the body runs.
#[derive(Default)]
struct Unpacked {
    statements: Vec<Stmt>,
    takes_block: bool,
}

fn parameters(l: &mut Lowering<'_>, node: Node<'_>, function: &mut Function) -> Unpacked {
    let mut unpacked = Unpacked::default();
    let list = field(node, "parameters").map(children).unwrap_or_default();
    for (index, node) in list.into_iter().enumerate() {
        let variadic =
            matches!(node.kind(), "splat_parameter" | "hash_splat_parameter" | "forward_parameter");
        let name = match node.kind() {
            "identifier" => l.node_sym(node),
            "block_parameter" => {
                unpacked.takes_block = true;
                l.sym(BLOCK)
            }
            "destructured_parameter" => l.sym(&format!("(parameter {index})")),
            _ => match field(node, "name") {
                Some(name) => l.node_sym(name),
                None => l.sym(&format!("(parameter {index})")),
            },
        };
        let default = match (node.kind(), field(node, "value")) {
            (_, Some(value)) => Some(expression(l, value)),
            ("block_parameter", None) => Some(l.expr(node, Expr::Null)),
            _ => None,
        };
        function.params.push(Param { name, ty: None, default, variadic });
        let value = l.expr(node, Expr::Name(name));
        match (node.kind(), field(node, "name")) {
            ("block_parameter", Some(own)) => {
                let name = l.node_sym(own);
                unpacked.statements.push(Stmt::Declare { name, ty: None, value: Some(value) });
            }
            ("destructured_parameter", _) => {
                let target = expression(l, node);
                unpacked.statements.push(Stmt::Assign { target, value });
            }
            _ => {}
        }
    }
    unpacked
}
