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
    fn extend(&mut self, other: &Self) {
        for at in &other.positions {
            if !self.positions.contains(at) {
                self.positions.push(*at);
            }
        }
        for keyword in &other.keywords {
            if !self.keywords.contains(keyword) {
                self.keywords.push(keyword.clone());
            }
        }
    }
}

/// Names outside the project that matter, as full paths (`javax.crypto.Cipher.getInstance`).
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Calls to report, with the arguments that matter.
    calls: FxHashMap<Arc<str>, Arc<Used>>,
    /// Every proper prefix of a known path, and every known path.
    known: FxHashSet<Arc<str>>,
    /// Simple names of calls worth starting from, with the texts of which a file that makes the
    /// call contains one: the type's name, or what is imported.
    starts: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    /// Type of what a call returns: several where it returns several values.
    returns: FxHashMap<Arc<str>, Vec<Arc<str>>>,
    /// Calls that read configuration.
    lookups: FxHashMap<Arc<str>, Lookup>,
    /// Types whose methods have a simple name that is worth starting from.
    owners: FxHashMap<Arc<str>, FxHashSet<Arc<str>>>,
    /// Root packages of the calls worth starting from, by their simple names.
    roots: FxHashMap<Arc<str>, FxHashSet<Arc<str>>>,
    /// Constants outside that stand for a text.
    constants: FxHashMap<Arc<str>, Arc<str>>,
    /// Calls that return bytes of a length that is known.
    sized: FxHashMap<Arc<str>, Size>,
    /// Calls that put their result into an argument.
    writes: FxHashMap<Arc<str>, usize>,
    /// Calls that hand back their first argument.
    identities: FxHashSet<Arc<str>>,
    /// Calls that return a part of the configuration.
    sections: FxHashMap<Arc<str>, (usize, Arc<str>)>,
    /// Packages whose types need no import.
    packages: Vec<Arc<str>>,
    /// Every text, until all is added: one that stands in many places is held once.
    texts: FxHashSet<Arc<str>>,
}

/// Makers of makers are followed this far.
const MAX_MAKERS: usize = 3;

/// How many bytes a call returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As many as an argument says.
    Argument(usize),
    /// Always as many.
    Bytes(i64),
}

impl Knowledge {
    /// A call to report; `start` where a function that contains it is worth evaluating for it.
    pub fn call(&mut self, path: &str, start: bool, used: &Arc<Used>) {
        self.name(path);
        match self.calls.get_mut(path) {
            Some(held) if held == used => {}
            Some(held) => Arc::make_mut(held).extend(used),
            None => {
                let path = self.text(path);
                self.calls.insert(path, used.clone());
            }
        }
        if start {
            self.start(path);
            // A constructor is called by its type's name, whatever the member is called.
            if let Some(ty) = path.strip_suffix(".new") {
                self.start(ty);
            }
        }
    }

    fn start(&mut self, path: &str) {
        let simple = self.text(last_part(path));
        let root = self.text(root(path));
        self.roots.entry(simple.clone()).or_default().insert(root);
        let mut tokens = vec![self.text(path)];
        if let Some((owner, _)) = path.rsplit_once('.') {
            let whole = self.text(owner);
            self.owners.entry(simple.clone()).or_default().insert(whole);
            let owner = owner.trim_end_matches("()");
            tokens.extend([self.text(owner), self.text(last_part(owner))]);
        } else {
            tokens.push(simple.clone());
        }
        self.starts.entry(simple).or_default().extend(tokens);
    }

