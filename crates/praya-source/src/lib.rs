//! Source code of many languages, read into one small intermediate representation.
//!
//! A [`Unit`] is one file: its imports, types, functions, and expressions in an arena. Every
//! language has one module under `language/` that lowers its tree-sitter syntax tree into a unit;
//! everything after that knows no language. This crate knows nothing of cryptography.

mod analyse;
#[cfg(test)]
mod dump;
pub mod eval;
pub mod ir;
mod language;
mod lower;
mod text;

pub use analyse::{Analysis, Content, SourceFile, analyse};
pub use ir::Unit;
pub use language::Language;
pub use lower::{LowerError, lower};
