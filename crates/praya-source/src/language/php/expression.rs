//! Expressions of PHP.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, Stmt, UnaryOp};
use crate::language::syntax;
use crate::lower::{Lowering, children, field};

use super::class::{class, own_class};
use super::literal::{array, double, heredoc, list_target, single};
use super::{closure, dotted_path};

pub(super) fn expression(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    l.nested(node, |l, node| {
        let (innermost, chain) = syntax::spine(node, operand);
        let mut value = atom(l, innermost);
        for node in chain {
            value = applied(l, node, value);
        }
        value
    })
}

fn operand(node: Node<'_>) -> Option<Node<'_>> {
    match node.kind() {
        "function_call_expression" => field(node, "function"),
        "member_access_expression"
        | "nullsafe_member_access_expression"
        | "member_call_expression"
        | "nullsafe_member_call_expression" => field(node, "object"),
        "scoped_call_expression" | "scoped_property_access_expression" => field(node, "scope"),
        "subscript_expression" | "class_constant_access_expression" => {
            children(node).first().copied()
        }
        "binary_expression" => field(node, "left"),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "function_call_expression" => called(l, node, value),
        "member_access_expression"
        | "nullsafe_member_access_expression"
        | "scoped_property_access_expression" => member(l, node, value, field(node, "name")),
        "member_call_expression" | "nullsafe_member_call_expression" | "scoped_call_expression" => {
            let callee = member(l, node, value, field(node, "name"));
            called(l, node, callee)
        }
        "class_constant_access_expression" => {
            let name = children(node).get(1).copied();
            // `A::class` is the class.
            if name.is_some_and(|name| l.text(name) == "class") {
                return value;
            }
            member(l, node, value, name)
        }
        "subscript_expression" => match children(node).get(1) {
            Some(index) => {
                let index = expression(l, *index);
                l.expr(node, Expr::Index { object: value, index })
            }
            None => syntax::effects(l, node, "a new element of an array", vec![value]),
        },
        "binary_expression" => {
            let operator = field(node, "operator").map_or("", |operator| l.text(operator));
            if let ("instanceof", Some(ty)) = (operator, field(node, "right")) {
                let types = super::type_name(l, ty).into_iter().collect();
                return l.expr(node, Expr::Is { value, types });
            }
            let right = match field(node, "right") {
                Some(right) => expression(l, right),
                None => l.unknown(node, "operator without an operand"),
            };
            operation(l, node, operator, value, right)
        }
        _ => value,
    }
}

/// `->name`, `::NAME`, `::$name`; a computed name is an index.
fn member(l: &mut Lowering<'_>, node: Node<'_>, object: ExprId, name: Option<Node<'_>>) -> ExprId {
    let Some(name) = name else { return object };
    let is_static = node.kind() == "scoped_property_access_expression";
    if name.kind() == "name" || (is_static && name.kind() == "variable_name") {
        let text = l.text(name).trim_start_matches('$');
        let sym = l.sym(text);
        return l.expr(name, Expr::Member { object, name: sym });
    }
    let index = expression(l, name);
    l.expr(node, Expr::Index { object, index })
}

/// `f(...)` without arguments is the function itself; `parent::__construct` is `super`.
fn called(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let Some(list) = field(node, "arguments") else { return callee };
    if children(list).iter().any(|argument| argument.kind() == "variadic_placeholder") {
        return callee;
    }
    let callee = match l.unit.expr(callee) {
        Expr::Member { object, name }
            if matches!(l.unit.expr(*object), Expr::Super)
                && l.unit.text(*name) == "__construct" =>
        {
            *object
        }
        _ => callee,
    };
    let args = arguments(l, list);
    syntax::call(l, callee, args)
}

fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    for node in children(list) {
        let name = field(node, "name");
        let value = children(node)
            .into_iter()
            .rfind(|child| Some(*child) != name && child.kind() != "reference_modifier");
        let Some(value) = value else { continue };
        let spread = value.kind() == "variadic_unpacking";
        let value = expression(l, value);
        args.push(Arg { name: name.map(|name| l.node_sym(name)), value, spread });
    }
    args
}

