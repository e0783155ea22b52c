//! Answers about names, kept: runs ask the same ones again and again, and an answer does not
//! change while the files stay the same.

use std::hash::{BuildHasher as _, Hash};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::project::Declared;
use super::value::{FunctionRef, TypeRef};
use crate::ir::Sym;

/// Few threads ask at a time.
const SHARDS: usize = 16;

/// Answers to one kind of question, shared by all runs of a round.
#[derive(Debug)]
pub(super) struct Memo<K, V>([Mutex<FxHashMap<K, V>>; SHARDS]);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Mutex::default()))
    }
}

impl<K: Eq + Hash, V: Clone> Memo<K, V> {
    /// The answer to a question; `find` must find the same one whoever asks. It may ask others.
    pub(super) fn answer(&self, question: K, find: impl FnOnce() -> V) -> V {
        let shard = usize::try_from(FxBuildHasher.hash_one(&question) >> 48).unwrap_or(0) % SHARDS;
        let Some(shard) = self.0.get(shard) else { return find() };
        let held = shard.lock().unwrap_or_else(PoisonError::into_inner).get(&question).cloned();
        if let Some(held) = held {
            return held;
        }
        let found = find();
        shard.lock().unwrap_or_else(PoisonError::into_inner).insert(question, found.clone());
        found
    }
}

/// What a type's name means.
#[derive(Clone, Debug)]
pub(super) enum TypeName {
    Class(TypeRef),
    /// A path outside the project.
    Path(Arc<str>),
}

/// A full name, and the unit that writes it.
type UnitPath = (u32, Arc<str>);

/// A field by the type that declares it, and its place there.
type FieldPlace = (TypeRef, usize);

/// What names mean to the files at hand.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Types, by the unit that names them.
    pub(super) types: Memo<(u32, Sym), Option<TypeName>>,
    /// Declarations, by the unit that names them.
    pub(super) unqualified: Memo<(u32, Sym), Option<Declared>>,
    pub(super) qualified: Memo<(u32, Arc<str>), Option<Declared>>,
    /// Where a module has a name from that another imports from it.
    pub(super) handed_on: Memo<UnitPath, Option<UnitPath>>,
    /// A type with its supertypes.
    pub(super) lineages: Memo<TypeRef, Arc<[TypeRef]>>,
    pub(super) outside_supers: Memo<TypeRef, Arc<[Arc<str>]>>,
    pub(super) methods: Memo<(TypeRef, Arc<str>), Arc<[FunctionRef]>>,
    pub(super) fields: Memo<(TypeRef, Arc<str>), Option<FieldPlace>>,
    /// Fields that a plain name means inside a type.
    pub(super) fields_in_scope: Memo<(TypeRef, Sym), Option<FieldPlace>>,
    /// Full names of functions of the project that are reported.
    pub(super) known_paths: Memo<FunctionRef, Option<Arc<str>>>,
    /// Functions that make a type, however many they are.
    pub(super) makers: Memo<TypeRef, Arc<[FunctionRef]>>,
    /// Whether a function calls something worth starting from.
    pub(super) starts: Memo<FunctionRef, bool>,
}
