//! What the command line says when it cannot do what was asked.

use std::fmt;

/// Something that could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What was being done, and with what: `write the report to 'x.html'`.
    pub(crate) doing: String,
    /// What went wrong.
    pub(crate) cause: String,
    /// What to do next.
    pub(crate) next: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { doing, cause, next } = self;
        write!(formatter, "error: could not {doing}: {cause}\n  {next}")
    }
}
