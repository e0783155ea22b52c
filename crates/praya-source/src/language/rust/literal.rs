//! Literals of Rust.

use tree_sitter::Node;

use crate::ir::ExprId;
use crate::language::syntax::{self, Escapes};
use crate::lower::Lowering;

const ESCAPES: Escapes = Escapes { letters: "nrt\\'\"0xu\n", keeps_unknown: true };

/// The text of a string, byte string, raw string or character.
pub(super) fn text(l: &Lowering<'_>, node: Node<'_>) -> String {
    let text = l.text(node);
    let Some(start) = text.find(['"', '\'']) else { return String::new() };
    let prefix = text.get(..start).unwrap_or_default();
    let inner = text.get(start + 1..).unwrap_or_default();
    let end = inner.rfind(['"', '\'']).unwrap_or(inner.len());
    let inner = inner.get(..end).unwrap_or_default();
    if prefix.contains('r') {
        return inner.to_owned();
    }
    // A line that ends with a backslash goes on where the next one has text.
    let mut lines = inner.split("\\\n");
    let mut joined = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        joined.push_str(line.trim_start());
    }
    syntax::unescape(&joined, &ESCAPES)
}

/// `32`, `0xffu8`, `1_000_usize`.
pub(super) fn integer(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let text = l.text(node);
    let suffix = text.find(['u', 'i']).unwrap_or(text.len());
    syntax::integer(l, node, text.get(..suffix).unwrap_or_default())
}
