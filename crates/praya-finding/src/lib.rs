//! What a check says: a finding, how bad it is, by which rule, on whose authority.
//!
//! Every text is in English and in Traditional Chinese. This crate knows nothing of what is
//! checked.

mod finding;
mod rule;
pub mod sarif;
mod severity;

pub use finding::{Finding, Location, Related};
pub use rule::{Binding, RuleMetadata, Source, Text};
pub use severity::{Severity, UnknownSeverity};
