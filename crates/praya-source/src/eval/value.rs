//! Abstract values: what an expression may be, as a small set.

use std::rc::Rc;
use std::sync::Arc;

use super::state::Locals;
use crate::ir::{FunctionId, TypeId};

/// Stands in a text for a part that is not known.
pub const HOLE: char = '\u{fffc}';

/// More possible values than this are "too many to tell".
pub(super) const MAX_VALUES: usize = 24;

/// A function of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionRef {
    /// Index of the unit.
    pub unit: u32,
    /// The function in it.
    pub function: FunctionId,
}

/// A type of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeRef {
    /// Index of the unit.
    pub unit: u32,
    /// The type in it.
    pub ty: TypeId,
}

/// Why a value is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It is a parameter, and no caller was followed.
    Parameter {
        /// Of which function.
        function: FunctionRef,
        /// Which, from 0.
        index: u32,
    },
    /// What something outside the project returns.
    External(Arc<str>),
    /// Nothing here is called so.
    Missing(Arc<str>),
    /// A configuration key without a value here.
    Setting(Arc<str>),
    /// An environment variable.
    Environment(Arc<str>),
    /// It changes in a loop.
    Loop,
    /// More possible values than can be listed.
    TooMany,
    /// Calls go deeper than they are followed.
    Depth,
    /// Never assigned in the code at hand.
    NeverAssigned(Arc<str>),
    /// The language construct is not modelled.
    NotModelled(&'static str),
}

/// Where a constant was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// In a unit, on a line.
    Source {
        /// Index of the unit.
        unit: u32,
        /// Line, from 1.
        line: u32,
    },
    /// In a configuration file.
    Setting(Arc<SettingPlace>),
}

/// A value's place in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SettingPlace {
    /// The file.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// The key.
    pub key: String,
}

/// An object of the abstract heap.
pub(super) type ObjectId = u32;

/// One possible value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Str(Arc<str>),
    /// Something outside the project, by its full name.
    Path(Arc<str>),
    Function {
        function: FunctionRef,
        this: Option<ObjectId>,
        captured: Option<Rc<Locals>>,
    },
    Class(TypeRef),
    Object(ObjectId),
    /// A text of which a part is not known: [`HOLE`] stands in its place.
    Partial(Arc<str>, Rc<Why>),
    Unknown(Rc<Why>),
}

impl Value {
    /// Why it is not wholly known.
    pub(super) fn doubt(&self) -> Option<&Rc<Why>> {
        match self {
            Self::Unknown(why) | Self::Partial(_, why) => Some(why),
            _ => None,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Bool(_) => 1,
            Self::Int(_) => 2,
            Self::Str(_) => 3,
            Self::Path(_) => 4,
            Self::Function { .. } => 5,
            Self::Class(_) => 6,
            Self::Object(_) => 7,
            Self::Partial(..) => 8,
            Self::Unknown(_) => 9,
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Value {}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a.cmp(b),
            (Self::Int(a), Self::Int(b)) => a.cmp(b),
            (Self::Str(a), Self::Str(b)) | (Self::Path(a), Self::Path(b)) => a.cmp(b),
            (
                Self::Function { function: a, this: this_a, .. },
                Self::Function { function: b, this: this_b, .. },
            ) => a.cmp(b).then(this_a.cmp(this_b)),
            (Self::Class(a), Self::Class(b)) => a.cmp(b),
            (Self::Object(a), Self::Object(b)) => a.cmp(b),
            (Self::Partial(a, why_a), Self::Partial(b, why_b)) => {
                a.cmp(b).then_with(|| why_a.cmp(why_b))
            }
            (Self::Unknown(a), Self::Unknown(b)) => a.cmp(b),
            (a, b) => a.rank().cmp(&b.rank()),
        }
    }
}

/// A value with the place where it was written.
#[derive(Clone, Debug)]
pub(super) struct Traced {
    pub(super) value: Value,
    pub(super) origin: Option<Origin>,
}

/// The values that an expression may have: sorted, without repetition, never more than
/// [`MAX_VALUES`]. Empty means that control does not get there.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(Vec<Traced>);

impl Values {
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    pub(super) fn one(value: Value) -> Self {
        Self(vec![Traced { value, origin: None }])
    }

    pub(super) fn written(value: Value, origin: Origin) -> Self {
        Self(vec![Traced { value, origin: Some(origin) }])
    }

    pub(super) fn unknown(why: Why) -> Self {
        Self::one(Value::Unknown(Rc::new(why)))
    }

    pub(super) fn not_modelled(what: &'static str) -> Self {
        Self::unknown(Why::NotModelled(what))
    }

    pub(super) fn bool(value: Option<bool>) -> Self {
        match value {
            Some(value) => Self::one(Value::Bool(value)),
            None => Self(
                [false, true]
                    .map(|value| Traced { value: Value::Bool(value), origin: None })
                    .into(),
            ),
        }
    }

    pub(super) fn push(&mut self, traced: Traced) {
        match self.0.binary_search_by(|held| held.value.cmp(&traced.value)) {
            Ok(_) => {}
            Err(_) if self.0.len() >= MAX_VALUES => *self = Self::unknown(Why::TooMany),
            Err(at) => self.0.insert(at, traced),
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        if self.0.is_empty() {
            self.0.clone_from(&other.0);
            return;
        }
        for traced in &other.0 {
            self.push(traced.clone());
        }
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Traced> {
        self.0.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The only possible value.
    pub(super) fn only(&self) -> Option<&Value> {
        match self.0.as_slice() {
            [only] => Some(&only.value),
            _ => None,
        }
    }

    pub(super) fn same(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(a, b)| a.value == b.value)
    }

    pub(super) fn map(&self, mut f: impl FnMut(&Traced) -> Self) -> Self {
        if let [only] = self.0.as_slice() {
            return f(only);
        }
        let mut out = Self::none();
        for traced in &self.0 {
            out.add(&f(traced));
        }
        out
    }

    /// Whether the values decide a condition.
    pub(super) fn truth(&self) -> Option<bool> {
        let mut all = None;
        for traced in &self.0 {
            let one = match &traced.value {
                Value::Bool(value) => *value,
                Value::Null => false,
                Value::Int(number) => *number != 0,
                _ => return None,
            };
            if all.replace(one).is_some_and(|before| before != one) {
                return None;
            }
        }
        all
    }
}

impl FromIterator<Traced> for Values {
    fn from_iter<I: IntoIterator<Item = Traced>>(iter: I) -> Self {
        let mut out = Self::none();
        for traced in iter {
            out.push(traced);
        }
        out
    }
}
