//! The verbs, by domain.

pub(crate) mod quantum;
