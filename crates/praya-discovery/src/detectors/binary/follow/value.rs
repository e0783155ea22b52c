//! What the simulation knows of a value.

use std::collections::BTreeSet;
use std::rc::Rc;

/// More possible values than this are not told apart.
const MOST: usize = 8;
/// Longer texts are not names of algorithms.
const LONGEST: usize = 256;

/// One possible value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Atom {
    Int(i64),
    Text(Rc<str>),
    /// The text of a `StringBuilder` that only the stack holds.
    Building(Rc<str>),
    /// The object made by the instruction at this place.
    Thing(usize),
    Null,
}

/// Everything that a value can be: the atoms, and anything at all where `unknown` says why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Value {
    pub(in super::super) atoms: BTreeSet<Atom>,
    pub(in super::super) unknown: Option<Rc<str>>,
    /// There were too many possible values, and only objects are still told apart.
    wide: bool,
}

impl Value {
    pub(in super::super) fn unknown(reason: impl Into<Rc<str>>) -> Self {
        Self { unknown: Some(reason.into()), ..Self::default() }
    }

    pub(in super::super) fn of(atom: Atom) -> Self {
        Self { atoms: BTreeSet::from([atom]), ..Self::default() }
    }

    pub(in super::super) fn int(value: i64) -> Self {
        Self::of(Atom::Int(value))
    }

    pub(in super::super) fn text(text: &str) -> Self {
        if text.len() > LONGEST {
            return Self::unknown("is a text too long to be a name");
        }
        Self::of(Atom::Text(text.into()))
    }

    /// Adds what another value can be; whether that changed anything.
    pub(in super::super) fn join(&mut self, other: &Self) -> bool {
        let before = (self.atoms.len(), self.unknown.is_some(), self.wide);
        self.wide |= other.wide;
        self.atoms.extend(other.atoms.iter().cloned());
        if self.unknown.is_none() {
            self.unknown.clone_from(&other.unknown);
        }
        self.bounded();
        before != (self.atoms.len(), self.unknown.is_some(), self.wide)
    }

    /// Each possible value through a function; `None` makes it unknown.
    pub(in super::super) fn map(&self, reason: &str, each: impl Fn(&Atom) -> Option<Atom>) -> Self {
        let mut mapped =
            Self { atoms: BTreeSet::new(), unknown: self.unknown.clone(), wide: self.wide };
        for atom in &self.atoms {
            match each(atom) {
                Some(atom) => {
                    mapped.atoms.insert(atom);
                }
                None => mapped.unknown = Some(reason.into()),
            }
        }
        mapped
    }

    /// Both texts, one after the other.
    pub(in super::super) fn concat(&self, other: &Self, finish: impl Fn(Rc<str>) -> Atom) -> Self {
        let mut joined = Self {
            atoms: BTreeSet::new(),
            unknown: self.unknown.clone().or_else(|| other.unknown.clone()),
            wide: self.wide || other.wide,
        };
        for front in &self.atoms {
            for back in &other.atoms {
                match (front.as_text(), back.as_text()) {
                    (Some(front), Some(back)) if front.len() + back.len() <= LONGEST => {
                        joined.atoms.insert(finish(format!("{front}{back}").into()));
                    }
                    _ => joined.unknown = Some("is built from values that are not known".into()),
                }
            }
        }
        joined.bounded();
        joined
    }

    fn bounded(&mut self) {
        if self.atoms.len() > MOST || self.wide {
            // The objects stay: what is done with them counts, whichever it is.
            self.atoms.retain(|atom| matches!(atom, Atom::Thing(_)));
            self.wide = true;
            self.unknown.get_or_insert_with(|| "has too many possible values".into());
        }
    }

    pub(in super::super) fn things(&self) -> impl Iterator<Item = usize> + '_ {
        self.atoms.iter().filter_map(|atom| match atom {
            Atom::Thing(at) => Some(*at),
            _ => None,
        })
    }
}

impl Atom {
    /// As Java's string concatenation writes it.
    pub(in super::super) fn as_text(&self) -> Option<Rc<str>> {
        match self {
            Self::Text(text) | Self::Building(text) => Some(Rc::clone(text)),
            Self::Int(value) => Some(value.to_string().into()),
            Self::Thing(_) | Self::Null => None,
        }
    }
}
