//! C, and the declarations that C++ shares with it; what only C++ has is in `cpp`.

mod declarator;
mod expression;
mod function;
mod initializer;
mod preprocessor;
mod statement;
#[cfg(test)]
mod tests;
mod types;

use tree_sitter::Node;

use crate::Language;
use crate::ir::Stmt;
use crate::lower::{Lowering, children};

pub(super) use declarator::{Declared, declared};
pub(super) use expression::{arguments, expression};
pub(super) use function::{function, parameters};
pub(super) use initializer::is_primitive;
pub(super) use initializer::{braced, initial_value};
pub(super) use statement::{block, body, statement, typed_declarators};
pub(super) use types::{type_specifier, typed};

pub(crate) fn lower(l: &mut Lowering<'_>, root: Node<'_>) {
    let mut out = Vec::new();
    for node in children(root) {
        statement(l, node, &mut out);
    }
    l.module_body(out);
}

/// Whether the text of a header needs the C++ grammar: some line starts as only C++ lines do.
pub(super) fn is_cpp_header(text: &[u8]) -> bool {
    const MARKS: [&[u8]; 9] = [
        b"class ",
        b"namespace ",
        b"template<",
        b"template <",
        b"using ",
        b"public:",
        b"private:",
        b"protected:",
        b"constexpr ",
    ];
    text.split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii_start)
        .any(|line| MARKS.iter().any(|mark| line.starts_with(mark)))
}

fn is_cpp(l: &Lowering<'_>) -> bool {
    l.unit.language == Language::Cpp
}

/// Lowers what stands in a node that has no meaning of its own.
fn each(l: &mut Lowering<'_>, node: Node<'_>, out: &mut Vec<Stmt>) {
    l.nested_block(node, out, |l, node, out| {
        for child in children(node) {
            statement(l, child, out);
        }
    });
}
