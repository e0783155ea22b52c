//! String literals and interpolation.

use tree_sitter::Node;

use super::expression::expression;
use crate::ir::ExprId;
use crate::language::syntax::{self, C_LIKE, Text, unescape};
use crate::lower::{Lowering, children, field};

/// `"a"`, `"""a"""`, `'a'`.
pub(super) fn string(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let value = match text.strip_prefix("\"\"\"") {
        Some(raw) => raw.strip_suffix("\"\"\"").unwrap_or(raw).to_owned(),
        None => {
            let body = text.get(1..).unwrap_or_default();
            unescape(body.strip_suffix(['"', '\'']).unwrap_or(body), &C_LIKE)
        }
    };
    l.string(node, &value)
}

/// `s"a${b}$c"`; what other interpolators make of it is not known.
pub(super) fn interpolated(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let interpolator = field(node, "interpolator").map_or("", |name| l.text(name));
    let Some(body) = children(node).into_iter().find(|part| part.kind() == "interpolated_string")
    else {
        return l.unknown(node, "empty");
    };
    match interpolator {
        "s" | "raw" | "f" => template(l, body, interpolator),
        _ => syntax::remains(l, body, "an interpolator of its own", hole),
    }
}

fn hole(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    match children(node).first() {
        Some(value) if node.kind() == "interpolation" => expression(l, *value),
        _ => l.unknown(node, "text"),
    }
}

/// Plain text has no nodes of its own: it stands between the others.
fn template(l: &mut Lowering<'_>, node: Node<'_>, interpolator: &str) -> ExprId {
    let whole = l.text(node);
    let quotes = if whole.starts_with("\"\"\"") { 3 } else { 1 };
    let mut text = Text::default();
    let mut at = quotes;
    for part in children(node) {
        let start = part.start_byte() - node.start_byte();
        plain(whole.get(at..start).unwrap_or_default(), interpolator, &mut text);
        at = part.end_byte() - node.start_byte();
        if part.kind() != "interpolation" {
            plain(l.text(part), interpolator, &mut text);
            continue;
        }
        let formatted = interpolator == "f" && whole.get(at..).unwrap_or_default().starts_with('%');
        let mut value = hole(l, part);
        if formatted {
            value = l.unknown(part, "a formatted value");
        }
        text.computed(l, part, value);
    }
    let end = whole.len().saturating_sub(quotes);
    plain(whole.get(at..end).unwrap_or_default(), interpolator, &mut text);
    text.finish(l, node)
}

fn plain(part: &str, interpolator: &str, text: &mut Text) {
    let part = part.replace("$$", "$");
    text.literal(&if interpolator == "raw" { part } else { unescape(&part, &C_LIKE) });
}
