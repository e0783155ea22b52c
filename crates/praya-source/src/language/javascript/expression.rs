//! Expressions of JavaScript and TypeScript.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, FunctionKind, UnaryOp};
use crate::language::syntax::{self, Escapes, Text};
use crate::lower::{Lowering, children, field};

use super::{function_of, has_token, module_name, pattern, types};

const ESCAPES: Escapes = Escapes { letters: "bfnrtvxu01234567\n\r", keeps_unknown: false };

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
        "call_expression" => field(node, "function"),
        "member_expression" | "subscript_expression" => field(node, "object"),
        "binary_expression" => field(node, "left"),
        "await_expression"
        | "non_null_expression"
        | "as_expression"
        | "satisfies_expression"
        | "instantiation_expression" => children(node).first().copied(),
        "type_assertion" => children(node).last().copied(),
        _ => None,
    }
}

fn applied(l: &mut Lowering<'_>, node: Node<'_>, value: ExprId) -> ExprId {
    match node.kind() {
        "call_expression" => call(l, node, value),
        "member_expression" => match field(node, "property") {
            Some(property) => {
                let name = l.node_sym(property);
                l.expr(property, Expr::Member { object: value, name })
            }
            None => value,
        },
        "subscript_expression" => match field(node, "index") {
            Some(index) => {
                let index = expression(l, index);
                l.expr(node, Expr::Index { object: value, index })
            }
            None => value,
        },
        "binary_expression" => {
            let operator = field(node, "operator").map_or("", |operator| l.text(operator));
            if let ("instanceof", Some(ty)) = (operator, field(node, "right")) {
                let types = vec![l.node_sym(ty)];
                return l.expr(node, Expr::Is { value, types });
            }
            let right = match field(node, "right") {
                Some(right) => expression(l, right),
                None => l.unknown(node, "operator without an operand"),
            };
            operation(l, node, operator, value, right)
        }
        "as_expression" | "satisfies_expression" => {
            let ty = children(node).get(1).and_then(|ty| super::types::type_name(l, *ty));
            l.cast(node, value, ty)
        }
        _ => value,
    }
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
        "||" => Some(BinaryOp::Coalesce),
        _ => syntax::binary_op(operator),
    };
    syntax::binary(l, node, op, left, right)
}

/// `require('x')` and `import('x')` name the module; a tagged template is a call.
fn call(l: &mut Lowering<'_>, node: Node<'_>, callee: ExprId) -> ExprId {
    let args = match field(node, "arguments") {
        Some(list) if list.kind() == "arguments" => arguments(l, list),
        Some(text) => {
            let is_raw = matches!(l.unit.expr(callee), Expr::Member { name, .. } if l.unit.text(*name) == "raw");
            vec![Arg::positional(template(l, text, is_raw))]
        }
        None => Vec::new(),
    };
    if let (Expr::Name(name), [module, ..]) = (l.unit.expr(callee), args.as_slice())
        && matches!(l.unit.text(*name), "require" | "import")
        && let Expr::Str(path) = l.unit.expr(module.value)
    {
        let path = module_name(l.unit.text(*path)).to_owned();
        let path = l.sym(&path);
        return l.expr(node, Expr::Path(path));
    }
    syntax::call(l, callee, args)
}

fn arguments(l: &mut Lowering<'_>, list: Node<'_>) -> Vec<Arg> {
    let argument = |l: &mut Lowering<'_>, node: Node<'_>| match node.kind() {
        "spread_element" => Arg { name: None, value: inner(l, node), spread: true },
        _ => Arg::positional(expression(l, node)),
    };
    children(list).into_iter().map(|node| argument(l, node)).collect()
}

fn inner(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match children(node).first() {
        Some(inner) => expression(l, *inner),
        None => l.unknown(node, "empty"),
    }
}

fn atom(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match node.kind() {
        "identifier" | "property_identifier" | "type_identifier" | "import" => l.name(node),
        "meta_property" | "nested_identifier" => {
            let path = l.text(node);
            l.dotted(node, path)
        }
        "this" => l.expr(node, Expr::This),
        "super" => l.expr(node, Expr::Super),
        "null" | "undefined" => l.expr(node, Expr::Null),
        "true" => l.expr(node, Expr::Bool(true)),
        "false" => l.expr(node, Expr::Bool(false)),
        "number" => {
            let text = l.text(node);
            syntax::integer(l, node, text)
        }
        "string" => {
            let text = unquoted(l, node);
            l.string(node, &text)
        }
        "template_string" => template(l, node, false),
        "regex" => l.unknown(node, "a regular expression"),
        "parenthesized_expression" => inner(l, node),
        "sequence_expression" => sequence(l, node),
        "array" => array(l, node),
        "object" => object(l, node),
        "ternary_expression" => ternary(l, node),
        "unary_expression" => unary(l, node),
        "new_expression" => creation(l, node),
        "assignment_expression" | "augmented_assignment_expression" | "update_expression" => {
            match assignment(l, node) {
                Some((target, value)) => l.expr(node, Expr::Assign { target, value }),
                None => l.unknown(node, "assignment without a target"),
            }
        }
        "arrow_function" | "function_expression" | "generator_function" => {
            let id = function_of(l, node, "", FunctionKind::Lambda);
            l.expr(node, Expr::Lambda(id))
        }
        "class" => types::class_value(l, node),
        "yield_expression" => syntax::remains(l, node, "what a generator is sent", expression),
        kind if kind.starts_with("jsx_") => syntax::remains(l, node, "an element", expression),
        _ => syntax::remains(l, node, "an expression of a kind that is not modelled", expression),
    }
}

