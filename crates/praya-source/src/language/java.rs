//! Java.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, Field, FunctionKind, Param, Stmt, Sym, UnaryOp};
use crate::lower::{Lowering, children, field, line_of};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    for node in children(root) {
        match node.kind() {
            "package_declaration" => {
                if let Some(name) = children(node).last() {
                    l.unit.package = l.node_sym(*name);
                }
            }
            "import_declaration" => import(l, node),
            _ => member(l, node),
        }
    }
}

fn import(l: &mut Lowering<'_>, node: Node<'_>) {
    let parts = children(node);
    let Some(path) = parts.first().map(|path| l.text(*path).to_owned()) else { return };
    if parts.iter().any(|part| part.kind() == "asterisk") {
        l.import("", &path);
    } else {
        let local = path.rsplit('.').next().unwrap_or_default().to_owned();
        l.import(&local, &path);
    }
}

fn member(l: &mut Lowering<'_>, node: Node<'_>) {
    match node.kind() {
        "class_declaration"
        | "interface_declaration"
        | "enum_declaration"
        | "record_declaration"
        | "annotation_type_declaration" => type_declaration(l, node),
        "method_declaration" | "constructor_declaration" | "compact_constructor_declaration" => {
            method(l, node);
        }
        "field_declaration" | "constant_declaration" => fields(l, node),
        "static_initializer" => initializer(l, node, FunctionKind::StaticInitializer),
        "block" => initializer(l, node, FunctionKind::InstanceInitializer),
        "enum_constant" => enum_constant(l, node),
        "enum_body_declarations" => {
            for child in children(node) {
                member(l, child);
            }
        }
        _ => {}
    }
}

fn type_declaration(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let supers = supers(l, node);
    let configured = configured(l, node);
    l.with_type(node, name, supers, |l, id| {
        l.configured_by(id, configured);
        if let Some(parameters) = field(node, "parameters") {
            record_components(l, parameters);
        }
        for child in field(node, "body").map(children).unwrap_or_default() {
            member(l, child);
        }
    });
}

