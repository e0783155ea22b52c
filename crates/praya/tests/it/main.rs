//! What a person sees of the command line.
#![expect(clippy::unwrap_used, reason = "a failure here is the test's")]

mod import;
