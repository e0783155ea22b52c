//! Files that hold values which nest, in whichever of YAML, JSON and TOML they are written.

use super::notes::Notes;
use super::sniff;
use super::syntax::tree::Node;
use super::syntax::{json, template, toml, yaml};
use crate::Artefact;

/// Is this a file of YAML or JSON, by its name?
pub(crate) fn is_nested(artefact: &Artefact<'_>) -> bool {
    let name = sniff::name(artefact);
    [".yaml", ".yml", ".json"].iter().any(|ending| name.ends_with(ending))
}

/// The documents of a file, templates' placeholders as `$(expression)`. What is broken is noted.
pub(crate) fn read(artefact: &Artefact<'_>, notes: &mut Notes<'_>) -> Vec<Node> {
    let Some(text) = notes.text() else { return Vec::new() };
    let name = sniff::name(artefact);
    let single = if name.ends_with(".json") {
        json::read(text)
    } else if name.ends_with(".toml") {
        toml::read(text)
    } else {
        let (documents, problem) = yaml::read(&template::plain(text));
        notes.problem(problem);
        return documents;
    };
    match single {
        Ok(root) => vec![root],
        Err(problem) => {
            notes.problem(Some(problem));
            Vec::new()
        }
    }
}
