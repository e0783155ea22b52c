//! What a scan looked at, what it did not, and why.

use std::collections::BTreeMap;

use serde::Serialize;

/// Something that was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NotLookedAt {
    /// Path as reported.
    pub path: String,
    /// Its size in bytes, as far as known.
    pub bytes: u64,
    /// Why, for a person.
    pub reason: String,
}

/// How much of one kind was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// Artefacts.
    pub files: u64,
    /// Bytes.
    pub bytes: u64,
}

/// What was looked at, skipped and unreadable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Looked at, by kind: `Java source`, `certificate`, `ELF binary`.
    pub read: BTreeMap<String, KindCount>,
    /// Not of a kind that any detector reads, by file-name ending.
    pub unsupported: BTreeMap<String, KindCount>,
    /// Left out on purpose, with the reason.
    pub skipped: Vec<NotLookedAt>,
    /// Should have been read and could not be.
    pub unreadable: Vec<NotLookedAt>,
}