fn operation(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    operator: &str,
    left: ExprId,
    right: ExprId,
) -> ExprId {
    let op = match operator {
        "**" => return syntax::power(l, node, left, right),
        "." => Some(BinaryOp::Add),
        "or" => Some(BinaryOp::Or),
        "|>" => return syntax::call(l, right, vec![Arg::positional(left)]),
        _ => syntax::binary_op(operator),
    };
    syntax::binary(l, node, op, left, right)
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "variable_name" => variable(l, node),
        "name" => match l.text(node) {
            "self" | "static" => own_class(l, node),
            "parent" => l.expr(node, Expr::Super),
            _ => l.name(node),
        },
        "relative_scope" => match l.text(node) {
            "parent" => l.expr(node, Expr::Super),
            _ => own_class(l, node),
        },
        "qualified_name" | "relative_name" => qualified(l, node),
        "null" => l.expr(node, Expr::Null),
        "boolean" => {
            let value = l.text(node).eq_ignore_ascii_case("true");
            l.expr(node, Expr::Bool(value))
        }
        "integer" => {
            let text = l.text(node);
            syntax::integer(l, node, text)
        }
        "float" => l.unknown(node, "a fraction"),
        "string" => single(l, node),
        "encapsed_string" => double(l, node),
        "heredoc" | "nowdoc" => heredoc(l, node),
        "array_creation_expression" => array(l, node),
        "list_literal" => list_target(l, node),
        "object_creation_expression" => creation(l, node),
        "anonymous_function" | "arrow_function" => closure(l, node),
        "conditional_expression" => conditional(l, node),
        "match_expression" => match_(l, node),
        "unary_op_expression" => unary(l, node),
        "assignment_expression"
        | "augmented_assignment_expression"
        | "reference_assignment_expression"
        | "update_expression" => match assignment(l, node) {
            Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
            None => l.unknown(node, "assignment without a target"),
        },
        "parenthesized_expression"
        | "error_suppression_expression"
        | "clone_expression"
        | "print_intrinsic"
        | "by_ref"
        | "variadic_unpacking" => match children(node).first() {
            Some(inner) => expression(l, *inner),
            None => l.unknown(node, "empty"),
        },
        "cast_expression" => match field(node, "value") {
            Some(value) => expression(l, value),
            None => l.unknown(node, "cast without a value"),
        },
        "throw_expression" => {
            let thrown = children(node).first().map(|value| expression(l, *value));
            let null = l.expr(node, Expr::Null);
            l.expr(node, Expr::Block(vec![Stmt::Throw(thrown)], null))
        }
        "dynamic_variable_name" => l.unknown(node, "a variable whose name is computed"),
        "shell_command_expression" => l.unknown(node, "the output of a command"),
        "yield_expression" => syntax::remains(l, node, "what a generator is sent", expression),
        "sequence_expression" => syntax::remains(l, node, "several expressions", expression),
        kind if kind.starts_with("include") || kind.starts_with("require") => {
            syntax::remains(l, node, "what another file returns", expression)
        }
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

fn variable(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match l.text(node) {
        "$this" => l.expr(node, Expr::This),
        "$_ENV" | "$_SERVER" => {
            let environment = l.sym("ENV");
            l.expr(node, Expr::Path(environment))
        }
        _ => l.name(node),
    }
}

/// `A\B` starts from an import; `\A\B` is the full path; `\f` is a name without a namespace.
fn qualified(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let path = dotted_path(text);
    if text.starts_with('\\') && path.contains('.') {
        let path = l.sym(&path);
        return l.expr(node, Expr::Path(path));
    }
    l.dotted(node, &path)
}

fn creation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let parts = children(node);
    let mut list = parts.iter().find(|part| part.kind() == "arguments").copied();
    let ty = match parts.first() {
        Some(anonymous) if anonymous.kind() == "anonymous_class" => {
            class(l, *anonymous);
            list = children(*anonymous).into_iter().find(|part| part.kind() == "arguments");
            l.unknown(*anonymous, "a class without a name")
        }
        Some(ty) => expression(l, *ty),
        None => l.unknown(node, "construction without a type"),
    };
    let args = list.map(|list| arguments(l, list)).unwrap_or_default();
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}

/// `a ? b : c`, `a ?: c`
fn conditional(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let (Some(condition), Some(otherwise)) = (field(node, "condition"), field(node, "alternative"))
    else {
        return l.unknown(node, "conditional without its values");
    };
    let condition = expression(l, condition);
    let then = field(node, "body").map(|then| expression(l, then));
    let otherwise = expression(l, otherwise);
    l.expr(
        node,
        match then {
            Some(then) => Expr::Conditional { condition, then, otherwise },
            None => Expr::Binary { op: BinaryOp::Coalesce, left: condition, right: otherwise },
        },
    )
}

fn match_(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let subject = match field(node, "condition") {
        Some(condition) => expression(l, condition),
        None => l.unknown(node, "no subject"),
    };
    let mut arms = Vec::new();
    for arm in field(node, "body").map(children).unwrap_or_default() {
        let conditions = field(arm, "conditional_expressions").map(children).unwrap_or_default();
        let patterns = conditions.into_iter().map(|pattern| expression(l, pattern)).collect();
        let value = match field(arm, "return_expression") {
            Some(value) => expression(l, value),
            None => l.unknown(arm, "an arm without a value"),
        };
        arms.push((patterns, value));
    }
    l.expr(node, Expr::Match { subject, arms })
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let Some(argument) = field(node, "argument").or_else(|| children(node).first().copied()) else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, argument);
    let op = match field(node, "operator").map_or("", |operator| l.text(operator)) {
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

/// `a = b`, `a .= b`, `a++`, `a[] = b`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    match node.kind() {
        "assignment_expression" | "reference_assignment_expression" => {
            let left = field(node, "left")?;
            let value = expression(l, field(node, "right")?);
            let parts = children(left);
            if let ("subscript_expression", [list]) = (left.kind(), parts.as_slice()) {
                return Some(appended(l, node, *list, value));
            }
            Some((expression(l, left), value))
        }
        "augmented_assignment_expression" => {
            let target = expression(l, field(node, "left")?);
            let value = expression(l, field(node, "right")?);
            let operator = l.text(field(node, "operator")?);
            let operator = operator.strip_suffix('=').unwrap_or(operator);
            Some((target, operation(l, node, operator, target, value)))
        }
        "update_expression" => {
            let target = expression(l, field(node, "argument")?);
            let one = l.expr(node, Expr::Int(1));
            let increment = field(node, "operator").is_some_and(|op| l.text(op) == "++");
            let op = if increment { BinaryOp::Add } else { BinaryOp::Subtract };
            Some((target, l.expr(node, Expr::Binary { op, left: target, right: one })))
        }
        _ => None,
    }
}

/// `list[] = value` assigns the list with one more element.
fn appended(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    list: Node<'_>,
    value: ExprId,
) -> (ExprId, ExprId) {
    let target = expression(l, list);
    let name = l.sym("push");
    let callee = l.expr(node, Expr::Member { object: target, name });
    (target, syntax::call(l, callee, vec![Arg::positional(value)]))
}