fn supers(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Sym> {
    let clauses = children(node).into_iter().filter(|child| {
        matches!(child.kind(), "superclass" | "super_interfaces" | "extends_interfaces")
    });
    let mut names = Vec::new();
    for clause in clauses {
        for child in children(clause) {
            let types = if child.kind() == "type_list" { children(child) } else { vec![child] };
            names.extend(types.into_iter().map(|ty| type_name(l, ty)));
        }
    }
    names
}

fn record_components(l: &mut Lowering<'_>, parameters: Node<'_>) {
    for parameter in children(parameters) {
        let Some(name) = field(parameter, "name") else { continue };
        let component = Field {
            name: l.node_sym(name),
            ty: field(parameter, "type").map(|ty| type_name(l, ty)),
            init: None,
            is_static: false,
            is_final: true,
            annotation: None,
            line: line_of(parameter),
        };
        l.field(component);
    }
}

/// A type's name without type arguments, annotations and array brackets.
fn type_name(l: &mut Lowering<'_>, node: Node<'_>) -> Sym {
    match node.kind() {
        "generic_type" | "annotated_type" => {
            let base = children(node)
                .into_iter()
                .find(|child| matches!(child.kind(), "type_identifier" | "scoped_type_identifier"));
            match base {
                Some(base) => l.node_sym(base),
                None => l.node_sym(node),
            }
        }
        "array_type" => match field(node, "element") {
            Some(element) => {
                let element = type_name(l, element);
                let text = format!("{}[]", l.unit.text(element));
                l.sym(&text)
            }
            None => l.node_sym(node),
        },
        _ => l.node_sym(node),
    }
}

fn has_modifier(l: &Lowering<'_>, node: Node<'_>, modifier: &str) -> bool {
    modifiers(node).is_some_and(|list| {
        let mut cursor = list.walk();
        list.children(&mut cursor).any(|child| l.text(child) == modifier)
    })
}

fn modifiers(node: Node<'_>) -> Option<Node<'_>> {
    children(node).into_iter().find(|child| child.kind() == "modifiers")
}

fn method(l: &mut Lowering<'_>, node: Node<'_>) {
    let name = field(node, "name").map_or("", |name| l.text(name));
    let kind = if node.kind() != "method_declaration" {
        FunctionKind::Constructor
    } else if has_modifier(l, node, "static") {
        FunctionKind::Static
    } else {
        FunctionKind::Method
    };
    let mut function = l.function(node, name, kind);
    function.returns = field(node, "type").map(|ty| type_name(l, ty));
    if let Some(list) = field(node, "parameters") {
        function.params = parameters(l, list);
    }
    l.with_function(function, |l, out| {
        if let Some(body) = field(node, "body") {
            block(l, body, out);
        }
    });
}

fn parameters(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Param> {
    let mut params = Vec::new();
    for node in children(list) {
        let (name, variadic) = match node.kind() {
            "formal_parameter" => (field(node, "name"), false),
            "spread_parameter" => {
                let declarator =
                    children(node).into_iter().find(|child| child.kind() == "variable_declarator");
                (declarator.and_then(|declarator| field(declarator, "name")), true)
            }
            "identifier" => (Some(node), false),
            _ => continue,
        };
        let Some(name) = name else { continue };
        // What a framework puts into it where no call does.
        let default = annotation(l, node).map(|(_, value)| l.injected(node, value));
        params.push(Param {
            name: l.node_sym(name),
            ty: field(node, "type").map(|ty| type_name(l, ty)),
            default,
            variadic,
        });
    }
    params
}

fn fields(l: &mut Lowering<'_>, node: Node<'_>) {
    let in_interface = node.kind() == "constant_declaration";
    let ty = field(node, "type").map(|ty| type_name(l, ty));
    let is_static = in_interface || has_modifier(l, node, "static");
    let is_final = in_interface || has_modifier(l, node, "final");
    let annotation = annotation(l, node);
    let mut cursor = node.walk();
    let declarators: Vec<_> = node.children_by_field_name("declarator", &mut cursor).collect();
    for declarator in declarators {
        let Some(name) = field(declarator, "name") else { continue };
        let init = field(declarator, "value").map(|value| expression(l, value));
        let declared = Field {
            name: l.node_sym(name),
            ty,
            init,
            is_static,
            is_final,
            annotation,
            line: line_of(declarator),
        };
        l.field(declared);
    }
}

/// The first annotation with a single value: `@Value("${app.cipher}")`.
fn annotation(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(Sym, ExprId)> {
    for child in children(modifiers(node)?) {
        if child.kind() != "annotation" {
            continue;
        }
        let (Some(name), Some(list)) = (field(child, "name"), field(child, "arguments")) else {
            continue;
        };
        let value = match l.text(name).rsplit('.').next().unwrap_or_default() {
            "Value" => annotation_value(l, list, "value").map(|value| expression(l, value)),
            "ConfigProperty" => config_property(l, list),
            _ => None,
        };
        if let Some(value) = value {
            return Some((l.node_sym(name), value));
        }
    }
    None
}

/// What an annotation gives a name; its only argument may have none.
fn annotation_value<'t>(l: &Lowering<'_>, list: Node<'t>, wanted: &str) -> Option<Node<'t>> {
    let pairs = children(list);
    match pairs[..] {
        [only] if only.kind() != "element_value_pair" => (wanted == "value").then_some(only),
        _ => pairs.into_iter().find_map(|pair| {
            let key = field(pair, "key")?;
            (l.text(key) == wanted).then(|| field(pair, "value")).flatten()
        }),
    }
}

/// MicroProfile's `name` and `defaultValue` as Spring's `${name:default}`.
fn config_property(l: &mut Lowering<'_>, list: Node<'_>) -> Option<ExprId> {
    let unquoted = |l: &Lowering<'_>, node: Node<'_>| l.text(node).trim_matches('"').to_owned();
    let name = annotation_value(l, list, "name").map(|name| unquoted(l, name))?;
    let default = annotation_value(l, list, "defaultValue").map(|value| unquoted(l, value));
    let text = match default {
        Some(default) => format!("${{{name}:{default}}}"),
        None => format!("${{{name}}}"),
    };
    Some(l.string(list, &text))
}

/// The prefix of the configuration that a class is filled from: Spring's
/// `@ConfigurationProperties`.
fn configured(l: &mut Lowering<'_>, node: Node<'_>) -> Option<Sym> {
    for child in children(modifiers(node)?) {
        let named = field(child, "name").map_or("", |name| l.text(name));
        if child.kind() == "annotation" && named.ends_with("ConfigurationProperties") {
            let list = field(child, "arguments")?;
            let prefix =
                annotation_value(l, list, "prefix").or(annotation_value(l, list, "value"))?;
            let text = l.text(prefix).trim_matches('"').to_owned();
            return Some(l.sym(&text));
        }
    }
    None
}

fn initializer(l: &mut Lowering<'_>, node: Node<'_>, kind: FunctionKind) {
    let function = l.function(node, "", kind);
    l.with_function(function, |l, out| {
        for child in children(node) {
            if child.kind() == "block" { block(l, child, out) } else { statement(l, child, out) }
        }
    });
}

fn enum_constant(l: &mut Lowering<'_>, node: Node<'_>) {
    let Some(name) = field(node, "name") else { return };
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let Some(owner) = owner else { return };
    let ty = l.expr(node, Expr::Name(owner));
    let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    let init = l.expr(node, Expr::New { ty, args, fields: Vec::new() });
    let constant = Field {
        name: l.node_sym(name),
        ty: Some(owner),
        init: Some(init),
        is_static: true,
        is_final: true,
        annotation: None,
        line: line_of(node),
    };
    l.field(constant);
}

fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in children(node) {
            statement(l, child, out);
        }
    });
}

fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    if let Some(node) = node {
        l.nested_block(node, &mut out, |l, node, out| statement(l, node, out));
    }
    out
}

fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "block" | "constructor_body" => out.push(Stmt::Block(inner(l, node))),
        "expression_statement" => {
            for child in children(node) {
                expression_statement(l, child, out);
            }
        }
        "local_variable_declaration" => local(l, node, out),
        "if_statement" => {
            let condition = condition(l, node);
            let then = body(l, field(node, "consequence"));
            let otherwise = body(l, field(node, "alternative"));
            out.push(Stmt::If { condition, then, otherwise });
        }
        "for_statement" | "while_statement" | "do_statement" | "enhanced_for_statement" => {
            loop_statement(l, node, out);
        }
        "switch_expression" | "switch_statement" => switch(l, node, out),
        "return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "yield_statement" => {
            if let Some(value) = children(node).first() {
                expression_statement(l, *value, out);
            }
        }
        "throw_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Throw(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "try_statement" | "try_with_resources_statement" => try_statement(l, node, out),
        "synchronized_statement" => out.extend(body(l, field(node, "body"))),
        "labeled_statement" => {
            for child in children(node).into_iter().skip(1) {
                statement(l, child, out);
            }
        }
        "class_declaration"
        | "record_declaration"
        | "enum_declaration"
        | "interface_declaration" => type_declaration(l, node),
        "explicit_constructor_invocation" => constructor_call(l, node, out),
        "ERROR" => {
            for child in children(node) {
                l.nested_block(child, out, |l, child, out| statement(l, child, out));
            }
        }
        kind if kind.ends_with("_expression") || kind == "method_invocation" => {
            expression_statement(l, node, out);
        }
        _ => {}
    }
}

fn inner(l: &mut Lowering<'_>, node: Node<'_>) -> Vec<Stmt> {
    let mut out = Vec::new();
    block(l, node, &mut out);
    out
}

fn condition(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no condition"),
    }
}

