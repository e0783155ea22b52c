//! The words of Praya in English and in Traditional Chinese, on equal terms.
//!
//! Texts are Fluent messages in `locales/<language>/`, one file for each part of Praya, built into
//! the program. Every message exists in both languages with the same arguments; a test holds them
//! to it.

mod language;
mod messages;
#[cfg(test)]
mod tests;

pub use language::{Language, UnknownLanguage};
pub use messages::{Messages, Value};
