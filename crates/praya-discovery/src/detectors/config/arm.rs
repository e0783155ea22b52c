//! Azure Resource Manager: templates in JSON and in Bicep, with defaults filled in.

use super::notes::Notes;
use super::resource::{self, Resource};
use super::sniff;
use super::syntax::tree::{Entry, Node, Value};
use super::syntax::{bicep, json};
use crate::{Artefact, Detector, Report};

/// Reads ARM templates.
pub(crate) struct Arm;

/// Reads Bicep.
pub(crate) struct Bicep;

impl Detector for Arm {
    fn id(&self) -> &'static str {
        "config/azure-template"
    }

    fn kind(&self) -> &'static str {
        "Azure template"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name.ends_with(".json") && sniff::contains(artefact, b"deploymentTemplate.json")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        match json::read(text) {
            Err(problem) => notes.problem(Some(problem)),
            Ok(root) => {
                let resources = root.get("resources");
                each(resources, "", &|node| filled(node, &root), &mut notes);
            }
        }
    }
}

impl Detector for Bicep {
    fn id(&self) -> &'static str {
        "config/bicep"
    }

    fn kind(&self) -> &'static str {
        "Bicep"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact).ends_with(".bicep")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let (root, problem) = bicep::read(text);
        each(root.get("resources"), "", &|node| named(node, &root), &mut notes);
        notes.problem(problem);
    }
}

/// Each resource of a list or a map, and those nested in it, whose types continue its own.
fn each(
    resources: Option<&Node>,
    outer: &str,
    fill: &dyn Fn(&Node) -> Node,
    notes: &mut Notes<'_>,
) {
    let Some(resources) = resources else { return };
    let listed =
        resources.items().iter().chain(resources.entries().iter().map(|entry| &entry.node));
    for node in listed {
        let Some(kind) = node.text_of("type") else { continue };
        let full = match outer.is_empty() || kind.contains('.') {
            true => kind.to_owned(),
            false => format!("{outer}/{kind}"),
        };
        let line = node.entry("type").map_or(node.line, |entry| entry.line);
        let settings = fill(node);
        let resource =
            Resource { language: "azure", kind: &full, name: "key", line, settings: &settings };
        resource::report(&resource, notes);
        each(node.get("resources"), &full, fill, notes);
    }
}

/// `[parameters('x')]` and `[variables('x')]` with what the template sets them to.
fn filled(node: &Node, root: &Node) -> Node {
    over(node, &|text| {
        let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'))?;
        let argument = |function: &str| {
            let rest = inner.trim().strip_prefix(function)?.strip_prefix("('")?;
            rest.strip_suffix("')")
        };
        let found = argument("parameters")
            .and_then(|name| root.at(&["parameters", name, "defaultValue"]))
            .or_else(|| argument("variables").and_then(|name| root.at(&["variables", name])));
        Some(
            found
                .and_then(Node::text)
                .map_or_else(|| Value::Open(inner.to_owned()), |text| Value::Text(text.to_owned())),
        )
    })
}

/// Names with the defaults of parameters and with variables.
fn named(node: &Node, root: &Node) -> Node {
    let look_up = |written: &str| {
        let found = ["parameters", "variables"].iter().find_map(|kind| root.at(&[kind, written]));
        found.map_or_else(|| Value::Open(written.to_owned()), |node| node.value.clone())
    };
    match &node.value {
        Value::Open(written) => Node { value: look_up(written), ..node.clone() },
        Value::Map(entries) => {
            let entries = entries
                .iter()
                .map(|entry| Entry { node: named(&entry.node, root), ..entry.clone() });
            Node { value: Value::Map(entries.collect()), ..node.clone() }
        }
        Value::List(items) => {
            let items = items.iter().map(|item| named(item, root)).collect();
            Node { value: Value::List(items), ..node.clone() }
        }
        Value::Either(items) => {
            let items = items.iter().map(|item| named(item, root)).collect();
            Node { value: Value::Either(items), ..node.clone() }
        }
        _ => node.clone(),
    }
}

/// The same value with each text replaced where `replace` has something for it.
fn over(node: &Node, replace: &dyn Fn(&str) -> Option<Value>) -> Node {
    let value = match &node.value {
        Value::Text(text) => replace(text).unwrap_or_else(|| Value::Text(text.clone())),
        Value::List(items) => Value::List(items.iter().map(|item| over(item, replace)).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .iter()
                .map(|entry| Entry { node: over(&entry.node, replace), ..entry.clone() })
                .collect(),
        ),
        other => other.clone(),
    };
    Node { value, ..node.clone() }
}
