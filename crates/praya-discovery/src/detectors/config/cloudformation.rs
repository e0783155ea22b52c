//! AWS `CloudFormation`: resources in YAML and JSON, with parameters' defaults filled in.

use super::notes::Notes;
use super::resource::{self, Resource};
use super::sniff;
use super::syntax::tree::{Entry, Node, Value};
use super::syntax::{json, yaml};
use crate::{Artefact, Detector, Report};

/// Reads `CloudFormation` and SAM templates.
pub(crate) struct CloudFormation;

impl Detector for CloudFormation {
    fn id(&self) -> &'static str {
        "config/cloudformation"
    }

    fn kind(&self) -> &'static str {
        "CloudFormation template"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        [".yaml", ".yml", ".json", ".template", ".cfn"].iter().any(|ending| name.ends_with(ending))
            && sniff::contains(artefact, b"AWS::")
            && sniff::contains(artefact, b"Resources")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let (documents, problem) = match text.trim_start().starts_with('{') {
            true => match json::read(text) {
                Ok(root) => (vec![root], None),
                Err(problem) => (Vec::new(), Some(problem)),
            },
            false => yaml::read(text),
        };
        for root in &documents {
            template(root, &mut notes);
        }
        notes.problem(problem);
    }
}

fn template(root: &Node, notes: &mut Notes<'_>) {
    let resources = root.get("Resources").map(Node::entries).unwrap_or_default();
    for named in resources {
        let Some(kind) = named.node.text_of("Type") else { continue };
        let settings = named.node.get("Properties").cloned().unwrap_or_default();
        let settings = filled(&settings, root);
        let line = named.node.entry("Type").map_or(named.line, |entry| entry.line);
        let resource = Resource {
            language: "cloudformation",
            kind,
            name: &named.key,
            line,
            settings: &settings,
        };
        resource::report(&resource, notes);
    }
}

/// The same value with `Ref` of parameters that have a default filled in, and `If` as a choice.
fn filled(node: &Node, root: &Node) -> Node {
    let value = match (function(node), &node.value) {
        (Some(("Ref", argument)), _) => {
            let name = argument.text().unwrap_or_default();
            match root.at(&["Parameters", name, "Default"]) {
                Some(default) => default.value.clone(),
                None => Value::Open(format!("Ref {name}")),
            }
        }
        (Some(("If", argument)), _) => {
            let choices = argument.items().iter().skip(1).map(|item| filled(item, root));
            Value::Either(choices.collect())
        }
        (Some((name, _)), _) => Value::Open(name.to_owned()),
        (None, Value::List(items)) => {
            Value::List(items.iter().map(|item| filled(item, root)).collect())
        }
        (None, Value::Map(entries)) => Value::Map(
            entries
                .iter()
                .map(|entry| Entry { node: filled(&entry.node, root), ..entry.clone() })
                .collect(),
        ),
        (None, value) => value.clone(),
    };
    Node { line: node.line, tag: String::new(), value }
}

/// A function by tag (`!Ref name`) or by key (`{"Ref": "name"}`).
fn function(node: &Node) -> Option<(&str, &Node)> {
    if let Some(name) = node.tag.strip_prefix('!').filter(|name| !name.is_empty()) {
        return Some((name, node));
    }
    match node.entries() {
        [entry] if entry.key == "Ref" => Some(("Ref", &entry.node)),
        [entry] => entry.key.strip_prefix("Fn::").map(|name| (name, &entry.node)),
        _ => None,
    }
}