fn expression_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some((target, value)) = assignment(l, node) {
        out.push(Stmt::Assign { target, value });
    } else {
        let value = expression(l, node);
        out.push(Stmt::Expr(value));
    }
}

fn local(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let ty = field(node, "type").map(|ty| type_name(l, ty));
    let mut cursor = node.walk();
    let declarators: Vec<_> = node.children_by_field_name("declarator", &mut cursor).collect();
    for declarator in declarators {
        let Some(name) = field(declarator, "name") else { continue };
        let value = field(declarator, "value").map(|value| expression(l, value));
        out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
    }
}

fn loop_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut cursor = node.walk();
    let inits: Vec<_> = node.children_by_field_name("init", &mut cursor).collect();
    for init in inits {
        l.nested_block(init, out, |l, init, out| {
            if init.kind() == "local_variable_declaration" {
                local(l, init, out);
            } else {
                expression_statement(l, init, out);
            }
        });
    }
    let binding = (node.kind() == "enhanced_for_statement")
        .then(|| field(node, "name").map(|name| l.name(name)))
        .flatten();
    let iterable =
        binding.and_then(|_| field(node, "value")).map(|iterable| expression(l, iterable));
    let condition = field(node, "condition").map(|condition| expression(l, condition));
    let mut statements = body(l, field(node, "body"));
    let mut cursor = node.walk();
    let updates: Vec<_> = node.children_by_field_name("update", &mut cursor).collect();
    for update in updates {
        expression_statement(l, update, &mut statements);
    }
    out.push(Stmt::Loop { binding, iterable, condition, body: statements });
}

fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let subject = condition(l, node);
    let groups = field(node, "body").map(children).unwrap_or_default();
    let mut arms: Vec<(Vec<ExprId>, Vec<Stmt>)> = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let patterns = labels(l, *group);
        let mut statements = Vec::new();
        // Fall-through: what follows belongs to this arm until something leaves the switch.
        for following in groups.iter().skip(index).take(8) {
            arm_body(l, *following, &mut statements);
            let leaves = following.kind() == "switch_rule" || leaves(&statements);
            if leaves {
                break;
            }
        }
        arms.push((patterns, statements));
    }
    out.push(Stmt::Switch { subject, arms });
}

fn leaves(statements: &[Stmt]) -> bool {
    match statements.last() {
        Some(Stmt::Break | Stmt::Return(_) | Stmt::Throw(_) | Stmt::Continue) => true,
        Some(Stmt::Block(inner)) => leaves(inner),
        _ => false,
    }
}

/// The labels of a switch arm; none for the default.
fn labels(l: &mut Lowering<'_>, group: Node<'_>) -> Vec<ExprId> {
    let mut patterns = Vec::new();
    for label in children(group).into_iter().filter(|child| child.kind() == "switch_label") {
        for pattern in children(label) {
            patterns.push(expression(l, pattern));
        }
    }
    patterns
}

fn arm_body(l: &mut Lowering<'_>, group: Node<'_>, out: &mut Vec<Stmt>) {
    for child in children(group) {
        if child.kind() != "switch_label" {
            l.nested_block(child, out, |l, child, out| statement(l, child, out));
        }
    }
}

fn try_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut guarded = Vec::new();
    for resource in field(node, "resources").map(children).unwrap_or_default() {
        if let (Some(name), Some(value)) = (field(resource, "name"), field(resource, "value")) {
            let ty = field(resource, "type").map(|ty| type_name(l, ty));
            let value = Some(expression(l, value));
            guarded.push(Stmt::Declare { name: l.node_sym(name), ty, value });
        }
    }
    guarded.extend(body(l, field(node, "body")));
    let mut handlers = Vec::new();
    let mut finally = Vec::new();
    for child in children(node) {
        match child.kind() {
            "catch_clause" => handlers.push(body(l, field(child, "body"))),
            "finally_clause" => finally = body(l, children(child).first().copied()),
            _ => {}
        }
    }
    out.push(Stmt::Try { body: guarded, handlers, finally });
}

