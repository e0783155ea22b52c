//! Reports of a scan: JSON for programs, text for terminals, HTML for people, SARIF for code
//! review. All are made from the same [`ScanResult`] and say the same.

mod date;
mod findings;
mod html;
mod json;
mod rules;
mod show;
mod standing;
mod text;
mod view;
mod words;

pub use findings::{findings, sarif};
pub use html::html;
pub use json::json;
pub use rules::rules;
pub use standing::Standing;
pub use text::text;

/// What a report says of itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The version of Praya.
    pub tool_version: String,
    /// The date that the report is as of (RFC 3339). Without it nothing is said of what has
    /// expired: no clock is read.
    pub as_of: Option<String>,
}
