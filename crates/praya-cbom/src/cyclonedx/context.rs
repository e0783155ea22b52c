//! The text beside each occurrence: which detector saw it, how its parameters were found, what
//! could not be told. One fact a line, each with its name before a colon.

use std::fmt::Write as _;

use super::names::function_name;
use crate::{Location, Occurrence};

/// The additional context of an occurrence.
pub(super) fn text(occurrence: &Occurrence) -> String {
    let mut text = format!("detector: {}", occurrence.detector);
    if let Some(column) = occurrence.location.column {
        let _ = write!(text, "\ncolumn: {column}");
    }
    if !occurrence.functions.is_empty() {
        let functions = occurrence.functions.iter().map(|one| function_name(*one));
        let _ = write!(text, "\nfunctions: {}", functions.collect::<Vec<_>>().join(", "));
    }
    if let Some(within) = &occurrence.within {
        let _ = write!(text, "\nwithin: {within}");
    }
    for step in &occurrence.trace {
        let _ = write!(text, "\ntrace: {}: {}", place(&step.location), step.what);
    }
    for unresolved in &occurrence.unresolved {
        let _ = write!(text, "\nunresolved {}: {}", unresolved.parameter, unresolved.reason);
    }
    text
}

/// A place as people write it: `src/Pay.java:12`.
pub(super) fn place(location: &Location) -> String {
    match location.line {
        Some(line) => format!("{}:{line}", location.path),
        None => location.path.clone(),
    }
}