fn constructor_call(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let Some(target) = field(node, "constructor") else { return };
    let kind = if target.kind() == "super" { Expr::Super } else { Expr::This };
    let callee = l.expr(target, kind);
    let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    let call = l.expr(node, Expr::Call { callee, args });
    out.push(Stmt::Expr(call));
}

fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    children(list).into_iter().map(|value| Arg::positional(expression(l, value))).collect()
}

/// `a = b`, `a += b`, `a++`.
/// `x instanceof T`, `x instanceof T t`.
fn instance_of(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else {
        return l.unknown(node, "a test of a pattern");
    };
    let value = expression(l, left);
    let ty = type_name(l, right);
    let test = l.expr(node, Expr::Is { value, types: vec![ty] });
    let Some(name) = field(node, "name") else { return test };
    let cast = l.cast(node, value, Some(ty));
    let name = l.node_sym(name);
    let bound = Stmt::Declare { name, ty: Some(ty), value: Some(cast) };
    l.expr(node, Expr::Block(vec![bound], test))
}

fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    match node.kind() {
        "assignment_expression" => {
            let target = expression(l, field(node, "left")?);
            let value = expression(l, field(node, "right")?);
            let operator = l.text(field(node, "operator")?);
            let value = match binary_op(operator.trim_end_matches('=')) {
                Some(op) => l.expr(node, Expr::Binary { op, left: target, right: value }),
                None => value,
            };
            Some((target, value))
        }
        "update_expression" => {
            let target = expression(l, *children(node).first()?);
            let one = l.expr(node, Expr::Int(1));
            let increment = l.text(node).contains("++");
            let op = if increment { BinaryOp::Add } else { BinaryOp::Subtract };
            Some((target, l.expr(node, Expr::Binary { op, left: target, right: one })))
        }
        _ => None,
    }
}

fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, expression_inner)
}

fn expression_inner(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "type_identifier" => l.name(node),
        "scoped_type_identifier" | "scoped_identifier" => {
            let path = l.text(node);
            l.dotted(node, path)
        }
        "generic_type" | "array_type" => {
            let name = type_name(l, node);
            let path = l.unit.text(name).to_owned();
            l.dotted(node, &path)
        }
        "this" => l.expr(node, Expr::This),
        "super" => l.expr(node, Expr::Super),
        "null_literal" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "string_literal" => {
            let value = string_value(l, node);
            l.string(node, &value)
        }
        "character_literal" => {
            let value = unescape(l.text(node).trim_matches('\''));
            l.string(node, &value)
        }
        "decimal_integer_literal"
        | "hex_integer_literal"
        | "octal_integer_literal"
        | "binary_integer_literal" => integer(l, node),
        "method_invocation" => invocation(l, node),
        "object_creation_expression" => creation(l, node),
        "field_access" => member_access(l, node),
        "array_access" => index(l, node),
        "binary_expression" => binary(l, node),
        "unary_expression" => unary(l, node),
        "ternary_expression" => ternary(l, node),
        "parenthesized_expression" => inner_expression(l, node, 0),
        "cast_expression" => match field(node, "value") {
            Some(value) => {
                let value = expression(l, value);
                let ty = field(node, "type").map(|ty| type_name(l, ty));
                l.cast(node, value, ty)
            }
            None => l.unknown(node, "cast without a value"),
        },
        "instanceof_expression" => instance_of(l, node),
        "assignment_expression" | "update_expression" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "array_creation_expression" => array(l, node),
        "array_initializer" | "element_value_array_initializer" => {
            let items = children(node).into_iter().map(|item| expression(l, item)).collect();
            l.expr(node, Expr::List(items))
        }
        "lambda_expression" => lambda(l, node),
        "method_reference" => method_reference(l, node),
        "class_literal" => inner_expression(l, node, 0),
        "switch_expression" => switch_value(l, node),
        _ => l.unknown(node, "an expression of a kind that is not modelled"),
    }
}

