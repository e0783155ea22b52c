//! Follows constants and objects through compiled code, along every path at once. What the
//! instructions of a virtual machine do is said elsewhere; this knows none of them.

mod machine;
mod rules;
mod sight;
mod thing;
mod value;

pub(super) use machine::{Call, Flow, Instructions, Machine, run};
pub(super) use rules::Rules;
pub(super) use sight::sightings;
pub(super) use thing::Thing;
pub(super) use value::{Atom, Value};
