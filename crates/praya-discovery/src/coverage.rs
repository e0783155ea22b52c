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

impl Coverage {
    /// Counts an artefact that was looked at.
    pub fn count_read(&mut self, kind: impl Into<String>, bytes: u64) {
        self.read.entry(kind.into()).or_default().add(1, bytes);
    }

    /// Counts an artefact of a kind that nothing here reads.
    pub fn count_unsupported(&mut self, kind: impl Into<String>, bytes: u64) {
        self.unsupported.entry(kind.into()).or_default().add(1, bytes);
    }

    /// Says that something was left out on purpose.
    pub fn skip(&mut self, path: impl Into<String>, bytes: u64, reason: impl Into<String>) {
        self.skipped.push(NotLookedAt { path: path.into(), bytes, reason: reason.into() });
    }

    /// Says that something should have been read and could not be.
    pub fn fail(&mut self, path: impl Into<String>, bytes: u64, reason: impl Into<String>) {
        self.unreadable.push(NotLookedAt { path: path.into(), bytes, reason: reason.into() });
    }

    /// Takes in what another part of the scan looked at.
    pub fn merge(&mut self, other: Self) {
        for (kind, count) in other.read {
            self.read.entry(kind).or_default().add(count.files, count.bytes);
        }
        for (kind, count) in other.unsupported {
            self.unsupported.entry(kind).or_default().add(count.files, count.bytes);
        }
        self.skipped.extend(other.skipped);
        self.unreadable.extend(other.unreadable);
    }

    /// Brings the lists into the order in which they are reported.
    pub(crate) fn sort(&mut self) {
        for list in [&mut self.skipped, &mut self.unreadable] {
            list.sort();
            list.dedup();
        }
    }
}

impl KindCount {
    fn add(&mut self, files: u64, bytes: u64) {
        self.files = self.files.saturating_add(files);
        self.bytes = self.bytes.saturating_add(bytes);
    }
}
