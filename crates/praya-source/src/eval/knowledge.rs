//! What the caller knows of names outside the project.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

/// How a call reads configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// Which argument is the key.
    pub key: usize,
    /// Which argument is used where the key is absent.
    pub default: Option<usize>,
    /// Reads the environment rather than a file.
    pub environment: bool,
}

/// Names outside the project that matter, as full paths (`javax.crypto.Cipher.getInstance`).
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Calls to report.
    calls: FxHashSet<Arc<str>>,
    /// Every proper prefix of a known path, and every known path.
    known: FxHashSet<Arc<str>>,
    /// Simple names of calls worth starting from.
    starts: FxHashSet<Arc<str>>,
    /// Type of what a call returns.
    returns: FxHashMap<Arc<str>, Arc<str>>,
    /// Calls that read configuration.
    lookups: FxHashMap<Arc<str>, Lookup>,
}

impl Knowledge {
    /// A call to report; `start` where a function that contains it is worth evaluating for it.
    pub fn call(&mut self, path: &str, start: bool) {
        self.name(path);
        self.calls.insert(path.into());
        if start {
            let simple = path.rsplit(['.', '/']).next().unwrap_or(path);
            self.starts.insert(simple.into());
            // A constructor is called by its type's name, whatever the member is called.
            if let Some(ty) = path.strip_suffix(".new").or_else(|| path.strip_suffix(".<init>")) {
                self.starts.insert(ty.rsplit(['.', '/']).next().unwrap_or(ty).into());
            }
        }
    }

    /// A name that exists outside.
    pub fn name(&mut self, path: &str) {
        let mut rest = path;
        while self.known.insert(rest.into()) {
            match rest.rsplit_once('.') {
                Some((prefix, _)) => rest = prefix,
                None => break,
            }
        }
    }

    /// The type of what a call returns.
    pub fn returns(&mut self, path: &str, ty: &str) {
        self.name(path);
        self.name(ty);
        self.returns.insert(path.into(), ty.into());
    }

    /// A call that reads configuration.
    pub fn lookup(&mut self, path: &str, lookup: Lookup) {
        self.name(path);
        self.lookups.insert(path.into(), lookup);
    }

    pub(super) fn is_known(&self, path: &str) -> bool {
        self.known.contains(path)
    }

    pub(super) fn is_call(&self, path: &str) -> bool {
        self.calls.contains(path)
    }

    pub(super) fn is_start(&self, simple: &str) -> bool {
        self.starts.contains(simple)
    }

    pub(super) fn return_type(&self, path: &str) -> Option<Arc<str>> {
        self.returns.get(path).cloned()
    }

    pub(super) fn lookup_of(&self, path: &str) -> Option<Lookup> {
        self.lookups.get(path).copied()
    }
}