fn inner_expression(l: &mut Lowering<'_>, node: Node<'_>, index: usize) -> ExprId {
    match children(node).get(index) {
        Some(inner) => expression(l, *inner),
        None => l.unknown(node, "empty"),
    }
}

fn invocation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let callee = match (field(node, "object"), field(node, "name")) {
        (Some(object), Some(name)) => {
            let object = expression(l, object);
            let name_sym = l.node_sym(name);
            l.expr(name, Expr::Member { object, name: name_sym })
        }
        (None, Some(name)) => l.name(name),
        _ => l.unknown(node, "call without a name"),
    };
    let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    l.expr(node, Expr::Call { callee, args })
}

fn creation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let ty = match field(node, "type") {
        Some(ty) => expression(l, ty),
        None => l.unknown(node, "construction without a type"),
    };
    let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    if let Some(anonymous) = children(node).into_iter().find(|child| child.kind() == "class_body") {
        let base = field(node, "type").map(|ty| type_name(l, ty));
        l.with_type(anonymous, "", base.into_iter().collect(), |l, _| {
            for child in children(anonymous) {
                member(l, child);
            }
        });
    }
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}

fn member_access(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match (field(node, "object"), field(node, "field")) {
        (Some(object), Some(member)) => {
            let object = expression(l, object);
            let name = l.node_sym(member);
            l.expr(node, Expr::Member { object, name })
        }
        _ => l.unknown(node, "member access without a member"),
    }
}

fn index(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match (field(node, "array"), field(node, "index")) {
        (Some(object), Some(index)) => {
            let object = expression(l, object);
            let index = expression(l, index);
            l.expr(node, Expr::Index { object, index })
        }
        _ => l.unknown(node, "array access without an index"),
    }
}

/// Long chains (`"a" + "b" + ...`) are left-nested: they are walked, not recursed into.
fn binary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut chain = Vec::new();
    let mut left = node;
    while left.kind() == "binary_expression" {
        chain.push(left);
        match field(left, "left") {
            Some(next) => left = next,
            None => break,
        }
    }
    let mut value = expression(l, left);
    for node in chain.into_iter().rev() {
        let operator = field(node, "operator").map_or("", |operator| l.text(operator));
        let right = match field(node, "right") {
            Some(right) => expression(l, right),
            None => l.unknown(node, "operator without an operand"),
        };
        value = match binary_op(operator) {
            Some(op) => l.expr(node, Expr::Binary { op, left: value, right }),
            None => l.unknown(node, "an operator that is not modelled"),
        };
    }
    value
}

fn binary_op(operator: &str) -> Option<BinaryOp> {
    Some(match operator {
        "+" => BinaryOp::Add,
        "-" => BinaryOp::Subtract,
        "*" => BinaryOp::Multiply,
        "/" => BinaryOp::Divide,
        "%" => BinaryOp::Remainder,
        "<<" => BinaryOp::ShiftLeft,
        ">>" | ">>>" => BinaryOp::ShiftRight,
        "&" => BinaryOp::BitAnd,
        "|" => BinaryOp::BitOr,
        "^" => BinaryOp::BitXor,
        "==" => BinaryOp::Equal,
        "!=" => BinaryOp::NotEqual,
        "<" => BinaryOp::Less,
        "<=" => BinaryOp::LessEqual,
        ">" => BinaryOp::Greater,
        ">=" => BinaryOp::GreaterEqual,
        "&&" => BinaryOp::And,
        "||" => BinaryOp::Or,
        _ => return None,
    })
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let operator = field(node, "operator").map_or("", |operator| l.text(operator));
    let Some(operand) = field(node, "operand") else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, operand);
    let op = match operator {
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

fn ternary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let condition = condition(l, node);
    match (field(node, "consequence"), field(node, "alternative")) {
        (Some(then), Some(otherwise)) => {
            let then = expression(l, then);
            let otherwise = expression(l, otherwise);
            l.expr(node, Expr::Conditional { condition, then, otherwise })
        }
        _ => l.unknown(node, "conditional without its values"),
    }
}

