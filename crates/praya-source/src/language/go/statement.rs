//! Statements of Go.

use tree_sitter::Node;

use crate::ir::{BinaryOp, Expr, ExprId, Stmt, Sym};
use crate::language::syntax;
use crate::lower::{Lowering, children, contents, field};

use super::expression::expression;
use super::literal::zero;
use super::{function, several, type_name, types};

pub(super) fn block(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in contents(node) {
            statement(l, child, out);
        }
    });
}

fn body(l: &mut Lowering<'_>, node: Option<Node<'_>>) -> Vec<Stmt> {
    let mut out = Vec::new();
    match node {
        Some(node) if node.kind() == "block" => block(l, node, &mut out),
        Some(node) => l.nested_block(node, &mut out, statement),
        None => {}
    }
    out
}

pub(super) fn statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    match node.kind() {
        "statement_list" => block(l, node, out),
        "expression_statement" | "go_statement" | "defer_statement" => {
            for child in children(node) {
                effect(l, child, out);
            }
        }
        "short_var_declaration" => short_declaration(l, node, out),
        "assignment_statement" => assignment(l, node, out),
        "inc_statement" | "dec_statement" => {
            let Some(target) = children(node).first().map(|target| expression(l, *target)) else {
                return;
            };
            let one = l.expr(node, Expr::Int(1));
            let op =
                if node.kind() == "inc_statement" { BinaryOp::Add } else { BinaryOp::Subtract };
            let value = l.expr(node, Expr::Binary { op, left: target, right: one });
            out.push(Stmt::Assign { target, value });
        }
        "const_declaration" => constants(l, node, out),
        "var_declaration" | "var_spec_list" => {
            for spec in children(node) {
                if spec.kind() == "var_spec" {
                    variables(l, spec, out);
                } else {
                    statement(l, spec, out);
                }
            }
        }
        "type_declaration" => types(l, node, out),
        "function_declaration" => function(l, node),
        "if_statement" => if_statement(l, node, out),
        "for_statement" => for_statement(l, node, out),
        "expression_switch_statement" | "type_switch_statement" | "select_statement" => {
            switch(l, node, out);
        }
        "return_statement" => {
            let value = children(node).first().map(|value| expression(l, *value));
            out.push(Stmt::Return(value));
        }
        "break_statement" => out.push(Stmt::Break),
        "continue_statement" => out.push(Stmt::Continue),
        "labeled_statement" => {
            for child in children(node).into_iter().skip(1) {
                l.nested_block(child, out, statement);
            }
        }
        "block" => out.push(Stmt::Block(body(l, Some(node)))),
        "send_statement" => {
            for child in children(node) {
                effect(l, child, out);
            }
        }
        "receive_statement" => {
            if let Some(left) = field(node, "left") {
                let right = field(node, "right").map(|right| expression(l, right));
                let target = expression(l, left);
                out.extend(right.map(|value| Stmt::Assign { target, value }));
            }
        }
        "ERROR" | "argument_list" | "parameter_list" => {
            for child in contents(node) {
                l.nested_block(child, out, statement);
            }
        }
        kind if kind.ends_with("_expression") => effect(l, node, out),
        _ => {}
    }
}

/// An expression for its effect; after `panic` control does not go on.
fn effect(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let is_panic = node.kind() == "call_expression"
        && field(node, "function").is_some_and(|function| l.text(function) == "panic");
    let value = expression(l, node);
    out.push(if is_panic { Stmt::Throw(Some(value)) } else { Stmt::Expr(value) });
}

/// `a, b := f()`. The names are new unless the value uses ones of the same name.
fn short_declaration(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else { return };
    let (targets, values) = (children(left), children(right));
    if let ([name], [value]) = (targets.as_slice(), values.as_slice()) {
        let value = Some(expression(l, *value));
        out.push(Stmt::Declare { name: l.node_sym(*name), ty: None, value });
        return;
    }
    let text = l.text(right);
    if text.len() < 2000 {
        let uses = |name: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
        };
        for target in targets {
            let name = l.text(target);
            if name != "_" && !uses(name) {
                out.push(Stmt::Declare { name: l.node_sym(target), ty: None, value: None });
            }
        }
    }
    let value = expression(l, right);
    let target = target(l, left);
    out.push(Stmt::Assign { target, value });
}

