//! What C++ adds to C: classes, namespaces, templates, constructions.

mod class;
mod construction;
mod expression;
mod path;
mod statement;
#[cfg(test)]
mod tests;

pub(super) use class::{constant, inside, member_initializers, members, method_kind, supers};
pub(super) use construction::{call, construction, container, default_value};
pub(super) use expression::{expression, member};
pub(super) use path::{is_path, plain_path, type_path};
pub(super) use statement::{condition, statement, unusual_declaration};
