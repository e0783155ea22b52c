//! What is known at one point of an execution: locals, globals, and the abstract heap.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::value::{ObjectId, TypeRef, Values, Why};
use crate::ir::Sym;

/// Local variables of one call; the symbols are those of the function's unit.
pub(super) type Locals = FxHashMap<Sym, Values>;

/// What an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Made by the project's own type.
    Instance(TypeRef),
    /// Some instance of a project's type that was not seen being made: its fields are whatever
    /// the type's code assigns.
    Symbolic(TypeRef),
    /// Made outside the project: its type's path, and the call that made it.
    External { ty: Arc<str>, event: Option<u32> },
    /// A list, tuple or array.
    List,
    /// A map or object literal.
    Map,
    /// A growing text: `StringBuilder`.
    Text,
    /// Nothing is known of it, and why, but what is assigned to its members is.
    Opaque(Rc<Why>),
    /// A function, the first item, with its first arguments: `functools.partial`.
    Bound,
    /// What makes a [`Kind::Map`] of the items' names: `namedtuple`, Ruby's `Struct.new`.
    Record,
}

/// An object of the abstract heap.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) kind: Kind,
    /// Fields, map entries; a [`Kind::Text`]'s content is under the empty name.
    pub(super) fields: BTreeMap<Arc<str>, Values>,
    /// Elements of a list.
    pub(super) items: Vec<Values>,
    /// Length, where the elements are not known.
    pub(super) length: Option<Values>,
    /// Has entries or elements beyond those listed.
    pub(super) open: bool,
    /// The constant of an enumeration that it is: there is only one of its name.
    pub(super) constant: Option<Arc<str>>,
}

impl Object {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            fields: BTreeMap::new(),
            items: Vec::new(),
            length: None,
            open: false,
            constant: None,
        }
    }

    fn join(&mut self, other: &Self) {
        for (name, values) in &other.fields {
            self.fields.entry(name.clone()).or_default().add(values);
        }
        if self.items.len() != other.items.len() {
            self.open = true;
        }
        for (index, values) in other.items.iter().enumerate() {
            match self.items.get_mut(index) {
                Some(held) => held.add(values),
                None => self.items.push(values.clone()),
            }
        }
        match (&mut self.length, &other.length) {
            (Some(held), Some(length)) => held.add(length),
            (None, Some(length)) => self.length = Some(length.clone()),
            _ => {}
        }
        self.open |= other.open;
        if self.constant != other.constant {
            self.constant = None;
        }
    }
}

/// A global variable: of a type, or of a unit's file body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Global {
    Static(TypeRef, Arc<str>),
    Module(u32, Arc<str>),
}

/// Everything that a branch can change.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) locals: Rc<Locals>,
    pub(super) globals: Rc<FxHashMap<Global, Values>>,
    heap: Rc<Vec<(ObjectId, Rc<Object>)>>,
    /// Control gets here.
    pub(super) live: bool,
}

impl State {
    /// Before anything has happened.
    pub(super) fn start() -> Self {
        Self { live: true, ..Self::default() }
    }

    /// What copying it costs, in steps.
    pub(super) fn weight(&self) -> u32 {
        u32::try_from(self.heap.len() / 32).unwrap_or(u32::MAX)
    }

    pub(super) fn insert(&mut self, id: ObjectId, object: Object) {
        let at = self.heap.partition_point(|(held, _)| *held < id);
        Rc::make_mut(&mut self.heap).insert(at, (id, Rc::new(object)));
    }

    pub(super) fn object(&self, id: ObjectId) -> Option<&Object> {
        let at = self.heap.binary_search_by_key(&id, |(held, _)| *held).ok()?;
        self.heap.get(at).map(|(_, object)| object.as_ref())
    }

    pub(super) fn object_mut(&mut self, id: ObjectId) -> Option<&mut Object> {
        let at = self.heap.binary_search_by_key(&id, |(held, _)| *held).ok()?;
        let heap = Rc::make_mut(&mut self.heap);
        heap.get_mut(at).map(|(_, object)| Rc::make_mut(object))
    }

    /// A text that grew since an earlier round of a loop has no content that can be told.
    pub(super) fn doubt_grown(&mut self, before: &Self) {
        let grown: Vec<ObjectId> = self
            .heap
            .iter()
            .filter(|(id, object)| {
                object.kind == Kind::Text
                    && before.object(*id).is_some_and(|before| {
                        let content = |object: &Object| object.fields.get("").cloned();
                        match (content(before), content(object)) {
                            (Some(before), Some(now)) => !before.same(&now),
                            _ => false,
                        }
                    })
            })
            .map(|(id, _)| *id)
            .collect();
        for id in grown {
            if let Some(object) = self.object_mut(id) {
                object.fields.insert("".into(), Values::unknown(Why::Loop));
            }
        }
    }

    /// The state after either of two branches.
    pub(super) fn join(&mut self, other: Self) {
        if !other.live {
            return;
        }
        if !self.live {
            *self = other;
            return;
        }
        join_variables(&mut self.locals, &other.locals);
        join_variables(&mut self.globals, &other.globals);
        if !Rc::ptr_eq(&self.heap, &other.heap) {
            self.join_heap(&other.heap);
        }
    }

    fn join_heap(&mut self, other: &[(ObjectId, Rc<Object>)]) {
        let mut merged = Vec::with_capacity(self.heap.len().max(other.len()));
        let mine = std::mem::take(&mut self.heap);
        let mut mine = Rc::unwrap_or_clone(mine).into_iter().peekable();
        for (id, object) in other.iter().cloned() {
            while let Some(held) = mine.next_if(|(held, _)| *held < id) {
                merged.push(held);
            }
            match mine.next_if(|(held, _)| *held == id) {
                Some((_, mut held)) => {
                    if !Rc::ptr_eq(&held, &object) {
                        Rc::make_mut(&mut held).join(&object);
                    }
                    merged.push((id, held));
                }
                None => merged.push((id, object)),
            }
        }
        merged.extend(mine);
        self.heap = Rc::new(merged);
    }
}

/// Variables after either of two branches. Only where the branches differ is anything copied.
fn join_variables<K: Clone + Eq + std::hash::Hash>(
    held: &mut Rc<FxHashMap<K, Values>>,
    other: &Rc<FxHashMap<K, Values>>,
) {
    if Rc::ptr_eq(held, other) {
        return;
    }
    // The order of a set union does not show in its result.
    for (name, values) in other.iter() {
        match held.get(name) {
            Some(before) if before.same(values) => {}
            _ => Rc::make_mut(held).entry(name.clone()).or_default().add(values),
        }
    }
}