fn array(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if let Some(values) = field(node, "value") {
        return expression(l, values);
    }
    let dimension = children(node).into_iter().find(|child| child.kind() == "dimensions_expr");
    match dimension.and_then(|dimension| children(dimension).first().copied()) {
        Some(length) => {
            let length = expression(l, length);
            l.expr(node, Expr::Sized(length))
        }
        None => l.unknown(node, "array without a length"),
    }
}

fn lambda(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut function = l.function(node, "", FunctionKind::Lambda);
    if let Some(list) = field(node, "parameters") {
        function.params = match list.kind() {
            "identifier" => {
                vec![Param { name: l.node_sym(list), ty: None, default: None, variadic: false }]
            }
            _ => parameters(l, list),
        };
    }
    let id = l.with_function(function, |l, out| {
        let Some(body) = field(node, "body") else { return };
        if body.kind() == "block" {
            block(l, body, out);
        } else {
            let value = expression(l, body);
            out.push(Stmt::Return(Some(value)));
        }
    });
    l.expr(node, Expr::Lambda(id))
}

/// `Type::method` is called like a member.
fn method_reference(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = children(node);
    match (parts.first(), parts.last()) {
        (Some(object), Some(name)) if parts.len() > 1 => {
            let object = expression(l, *object);
            let name = l.node_sym(*name);
            l.expr(node, Expr::Member { object, name })
        }
        _ => l.unknown(node, "a constructor reference"),
    }
}

fn switch_value(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let subject = condition(l, node);
    let mut arms = Vec::new();
    for group in field(node, "body").map(children).unwrap_or_default() {
        let patterns = labels(l, group);
        let mut statements = Vec::new();
        arm_body(l, group, &mut statements);
        let value = match statements.pop() {
            Some(Stmt::Expr(value)) => value,
            Some(last) => {
                statements.push(last);
                l.unknown(group, "a switch arm without a value")
            }
            None => l.unknown(group, "an empty switch arm"),
        };
        let value = if statements.is_empty() {
            value
        } else {
            l.expr(group, Expr::Block(statements, value))
        };
        arms.push((patterns, value));
    }
    l.expr(node, Expr::Match { subject, arms })
}

fn integer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text: String =
        l.text(node).chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let text = text.trim_end_matches('l');
    let parsed = if let Some(hex) = text.strip_prefix("0x") {
        i64::from_str_radix(hex, 16)
    } else if let Some(bits) = text.strip_prefix("0b") {
        i64::from_str_radix(bits, 2)
    } else if text.len() > 1 && text.starts_with('0') {
        i64::from_str_radix(text, 8)
    } else {
        text.parse()
    };
    match parsed {
        Ok(value) => l.expr(node, Expr::Int(value)),
        Err(_) => l.unknown(node, "a number out of range"),
    }
}

fn string_value(l: &Lowering<'_>, node: Node<'_>) -> String {
    let text = l.text(node);
    if let Some(block) = text.strip_prefix("\"\"\"") {
        return text_block(block.trim_end_matches("\"\"\""));
    }
    unescape(text.strip_prefix('"').unwrap_or(text).strip_suffix('"').unwrap_or(text))
}

/// A text block without its common indentation.
fn text_block(body: &str) -> String {
    let body = body.split_once('\n').map_or(body, |(_, rest)| rest);
    let indent = body
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<_> = body.lines().map(|line| line.get(indent..).unwrap_or("")).collect();
    unescape(&lines.join("\n"))
}

/// Resolves the escapes of C-like string literals.
pub(super) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('0') => out.push('\0'),
            Some('u') => {
                let rest = chars.as_str().trim_start_matches('u');
                let hex = rest.get(..4).unwrap_or_default();
                match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32) {
                    Some(c) => {
                        out.push(c);
                        chars = rest.get(4..).unwrap_or_default().chars();
                    }
                    None => out.push('u'),
                }
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}