/// A string without its quotes, or a plain name.
pub(super) fn unquoted(l: &Lowering<'_>, node: Node<'_>) -> String {
    let text = l.text(node);
    match text.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => {
            let quote = char::from(*quote);
            let inner = text.strip_prefix(quote).unwrap_or(text);
            syntax::unescape(inner.strip_suffix(quote).unwrap_or(inner), &ESCAPES)
        }
        _ => text.to_owned(),
    }
}

fn template(l: &mut Lowering<'_>, node: Node<'_>, is_raw: bool) -> ExprId {
    let mut text = Text::default();
    for part in children(node) {
        if part.kind() == "template_substitution" {
            let value = inner(l, part);
            text.computed(l, part, value);
        } else if is_raw {
            text.literal(l.text(part));
        } else {
            text.literal(&syntax::unescape(l.text(part), &ESCAPES));
        }
    }
    text.finish(l, node)
}

/// `(0, f)` has the last one's value.
fn sequence(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut parts: Vec<_> = children(node).into_iter().map(|part| expression(l, part)).collect();
    let Some(last) = parts.pop() else { return l.unknown(node, "empty") };
    syntax::after(l, node, parts, last)
}

fn array(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut items = Vec::new();
    for item in children(node) {
        let unpacked = item.kind() == "spread_element";
        items.push((if unpacked { inner(l, item) } else { expression(l, item) }, unpacked));
    }
    syntax::list(l, node, items)
}

/// A property's name as a key.
pub(super) fn key(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    if node.kind() == "computed_property_name" {
        return inner(l, node);
    }
    let text = unquoted(l, node);
    l.string(node, &text)
}

fn object(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mut pairs = Vec::new();
    for part in children(node) {
        match part.kind() {
            "pair" => {
                let (Some(name), Some(value)) = (field(part, "key"), field(part, "value")) else {
                    continue;
                };
                let key = key(l, name);
                pairs.push((key, expression(l, value)));
            }
            "shorthand_property_identifier" => {
                let text = l.text(part);
                let key = l.string(part, text);
                pairs.push((key, l.name(part)));
            }
            "spread_element" => {
                let key = l.unknown(part, "unpacked");
                pairs.push((key, inner(l, part)));
            }
            "method_definition" if !has_token(part, "set") => pairs.push(object_method(l, part)),
            _ => {}
        }
    }
    l.expr(node, Expr::Map(pairs))
}

/// A getter's value is what it returns.
fn object_method(l: &mut Lowering<'_>, node: Node<'_>) -> (ExprId, ExprId) {
    let key = match field(node, "name") {
        Some(name) => key(l, name),
        None => l.unknown(node, "a method without a name"),
    };
    let id = function_of(l, node, "", FunctionKind::Lambda);
    let lambda = l.expr(node, Expr::Lambda(id));
    if has_token(node, "get") {
        return (key, syntax::call(l, lambda, Vec::new()));
    }
    (key, lambda)
}

fn ternary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let part = |name: &str| field(node, name);
    match (part("condition"), part("consequence"), part("alternative")) {
        (Some(condition), Some(then), Some(otherwise)) => {
            let condition = expression(l, condition);
            let then = expression(l, then);
            let otherwise = expression(l, otherwise);
            l.expr(node, Expr::Conditional { condition, then, otherwise })
        }
        _ => l.unknown(node, "conditional without its values"),
    }
}

fn unary(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let operator = field(node, "operator").map_or("", |operator| l.text(operator));
    let Some(argument) = field(node, "argument") else {
        return l.unknown(node, "operator without an operand");
    };
    let value = expression(l, argument);
    let op = match operator {
        "!" => UnaryOp::Not,
        "-" => UnaryOp::Negate,
        "~" => UnaryOp::BitNot,
        "void" => {
            let null = l.expr(node, Expr::Null);
            return syntax::after(l, node, vec![value], null);
        }
        "typeof" | "delete" => {
            return syntax::effects(l, node, "an operator that is not modelled", vec![value]);
        }
        _ => return value,
    };
    l.expr(node, Expr::Unary { op, value })
}

fn creation(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let ty = match field(node, "constructor") {
        Some(ty) => expression(l, ty),
        None => l.unknown(node, "construction without a type"),
    };
    let args = field(node, "arguments").map(|list| arguments(l, list)).unwrap_or_default();
    l.expr(node, Expr::New { ty, args, fields: Vec::new() })
}

/// `a = b`, `a += b`, `a++`.
pub(super) fn assignment(l: &mut Lowering<'_>, node: Node<'_>) -> Option<(ExprId, ExprId)> {
    match node.kind() {
        "assignment_expression" => {
            let (left, right) = (field(node, "left")?, field(node, "right")?);
            let value = match right.kind() {
                "class" => types::class_assigned(l, left, right),
                _ => expression(l, right),
            };
            let target = pattern::target(l, left, &mut pattern::Bound::default());
            Some((target, value))
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
