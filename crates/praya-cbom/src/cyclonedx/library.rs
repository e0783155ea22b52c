//! A library as a component.

use super::model::{Component, Property};
use crate::{Library, PqcSupport};

/// The component of a library.
pub(super) fn component(library: &Library) -> Component {
    let mut properties = Vec::new();
    let mut say = |name: &str, value: &str| properties.push(Property::new(name, value));
    match &library.pqc {
        PqcSupport::Yes { algorithms } => {
            say("praya:pqc", "yes");
            algorithms.iter().for_each(|one| say("praya:pqc:algorithm", one));
        }
        PqcSupport::No { since } => {
            say("praya:pqc", "no");
            since.iter().for_each(|one| say("praya:pqc:since", one));
        }
        PqcSupport::Unknown => say("praya:pqc", "unknown"),
    }
    Component {
        kind: "library",
        name: library.name.clone(),
        version: library.version.clone(),
        purl: library.purl.clone(),
        properties,
        ..Component::default()
    }
}
