//! Here-documents. Their text stands behind the line that begins them, in no relation to it in
//! the tree, so that they are filled in when everything else is lowered.

use std::collections::VecDeque;

use tree_sitter::Node;

use crate::ir::{Expr, ExprId};
use crate::language::syntax::{self, Text};
use crate::lower::Lowering;

use super::literal::{DOUBLE, interpolated};

const MARK: &str = "<< ";

/// The place of a here-document that begins at a node.
pub(super) fn begin(l: &mut Lowering<'_>, node: Node<'_>) -> ExprId {
    let mark = format!("{MARK}{}", node.start_byte());
    let mark = l.sym(&mark);
    l.expr(node, Expr::Path(mark))
}

/// Puts the texts in their places: beginnings and bodies come in the same order.
pub(super) fn fill(l: &mut Lowering<'_>, root: Node<'_>) {
    let marked: Vec<(ExprId, usize)> =
        l.unit.exprs().filter_map(|(id, expr)| Some((id, marked_byte(l, expr)?))).collect();
    if marked.is_empty() {
        return;
    }
    let pairs = pairs(root);
    for (id, byte) in marked {
        let found = pairs.binary_search_by_key(&byte, |(beginning, _)| beginning.start_byte());
        let value = match found.ok().and_then(|at| pairs.get(at)) {
            Some((beginning, body)) => text(l, *beginning, *body),
            None => l.unknown(root, "a here-document without an end"),
        };
        let filled = match l.unit.expr(value) {
            Expr::Str(text) => Expr::Str(*text),
            Expr::Template(parts) => Expr::Template(parts.clone()),
            _ => Expr::Unknown("a here-document without an end"),
        };
        l.replace(id, filled);
    }
}

fn marked_byte(l: &Lowering<'_>, expr: &Expr) -> Option<usize> {
    let Expr::Path(path) = expr else { return None };
    l.unit.text(*path).strip_prefix(MARK)?.parse().ok()
}

fn pairs(root: Node<'_>) -> Vec<(Node<'_>, Node<'_>)> {
    let mut waiting = VecDeque::new();
    let mut pairs = Vec::new();
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        match node.kind() {
            "heredoc_beginning" => waiting.push_back(node),
            "heredoc_body" => pairs.extend(waiting.pop_front().map(|begin| (begin, node))),
            _ => {}
        }
        if cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                pairs.sort_by_key(|(beginning, _)| beginning.start_byte());
                return pairs;
            }
        }
    }
}

/// `<<~` takes the common indentation away, `'` all meaning from escapes.
fn text(l: &mut Lowering<'_>, beginning: Node<'_>, body: Node<'_>) -> ExprId {
    let start = l.text(beginning);
    let is_raw = start.contains('\'');
    let indent = if start.contains('~') { indentation(l.text(body)) } else { 0 };
    let mut text = Text::default();
    let mut cursor = body.walk();
    let parts: Vec<Node<'_>> = body.named_children(&mut cursor).collect();
    let count = parts.len();
    for (index, part) in parts.into_iter().enumerate() {
        match part.kind() {
            "heredoc_content" | "escape_sequence" => {
                let mut piece = l.text(part).to_owned();
                if part.kind() == "heredoc_content" {
                    piece = without_indentation(&piece, indent);
                }
                if index == 0 {
                    piece =
                        piece.trim_start_matches(['\r', ' ']).trim_start_matches('\n').to_owned();
                }
                if index + 2 == count {
                    piece.truncate(piece.trim_end_matches([' ', '\t']).len());
                }
                text.literal(&if is_raw { piece } else { syntax::unescape(&piece, &DOUBLE) });
            }
            "interpolation" => {
                let value = interpolated(l, part);
                text.computed(l, part, value);
            }
            _ => {}
        }
    }
    text.finish(l, beginning)
}

fn indentation(body: &str) -> usize {
    let body = body.split_once('\n').map_or(body, |(_, rest)| rest);
    // The last line is the end mark's own.
    let body = body.rsplit_once('\n').map_or(body, |(lines, _)| lines);
    let lines = body.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0)
}

fn without_indentation(piece: &str, indent: usize) -> String {
    let mut out = String::with_capacity(piece.len());
    for (index, line) in piece.split('\n').enumerate() {
        if index == 0 {
            out.push_str(line);
            continue;
        }
        out.push('\n');
        let spaces = line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
        out.push_str(line.get(spaces.min(indent)..).unwrap_or_default());
    }
    out
}
