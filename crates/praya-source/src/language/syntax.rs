//! What the lowerings of several languages share: chains, operators, numbers, escapes, texts.

use tree_sitter::Node;

use crate::ir::{Arg, BinaryOp, Expr, ExprId, Stmt};
use crate::lower::{Lowering, children};

/// Left-nested chains (`a().b().c()`, `"a" + "b" + ...`) can be thousands of links long, so they
/// are walked and not recursed into: the innermost operand, and what is applied to it, in order.
pub(super) fn spine<'t>(
    node: Node<'t>,
    operand: impl Fn(Node<'t>) -> Option<Node<'t>>,
) -> (Node<'t>, Vec<Node<'t>>) {
    let mut chain = Vec::new();
    let mut innermost = node;
    while let Some(next) = operand(innermost) {
        chain.push(innermost);
        innermost = next;
    }
    chain.reverse();
    (innermost, chain)
}

/// A call, at the line of what is called: in a chain over several lines that is the link's own.
pub(super) fn call(l: &mut Lowering<'_>, callee: ExprId, args: Vec<Arg>) -> ExprId {
    let line = l.unit.line(callee);
    l.expr_at(line, Expr::Call { callee, args })
}

/// `left operator right`, for the operators that mean the same nearly everywhere.
pub(super) fn binary_op(operator: &str) -> Option<BinaryOp> {
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
        "==" | "===" => BinaryOp::Equal,
        "!=" | "!==" | "<>" => BinaryOp::NotEqual,
        "<" => BinaryOp::Less,
        "<=" => BinaryOp::LessEqual,
        ">" => BinaryOp::Greater,
        ">=" => BinaryOp::GreaterEqual,
        "&&" | "and" => BinaryOp::And,
        "||" => BinaryOp::Or,
        "??" | "?:" => BinaryOp::Coalesce,
        _ => return None,
    })
}

/// `left op right`; an operator that is not modelled keeps its operands' effects.
pub(super) fn binary(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    op: Option<BinaryOp>,
    left: ExprId,
    right: ExprId,
) -> ExprId {
    match op {
        Some(op) => l.expr(node, Expr::Binary { op, left, right }),
        None => effects(l, node, "an operator that is not modelled", vec![left, right]),
    }
}

/// `2 ** 14`, where both are written out.
pub(super) fn power(l: &mut Lowering<'_>, node: Node<'_>, left: ExprId, right: ExprId) -> ExprId {
    if let (Expr::Int(base), Expr::Int(exponent)) = (l.unit.expr(left), l.unit.expr(right))
        && let Ok(exponent) = u32::try_from(*exponent)
        && let Some(value) = base.checked_pow(exponent)
    {
        return l.expr(node, Expr::Int(value));
    }
    effects(l, node, "a power of what is not a literal", vec![left, right])
}

/// Something that is not modelled, with the parts of it that may have effects.
pub(super) fn effects(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    why: &'static str,
    parts: Vec<ExprId>,
) -> ExprId {
    let unknown = l.unknown(node, why);
    let statements: Vec<_> =
        parts.into_iter().filter(|part| has_effects(l, *part)).map(Stmt::Expr).collect();
    if statements.is_empty() {
        return unknown;
    }
    l.expr(node, Expr::Block(statements, unknown))
}

fn has_effects(l: &Lowering<'_>, part: ExprId) -> bool {
    !matches!(
        l.unit.expr(part),
        Expr::Unknown(_)
            | Expr::Str(_)
            | Expr::Int(_)
            | Expr::Bool(_)
            | Expr::Null
            | Expr::Name(_)
            | Expr::This
            | Expr::Super
            | Expr::Path(_)
    )
}

/// A node of a kind that is not modelled: what is inside it is lowered all the same.
pub(super) fn remains(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    why: &'static str,
    expression: fn(&mut Lowering<'_>, Node<'_>) -> ExprId,
) -> ExprId {
    let parts = children(node).into_iter().map(|child| expression(l, child)).collect();
    effects(l, node, why, parts)
}

/// `object[start:end]`, `&object[start..end]`: a call of `slice(start, end)`; an end that is left
/// open is null.
pub(super) fn slice(
    l: &mut Lowering<'_>,
    node: Node<'_>,
    object: ExprId,
    start: Option<ExprId>,
    end: Option<ExprId>,
) -> ExprId {
    let name = l.sym("slice");
    let callee = l.expr(node, Expr::Member { object, name });
    let start = start.unwrap_or_else(|| l.expr(node, Expr::Int(0)));
    let end = end.unwrap_or_else(|| l.expr(node, Expr::Null));
    let args = Lowering::args(vec![start, end]);
    l.expr(node, Expr::Call { callee, args })
}