/// Several targets as a list; what is assigned to `_` goes nowhere.
fn target(l: &mut Lowering<'_>, left: Node<'_>) -> ExprId {
    let mut targets = Vec::new();
    for node in children(left) {
        targets.push(match l.text(node) {
            "_" => l.unknown(node, "assigned to nothing"),
            _ => expression(l, node),
        });
    }
    several(l, left, targets)
}

fn assignment(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let (Some(left), Some(right)) = (field(node, "left"), field(node, "right")) else { return };
    let operator = field(node, "operator").map_or("=", |operator| l.text(operator));
    let value = expression(l, right);
    let target = target(l, left);
    let value = match operator.strip_suffix('=') {
        Some("") | None => value,
        Some(operator) => syntax::binary(l, node, syntax::binary_op(operator), target, value),
    };
    out.push(Stmt::Assign { target, value });
}

fn variables(l: &mut Lowering<'_>, spec: Node<'_>, out: &mut Vec<Stmt>) {
    let mut cursor = spec.walk();
    let names: Vec<Node<'_>> = spec.children_by_field_name("name", &mut cursor).collect();
    let ty_node = field(spec, "type");
    let ty = ty_node.and_then(|ty| type_name(l, ty));
    let values = field(spec, "value").map(children).unwrap_or_default();
    if values.len() == 1 && names.len() > 1 {
        let value = values.first().map(|value| expression(l, *value));
        let names = names.into_iter().map(|name| l.name(name)).collect();
        let target = l.expr(spec, Expr::List(names));
        out.extend(value.map(|value| Stmt::Assign { target, value }));
        return;
    }
    for (index, name) in names.into_iter().enumerate() {
        let value = match (values.get(index), ty_node) {
            (Some(value), _) => Some(expression(l, *value)),
            (None, Some(ty)) => Some(zero(l, ty)),
            (None, None) => None,
        };
        out.push(Stmt::Declare { name: l.node_sym(name), ty, value });
    }
}

/// Constants; one without a value repeats the one before, with `iota` counted on.
fn constants(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let mut repeated: (Option<Sym>, Vec<Node<'_>>) = (None, Vec::new());
    for (iota, spec) in (0_i64..).zip(children(node)) {
        if let Some(values) = field(spec, "value") {
            repeated = (field(spec, "type").and_then(|ty| type_name(l, ty)), children(values));
        }
        let mut cursor = spec.walk();
        let names = spec.children_by_field_name("name", &mut cursor);
        let names: Vec<_> = names.filter(|name| name.is_named()).collect();
        for (name, value) in names.into_iter().zip(&repeated.1) {
            let is_own = field(spec, "value").is_some();
            let value = if is_own || value.byte_range().len() < 200 {
                counted(l, *value, iota)
            } else {
                l.unknown(spec, "a long constant, repeated")
            };
            out.push(Stmt::Declare { name: l.node_sym(name), ty: repeated.0, value: Some(value) });
        }
    }
}

/// An expression with `iota` as a number.
fn counted(l: &mut Lowering<'_>, node: Node<'_>, iota: i64) -> ExprId {
    let start = l.unit.exprs.len();
    let value = expression(l, node);
    let name = l.sym("iota");
    for expr in l.unit.exprs.iter_mut().skip(start) {
        if matches!(expr, Expr::Name(used) if *used == name) {
            *expr = Expr::Int(iota);
        }
    }
    value
}

/// `else if`s are walked, so that their number is no depth, as far as they only test.
fn if_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(initializer) = field(node, "initializer") {
        l.nested_block(initializer, out, statement);
    }
    let mut arms = Vec::new();
    let mut next = node;
    let last = loop {
        let condition = match field(next, "condition") {
            Some(condition) => expression(l, condition),
            None => l.unknown(next, "no condition"),
        };
        arms.push((condition, body(l, field(next, "consequence"))));
        match field(next, "alternative") {
            Some(following)
                if following.kind() == "if_statement"
                    && field(following, "initializer").is_none() =>
            {
                next = following;
            }
            last => break last,
        }
    };
    let otherwise = body(l, last);
    out.extend(syntax::if_chain(l, node, arms, otherwise));
}