    /// A text, held once.
    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(held) = self.texts.get(text) {
            return held.clone();
        }
        let held: Arc<str> = text.into();
        self.texts.insert(held.clone());
        held
    }

    /// Completes what was added: a file that uses an object need not name its type, but it names
    /// what makes the object, or what makes that.
    pub fn finish(&mut self) {
        let texts = std::mem::take(&mut self.texts);
        let text = |text: &str| texts.get(text).cloned().unwrap_or_else(|| text.into());
        let mut makers: FxHashMap<Arc<str>, Vec<Arc<str>>> = FxHashMap::default();
        for (call, types) in &self.returns {
            let Some((owner, _)) = call.rsplit_once('.') else { continue };
            for ty in types.iter().filter(|ty| &***ty != owner) {
                makers.entry(ty.clone()).or_default().push(text(owner));
            }
        }
        for (simple, owners) in &self.owners {
            let Some(tokens) = self.starts.get_mut(simple) else { continue };
            let mut reached: Vec<Arc<str>> = owners.iter().cloned().collect();
            let mut seen: FxHashSet<Arc<str>> = owners.clone();
            for _ in 0..MAX_MAKERS {
                let next: Vec<Arc<str>> = reached
                    .iter()
                    .flat_map(|ty| makers.get(ty).into_iter().flatten())
                    .filter(|maker| seen.insert((*maker).clone()))
                    .cloned()
                    .collect();
                for maker in &next {
                    tokens.push(maker.clone());
                    tokens.push(text(last_part(maker)));
                }
                reached = next;
            }
            tokens.sort_unstable();
            tokens.dedup();
            tokens.shrink_to_fit();
        }
    }

    /// A name that exists outside.
    pub fn name(&mut self, path: &str) {
        let mut rest = path;
        while !self.known.contains(rest) {
            let known = self.text(rest);
            self.known.insert(known);
            match rest.rsplit_once('.') {
                Some((prefix, _)) => rest = prefix,
                None => break,
            }
        }
    }

    /// The type of what a call returns; one for each value where it returns several.
    pub fn returns<'t>(&mut self, path: &str, types: impl IntoIterator<Item = &'t str>) {
        self.name(path);
        let types: Vec<Arc<str>> = types.into_iter().map(|ty| self.text(ty)).collect();
        types.iter().for_each(|ty| self.name(ty));
        let path = self.text(path);
        self.returns.insert(path, types);
    }

    /// A call that reads configuration.
    pub fn lookup(&mut self, path: &str, lookup: Lookup) {
        self.name(path);
        let path = self.text(path);
        self.lookups.insert(path, lookup);
    }

    /// A call that returns a part of the configuration: which argument is its key, and its type.
    pub fn section(&mut self, path: &str, key: usize, ty: &str) {
        self.name(path);
        self.sections.insert(path.into(), (key, ty.into()));
    }

    pub(super) fn section_of(&self, path: &str) -> Option<(usize, Arc<str>)> {
        self.sections.get(path).cloned()
    }

    pub(super) fn is_known(&self, path: &str) -> bool {
        self.known.contains(path)
    }

    pub(super) fn is_call(&self, path: &str) -> bool {
        self.calls.contains_key(path)
    }

    pub(super) fn used(&self, path: &str) -> Option<&Arc<Used>> {
        self.calls.get(path)
    }

    /// Whether a call by a simple name in a file may be one worth starting from.
    pub(super) fn is_start(&self, unit: &crate::Unit, simple: &str) -> bool {
        let Some(tokens) = self.starts.get(simple) else { return false };
        tokens.iter().any(|token| unit.symbol(token).is_some())
            || (unit.language.leaves_types_unnamed() && self.imports_root_of(unit, simple))
    }

    /// Whether a call by a simple name may be one worth starting from, in some file.
    pub(super) fn starts_by(&self, simple: &str) -> bool {
        self.starts.contains_key(simple)
    }

    /// Whether a library, by the full name of something in it, has a call of a simple name that
    /// is worth starting from.
    pub(super) fn starts_in(&self, simple: &str, path: &str) -> bool {
        self.roots.get(simple).is_some_and(|roots| roots.contains(root(path)))
    }

    /// Whether a file imports something of a library that has a call of this simple name: where
    /// types are inferred, a file that uses a key seldom names its type.
    fn imports_root_of(&self, unit: &crate::Unit, simple: &str) -> bool {
        let Some(roots) = self.roots.get(simple) else { return false };
        let imported = unit.imports.iter().any(|import| {
            let path = unit.text(import.path);
            roots.contains(root(path)) && self.is_known(path)
        });
        // Ruby names the module, whatever the file that it requires is called.
        imported
            || unit.language == crate::Language::Ruby
                && roots.iter().any(|root| unit.symbol(root).is_some())
    }

    /// A package whose types files may name without saying where they are from: code that was
    /// cut out of its file names them so.
    pub fn package(&mut self, path: &str) {
        self.packages.push(path.into());
    }

    /// The full name of a type that a file names without importing it, where no import of the
    /// file can be meant.
    pub(super) fn unimported(&self, unit: &crate::Unit, name: &str) -> Option<Arc<str>> {
        if !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            return None;
        }
        let explained = unit.imports.iter().any(|import| {
            unit.text(import.local).is_empty() && !self.is_known(unit.text(import.path))
        });
        let mut candidates = self.packages.iter().map(|package| format!("{package}.{name}"));
        let found = candidates.find(|candidate| self.is_known(candidate));
        found.filter(|_| !explained).map(Arc::from)
    }

    /// A constant outside that stands for a text.
    pub fn constant(&mut self, path: &str, text: &str) {
        self.name(path);
        let (path, text) = (self.text(path), self.text(text));
        self.constants.insert(path, text);
    }

    /// A call that returns bytes of a length that is known.
    pub fn sized(&mut self, path: &str, size: Size) {
        self.name(path);
        let path = self.text(path);
        self.sized.insert(path, size);
    }

    /// A call that puts its result into the variable that an argument names or points to.
    pub fn writes(&mut self, path: &str, argument: usize) {
        let path = self.text(path);
        self.writes.insert(path, argument);
    }

    pub(super) fn written_by(&self, path: &str) -> Option<usize> {
        self.writes.get(path).copied()
    }

    /// A call that hands back its first argument.
    pub fn identity(&mut self, path: &str) {
        self.name(path);
        let path = self.text(path);
        self.identities.insert(path);
    }

    pub(super) fn is_identity(&self, path: &str) -> bool {
        self.identities.contains(path)
    }

    pub(super) fn constant_of(&self, path: &str) -> Option<&Arc<str>> {
        self.constants.get(path)
    }

    pub(super) fn size_of(&self, path: &str) -> Option<Size> {
        self.sized.get(path).copied()
    }

    /// Setters worth starting from, without the `=`.
    pub(super) fn property_starts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.starts.keys().filter_map(|name| Some((&**name, name.strip_suffix('=')?)))
    }

    pub(super) fn return_type(&self, path: &str) -> Option<Arc<str>> {
        match self.returns.get(path)?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// The types of the values that a call returns, where there are several.
    pub(super) fn return_types(&self, path: &str) -> Option<&[Arc<str>]> {
        self.returns.get(path).map(Vec::as_slice).filter(|types| types.len() > 1)
    }

    pub(super) fn lookup_of(&self, path: &str) -> Option<Lookup> {
        self.lookups.get(path).copied()
    }
}

/// The part of a path that names its library: `cryptography`, `github.com/cloudflare/circl`.
fn root(path: &str) -> &str {
    let host = path.split_once('/').is_some_and(|(host, _)| host.contains('.'));
    let parts = if host { 3 } else { 1 };
    let end = match host {
        true => path.match_indices('/').nth(parts - 1).map(|(at, _)| at),
        false => path.find(['.', '/']),
    };
    path.get(..end.unwrap_or(path.len())).unwrap_or(path)
}

fn last_part(path: &str) -> &str {
    path.rsplit(['.', '/']).next().unwrap_or(path)
}