/// A list literal; items that are unpacked into it (`[*a, "b"]`) make it a sum of lists.
pub(super) fn list(l: &mut Lowering<'_>, node: Node<'_>, items: Vec<(ExprId, bool)>) -> ExprId {
    let mut sum: Option<ExprId> = None;
    let mut run = Vec::new();
    let add = |l: &mut Lowering<'_>, left: Option<ExprId>, right: ExprId| {
        let Some(left) = left else { return right };
        l.expr(node, Expr::Binary { op: BinaryOp::Add, left, right })
    };
    for (item, unpacked) in items {
        if !unpacked {
            run.push(item);
            continue;
        }
        if !run.is_empty() || sum.is_none() {
            let part = l.expr(node, Expr::List(std::mem::take(&mut run)));
            sum = Some(add(l, sum, part));
        }
        sum = Some(add(l, sum, item));
    }
    if let (Some(sum), true) = (sum, run.is_empty()) {
        return sum;
    }
    let part = l.expr(node, Expr::List(run));
    add(l, sum, part)
}

/// A text that is put together from literal and computed parts.
#[derive(Debug, Default)]
pub(super) struct Text {
    parts: Vec<ExprId>,
    pending: String,
}

impl Text {
    pub(super) fn literal(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    pub(super) fn computed(&mut self, l: &mut Lowering<'_>, node: Node<'_>, part: ExprId) {
        self.flush(l, node);
        self.parts.push(part);
    }

    fn flush(&mut self, l: &mut Lowering<'_>, node: Node<'_>) {
        if !self.pending.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            self.parts.push(l.string(node, &pending));
        }
    }

    /// `Str` where nothing is computed, `Template` otherwise.
    pub(super) fn finish(mut self, l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
        if self.parts.is_empty() {
            return l.string(node, &self.pending);
        }
        self.flush(l, node);
        l.expr(node, Expr::Template(self.parts))
    }
}

/// A whole number in any of the usual notations; what is not one (a fraction, a number above 64
/// bits) is unknown.
pub(super) fn integer(l: &mut Lowering<'_>, node: Node<'_>, text: &str) -> ExprId {
    match parse_integer(text) {
        Some(value) => l.expr(node, Expr::Int(value)),
        None => l.unknown(node, "a number that is not a whole one of 64 bits"),
    }
}

fn parse_integer(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| *c != '_').collect::<String>().to_ascii_lowercase();
    let (digits, radix) = match text.as_bytes() {
        [b'0', b'x', ..] => (text.get(2..)?, 16),
        [b'0', b'o', ..] => (text.get(2..)?, 8),
        [b'0', b'b', ..] => (text.get(2..)?, 2),
        [b'0', b'0'..=b'7', ..] => (text.get(1..)?, 8),
        _ => (text.as_str(), 10),
    };
    // Suffixes: Python 2's and JavaScript's `1L` and `1n`, Rust's `1u32`.
    let digits = match radix {
        16 => digits.trim_end_matches('l'),
        _ => digits.trim_end_matches(['l', 'n']),
    };
    i64::from_str_radix(digits, radix).ok()
}

/// Resolves backslash escapes. An escape that the language does not have keeps its backslash
/// where `keeps_unknown` (Python, PHP) and loses it elsewhere (JavaScript, Ruby).
pub(super) fn unescape(text: &str, keeps_unknown: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = escape(rest.get(at + 1..).unwrap_or_default(), keeps_unknown, &mut out);
    }
    out.push_str(rest);
    out
}

/// One escape, from behind its backslash; what follows it.
fn escape<'t>(text: &'t str, keeps_unknown: bool, out: &mut String) -> &'t str {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return "" };
    let rest = chars.as_str();
    let plain = match first {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        'e' => '\u{1b}',
        '\\' | '\'' | '"' | '`' | '$' | '#' => first,
        '\n' => return rest,
        '\r' => return rest.strip_prefix('\n').unwrap_or(rest),
        '0'..='7' => return code_point(text, 3, 8, first, out),
        'x' => return code_point(rest, 2, 16, first, out),
        'u' if rest.starts_with('{') => return braced(rest, out),
        'u' => return code_point(rest, 4, 16, first, out),
        'U' => return code_point(rest, 8, 16, first, out),
        _ => {
            if keeps_unknown {
                out.push('\\');
            }
            first
        }
    };
    out.push(plain);
    rest
}

fn code_point<'t>(
    text: &'t str,
    digits: usize,
    radix: u32,
    letter: char,
    out: &mut String,
) -> &'t str {
    let length = text.bytes().take(digits).take_while(|b| char::from(*b).is_digit(radix)).count();
    let (number, rest) = text.split_at_checked(length).unwrap_or(("", text));
    match u32::from_str_radix(number, radix).ok().and_then(char::from_u32) {
        Some(c) => out.push(c),
        // Half of a surrogate pair stands for no character of its own.
        None => out.push(if length == 0 { letter } else { '\u{fffd}' }),
    }
    rest
}

fn braced<'t>(text: &'t str, out: &mut String) -> &'t str {
    let Some((digits, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else {
        return text;
    };
    let codes = digits.split_ascii_whitespace();
    out.extend(codes.filter_map(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?)));
    rest
}