/// `for`, `for cond`, `for init; cond; step`, `for k, v := range xs`. Keys are not modelled.
fn for_statement(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    let head = children(node).into_iter().find(|child| child.kind() != "block");
    let (mut binding, mut iterable, mut condition, mut update) = (None, None, None, None);
    match head {
        Some(clause) if clause.kind() == "for_clause" => {
            if let Some(initializer) = field(clause, "initializer") {
                l.nested_block(initializer, out, statement);
            }
            condition = field(clause, "condition").map(|condition| expression(l, condition));
            update = field(clause, "update");
        }
        Some(clause) if clause.kind() == "range_clause" => {
            let right = field(clause, "right").map(|right| (right, expression(l, right)));
            iterable = right.map(|(node, right)| syntax::values_of(l, node, right));
            let targets = field(clause, "left").map(children).unwrap_or_default();
            binding = targets.get(1).filter(|name| l.text(**name) != "_").copied();
            if let Some(key) = targets.first().filter(|name| name.kind() == "identifier") {
                let value = Some(l.unknown(*key, "a key or position in a loop"));
                out.push(Stmt::Declare { name: l.node_sym(*key), ty: None, value });
            }
        }
        Some(test) => condition = Some(expression(l, test)),
        None => {}
    }
    let binding = binding.map(|name| {
        out.push(Stmt::Declare { name: l.node_sym(name), ty: None, value: None });
        expression(l, name)
    });
    let mut statements = body(l, field(node, "body"));
    if let Some(update) = update {
        l.nested_block(update, &mut statements, statement);
    }
    out.push(Stmt::Loop { binding, iterable, condition, body: statements });
}

/// `switch` with and without a subject, on types, and `select`.
fn switch(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    if let Some(initializer) = field(node, "initializer") {
        l.nested_block(initializer, out, statement);
    }
    let subject = subject(l, node, out);
    let cases: Vec<Node<'_>> =
        children(node).into_iter().filter(|child| child.kind().ends_with("_case")).collect();
    let mut arms = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let patterns = patterns(l, *case);
        let mut statements = Vec::new();
        statements.extend(narrowed(l, node, *case));
        if let Some(communication) = field(*case, "communication") {
            l.nested_block(communication, &mut statements, statement);
        }
        for following in cases.iter().skip(index).take(8) {
            let list = children(*following).into_iter().find(|c| c.kind() == "statement_list");
            if let Some(list) = list {
                block(l, list, &mut statements);
            }
            let falls = list.and_then(|list| children(list).pop());
            if falls.is_none_or(|last| last.kind() != "fallthrough_statement") {
                break;
            }
        }
        arms.push((patterns, statements));
    }
    out.push(Stmt::Switch { subject, arms });
}

/// `case *rsa.PrivateKey:` of `switch key := value.(type)`: the key, known to be of the type.
fn narrowed(l: &mut Lowering<'_>, node: Node<'_>, case: Node<'_>) -> Option<Stmt> {
    let alias = field(node, "alias").and_then(|alias| children(alias).first().copied())?;
    if case.kind() != "type_case" {
        return None;
    }
    let ty = field(case, "type").and_then(|ty| type_name(l, ty))?;
    let name = l.node_sym(alias);
    let value = l.name(alias);
    let value = l.cast(case, value, Some(ty));
    Some(Stmt::Declare { name, ty: Some(ty), value: Some(value) })
}

fn subject(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) -> ExprId {
    let value = field(node, "value").map(|value| expression(l, value));
    match (node.kind(), value) {
        ("expression_switch_statement", Some(value)) => value,
        ("expression_switch_statement", None) => l.expr(node, Expr::Bool(true)),
        ("type_switch_statement", value) => {
            let alias = field(node, "alias").and_then(|alias| children(alias).first().copied());
            out.push(match (alias, value) {
                (Some(alias), value) => Stmt::Declare { name: l.node_sym(alias), ty: None, value },
                (None, Some(value)) => Stmt::Expr(value),
                (None, None) => Stmt::Block(Vec::new()),
            });
            l.unknown(node, "the type of a value")
        }
        _ => l.unknown(node, "which channel is ready"),
    }
}

/// None for the default.
fn patterns(l: &mut Lowering<'_>, case: Node<'_>) -> Vec<ExprId> {
    match case.kind() {
        "default_case" => Vec::new(),
        "expression_case" => {
            let values = field(case, "value").map(children).unwrap_or_default();
            values.into_iter().map(|value| expression(l, value)).collect()
        }
        "type_case" => vec![l.unknown(case, "a type")],
        _ => vec![l.unknown(case, "a channel")],
    }
}
