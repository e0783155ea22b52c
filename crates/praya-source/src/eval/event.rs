//! What an evaluation reports: calls to known names, with what their arguments may be.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::value::{FunctionRef, Origin, Why};

/// A value as it leaves an evaluation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resolved {
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64, Option<Origin>),
    /// A text.
    Text(Arc<str>, Option<Origin>),
    /// Something outside, by its full name: `tls.VersionTLS12`.
    Path(Arc<str>),
    /// The result of another event of the same run.
    Event(u32),
    /// Something made outside by a call that is not reported, by its type.
    External(Arc<str>),
    /// A list; an element may be several things. `open` where there may be more elements.
    List {
        /// Elements.
        items: Vec<Vec<Resolved>>,
        /// There may be more.
        open: bool,
    },
    /// An array of which only the length is known.
    Sized(Vec<Resolved>),
    /// A map, or an object with fields.
    Map(Vec<(Arc<str>, Vec<Resolved>)>),
    /// A function or type of the project.
    Project,
    /// A text of which a part is not known: [`super::HOLE`] stands in its place.
    Partial(Arc<str>, Why),
    /// Not known.
    Unknown(Why),
}

/// An argument as it leaves an evaluation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Argument {
    /// Keyword, or field of an object initialiser.
    pub name: Option<Arc<str>>,
    /// What it may be.
    pub values: Vec<Resolved>,
}

/// A call to a known name, seen in one context.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// Index of the unit.
    pub unit: u32,
    /// Line, from 1.
    pub line: u32,
    /// The expression in the unit: the same in every context.
    pub site: u32,
    /// The known path, type arguments left out.
    pub path: Arc<str>,
    /// Type arguments: `sha2.Sha256` of `Hmac::<Sha256>::new`.
    pub type_args: Vec<Arc<str>>,
    /// What was called on: earlier events whose result it is.
    pub receivers: Vec<u32>,
    /// Arguments.
    pub args: Vec<Argument>,
    /// Functions on the way to the call, outermost first; the first is where the run began.
    pub context: Vec<FunctionRef>,
}

/// Everything that one run reported, in order of execution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Events; [`Resolved::Event`] and [`Event::receivers`] index into it.
    pub events: Vec<Event>,
    /// Calls of the project's own functions with what was passed, for functions whose parameters
    /// are sought.
    pub(super) passed: Vec<(FunctionRef, Vec<super::interpret::Passed>)>,
    /// Functions of the project that were called.
    pub(super) invoked: BTreeSet<FunctionRef>,
    /// Names that were looked for and not found in the files at hand.
    pub(super) missing: Vec<Arc<str>>,
    /// Stopped for having taken too many steps.
    pub exhausted: bool,
    /// The second attempt at what took too many steps: calls were hardly followed.
    pub(super) shallow: bool,
    /// It doubted what variables hold, to reach what no other run reaches: only that is said.
    pub doubted: bool,
    /// Functions in which some call was not followed that may lead to more.
    pub(super) cut: BTreeSet<FunctionRef>,
    /// Sites of calls that were reached, where their name is worth starting from.
    pub(super) reached: FxHashSet<(u32, u32)>,
}
