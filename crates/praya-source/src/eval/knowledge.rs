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

/// The arguments of a call that decide something; what the others are is not followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// Positions among the arguments without keywords.
    pub positions: Vec<usize>,
    /// Keywords.
    pub keywords: Vec<String>,
}

impl Used {
    /// Adds what another use of the same call needs.
    fn extend(&mut self, other: Self) {
        self.positions.extend(other.positions);
        self.keywords.extend(other.keywords);
    }
}

/// Names outside the project that matter, as full paths (`javax.crypto.Cipher.getInstance`).
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Calls to report, with the arguments that matter.
    calls: FxHashMap<Arc<str>, Used>,
    /// Every proper prefix of a known path, and every known path.
    known: FxHashSet<Arc<str>>,
    /// Simple names of calls worth starting from, with the texts of which a file that makes the
    /// call contains one: the type's name, or what is imported.
    starts: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    /// Type of what a call returns.
    returns: FxHashMap<Arc<str>, Arc<str>>,
    /// Calls that read configuration.
    lookups: FxHashMap<Arc<str>, Lookup>,
}

impl Knowledge {
    /// A call to report; `start` where a function that contains it is worth evaluating for it.
    pub fn call(&mut self, path: &str, start: bool, used: Used) {
        self.name(path);
        self.calls.entry(path.into()).or_default().extend(used);
        if start {
            self.start(path);
            // A constructor is called by its type's name, whatever the member is called.
            if let Some(ty) = path.strip_suffix(".new") {
                self.start(ty);
            }
        }
    }

    fn start(&mut self, path: &str) {
        let simple = path.rsplit(['.', '/']).next().unwrap_or(path);
        let tokens = self.starts.entry(simple.into()).or_default();
        tokens.push(path.into());
        if let Some((owner, _)) = path.rsplit_once('.') {
            let owner = owner.trim_end_matches("()");
            tokens.push(owner.into());
            tokens.push(owner.rsplit(['.', '/']).next().unwrap_or(owner).into());
        } else {
            tokens.push(simple.into());
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
        self.calls.contains_key(path)
    }

    pub(super) fn used(&self, path: &str) -> Option<&Used> {
        self.calls.get(path)
    }

    /// Whether a call by a simple name in a file may be one worth starting from.
    pub(super) fn is_start(&self, unit: &crate::Unit, simple: &str) -> bool {
        self.starts
            .get(simple)
            .is_some_and(|tokens| tokens.iter().any(|token| unit.symbol(token).is_some()))
    }

    pub(super) fn return_type(&self, path: &str) -> Option<Arc<str>> {
        self.returns.get(path).cloned()
    }

    pub(super) fn lookup_of(&self, path: &str) -> Option<Lookup> {
        self.lookups.get(path).copied()
    }
}
