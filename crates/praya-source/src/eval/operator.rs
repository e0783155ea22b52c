//! Arithmetic, text and comparison over sets of values.

use std::fmt::Write as _;
use std::sync::Arc;

use super::value::{HOLE, Origin, Traced, Value, Values, Why};
use crate::ir::{BinaryOp, UnaryOp};

/// Names of algorithms are no longer than this.
const MAX_NAME: usize = 64;

/// Texts longer than this are not built.
const MAX_TEXT: usize = 4096;

/// Applies an operator to every pair of possible values.
pub(super) fn binary(op: BinaryOp, left: &Values, right: &Values) -> Values {
    match op {
        BinaryOp::And | BinaryOp::Or => return Values::bool(logic(op, left, right)),
        BinaryOp::Equal => return Values::bool(equal(left, right)),
        BinaryOp::NotEqual => return Values::bool(equal(left, right).map(|equal| !equal)),
        _ => {}
    }
    if left.len() * right.len() > 256 {
        return Values::unknown(Why::TooMany);
    }
    let mut out = Values::none();
    for a in left.iter() {
        for b in right.iter() {
            out.add(&pair(op, a, b));
        }
    }
    out
}

fn logic(op: BinaryOp, left: &Values, right: &Values) -> Option<bool> {
    match (op, left.truth(), right.truth()) {
        (BinaryOp::And, Some(false), _) | (BinaryOp::And, _, Some(false)) => Some(false),
        (BinaryOp::And, Some(true), Some(true)) => Some(true),
        (BinaryOp::Or, Some(true), _) | (BinaryOp::Or, _, Some(true)) => Some(true),
        (BinaryOp::Or, Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn pair(op: BinaryOp, left: &Traced, right: &Traced) -> Values {
    if op == BinaryOp::Add
        && let Some(partial) = partial(&left.value, &right.value)
    {
        return Values::one(partial);
    }
    for side in [left, right] {
        if let Some(why) = side.value.doubt() {
            return Values::one(Value::Unknown(why.clone()));
        }
    }
    for side in [left, right] {
        if let Value::Unknown(why) = &side.value {
            return Values::one(Value::Unknown(why.clone()));
        }
    }
    let origin = left.origin.clone().or_else(|| right.origin.clone());
    if let (Value::Int(a), Value::Int(b)) = (&left.value, &right.value) {
        return arithmetic(op, *a, *b, origin);
    }
    match op {
        BinaryOp::Add => match (text(&left.value), text(&right.value)) {
            (Some(a), Some(b)) if a.len() + b.len() <= MAX_TEXT => {
                written(Value::Str(format!("{a}{b}").into()), origin)
            }
            _ => Values::not_modelled("an addition of other than numbers and texts"),
        },
        _ => Values::not_modelled("an operation on other than numbers"),
    }
}

/// A text with what is not known of it left open, where the rest may be part of a name.
fn partial(left: &Value, right: &Value) -> Option<Value> {
    let why = left.doubt().or_else(|| right.doubt())?.clone();
    let part = |value: &Value| match value {
        Value::Str(text) | Value::Partial(text, _) => Some(text.to_string()),
        Value::Int(number) => Some(number.to_string()),
        Value::Unknown(_) => Some(HOLE.to_string()),
        _ => None,
    };
    let is_text = |value: &Value| matches!(value, Value::Str(_) | Value::Partial(..));
    if !is_text(left) && !is_text(right) {
        return None;
    }
    let text = format!("{}{}", part(left)?, part(right)?);
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | HOLE);
    let known = text.chars().filter(|c| *c != HOLE).count();
    let is_name = text.len() <= MAX_NAME && known > 1 && text.chars().all(named);
    is_name.then(|| Value::Partial(text.into(), why))
}

fn written(value: Value, origin: Option<Origin>) -> Values {
    match origin {
        Some(origin) => Values::written(value, origin),
        None => Values::one(value),
    }
}

fn arithmetic(op: BinaryOp, a: i64, b: i64, origin: Option<Origin>) -> Values {
    let shift = u32::try_from(b).ok();
    let result = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Subtract => a.checked_sub(b),
        BinaryOp::Multiply => a.checked_mul(b),
        BinaryOp::Divide => a.checked_div(b),
        BinaryOp::Remainder => a.checked_rem(b),
        BinaryOp::ShiftLeft => shift.and_then(|shift| a.checked_shl(shift)),
        BinaryOp::ShiftRight => shift.and_then(|shift| a.checked_shr(shift)),
        BinaryOp::BitAnd => Some(a & b),
        BinaryOp::BitOr => Some(a | b),
        BinaryOp::BitXor => Some(a ^ b),
        BinaryOp::Less => return Values::bool(Some(a < b)),
        BinaryOp::LessEqual => return Values::bool(Some(a <= b)),
        BinaryOp::Greater => return Values::bool(Some(a > b)),
        BinaryOp::GreaterEqual => return Values::bool(Some(a >= b)),
        _ => None,
    };
    match result {
        Some(result) => written(Value::Int(result), origin),
        None => Values::not_modelled("arithmetic out of range"),
    }
}

/// A value as text, as string building shows it.
pub(super) fn text(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::Str(text) => Some(text.clone()),
        Value::Int(value) => {
            let mut out = String::new();
            write!(out, "{value}").ok()?;
            Some(out.into())
        }
        Value::Bool(value) => Some(if *value { "true" } else { "false" }.into()),
        Value::Null => Some("null".into()),
        _ => None,
    }
}

/// Whether two sets of values are equal: decided only where each is a single constant, or where
/// they have nothing in common.
pub(super) fn equal(left: &Values, right: &Values) -> Option<bool> {
    if let (Some(a), Some(b)) = (left.only(), right.only()) {
        return same(a, b);
    }
    let mut all = None;
    for a in left.iter() {
        for b in right.iter() {
            let one = same(&a.value, &b.value)?;
            if all.replace(one).is_some_and(|before| before != one) {
                return None;
            }
        }
    }
    all
}

fn same(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Unknown(_) | Value::Partial(..), _)
        | (_, Value::Unknown(_) | Value::Partial(..)) => None,
        // Two objects may be equal without being the same one.
        (Value::Object(a), Value::Object(b)) if a != b => None,
        // A call's result may be nothing, an error code, or what stands for another value.
        (Value::Object(_), Value::Null | Value::Bool(_) | Value::Int(_) | Value::Str(_))
        | (Value::Null | Value::Bool(_) | Value::Int(_) | Value::Str(_), Value::Object(_)) => None,
        (Value::Path(a), Value::Path(b)) if a != b => None,
        (Value::Path(_), Value::Int(_) | Value::Str(_))
        | (Value::Int(_) | Value::Str(_), Value::Path(_)) => None,
        _ => Some(a == b),
    }
}

/// Applies an operator to every possible value.
pub(super) fn unary(op: UnaryOp, values: &Values) -> Values {
    if op == UnaryOp::Not {
        return Values::bool(values.truth().map(|truth| !truth));
    }
    values.map(|traced| match (&traced.value, op) {
        (Value::Int(value), UnaryOp::Negate) => {
            value.checked_neg().map_or_else(Values::none, |value| Values::one(Value::Int(value)))
        }
        (Value::Int(value), UnaryOp::BitNot) => Values::one(Value::Int(!value)),
        (Value::Unknown(why), _) => Values::one(Value::Unknown(why.clone())),
        _ => Values::not_modelled("an operation on other than numbers"),
    })
}
