//! Terraform and OpenTofu: resources in HCL and in its JSON form.
//!
//! Locals and the defaults of variables are filled in where they stand in the same file. A
//! resource with `count = 0` is not made.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::notes::Notes;
use super::resource::{self, Resource};
use super::sniff;
use super::syntax::tree::{Entry, Node, Value};
use super::syntax::{hcl, json};
use crate::{Artefact, Detector, Report};

/// Reads Terraform.
pub(crate) struct Terraform;

/// The most values that are filled in for one file.
const MOST: usize = 200_000;

/// How many references lead on from one another before one is left as it is.
const STEPS: usize = 16;

impl Detector for Terraform {
    fn id(&self) -> &'static str {
        "config/terraform"
    }

    fn kind(&self) -> &'static str {
        "Terraform"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        [".tf", ".tofu", ".tf.json", ".tofu.json"].iter().any(|ending| name.ends_with(ending))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let read = match sniff::name(artefact).ends_with(".json") {
            true => json::read(text),
            false => hcl::read(text),
        };
        let root = match read {
            Ok(root) => root,
            Err(problem) => return notes.problem(Some(problem)),
        };
        let known = Known::of(&root);
        for types in root.entries().iter().filter(|entry| entry.key == "resource") {
            for kind in types.node.entries() {
                for named in kind.node.entries() {
                    for settings in blocks(&named.node) {
                        made(&kind.key, named, settings, &known, &mut notes);
                    }
                }
            }
        }
    }
}

/// One block, or each of a list of them, as the JSON form has it.
fn blocks(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    }
}

fn made(kind: &str, named: &Entry, settings: &Node, known: &Known<'_>, notes: &mut Notes<'_>) {
    let settings = known.filled(settings, STEPS);
    if settings.text_of("count") == Some("0") {
        return;
    }
    let resource = Resource {
        language: "terraform",
        kind,
        name: &named.key,
        line: named.line,
        settings: &settings,
    };
    resource::report(&resource, notes);
}

/// Locals, and defaults of variables.
struct Known<'n> {
    values: BTreeMap<String, &'n Node>,
    /// How many more values may be filled in: references of references can double at each step.
    budget: Cell<usize>,
}

impl<'n> Known<'n> {
    fn of(root: &'n Node) -> Self {
        let mut values = BTreeMap::new();
        for entry in root.entries() {
            for block in blocks(&entry.node) {
                for inner in block.entries() {
                    match entry.key.as_str() {
                        "locals" => {
                            values.insert(format!("local.{}", inner.key), &inner.node);
                        }
                        "variable" => {
                            let default =
                                blocks(&inner.node).first().and_then(|node| node.get("default"));
                            if let Some(default) = default {
                                values.insert(format!("var.{}", inner.key), default);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        Self { values, budget: Cell::new(MOST) }
    }

    /// The same value with references filled in as far as this file decides them.
    fn filled(&self, node: &Node, steps: usize) -> Node {
        self.budget.set(self.budget.get().saturating_sub(1));
        let each = |items: &[Node]| items.iter().map(|item| self.filled(item, steps)).collect();
        let value = match &node.value {
            Value::Open(written) => match self.named(written) {
                Some(found) if steps > 0 => {
                    return self.at(self.filled(found, steps - 1), node.line);
                }
                _ => Value::Open(written.clone()),
            },
            Value::Text(text) => match reference(text).and_then(|name| self.named(name)) {
                Some(found) if steps > 0 => {
                    return self.at(self.filled(found, steps - 1), node.line);
                }
                _ => match reference(text) {
                    Some(name) => Value::Open(name.to_owned()),
                    None => Value::Text(text.clone()),
                },
            },
            Value::List(items) => Value::List(each(items)),
            Value::Either(items) => Value::Either(each(items)),
            Value::Map(entries) => Value::Map(
                entries
                    .iter()
                    .map(|entry| Entry { node: self.filled(&entry.node, steps), ..entry.clone() })
                    .collect(),
            ),
            Value::Null => Value::Null,
        };
        Node { value, ..node.clone() }
    }

    /// A value that comes from elsewhere, on the line where it is used.
    fn at(&self, node: Node, line: u32) -> Node {
        Node { line, ..node }
    }

    fn named(&self, name: &str) -> Option<&'n Node> {
        self.budget.get().checked_sub(1)?;
        if let Some(found) = self.values.get(name) {
            return Some(found);
        }
        // `local.settings.bits`: the longest name that is known, and keys within it.
        let (outer, key) = name.rsplit_once('.')?;
        outer.contains('.').then(|| self.named(outer)).flatten()?.get(key)
    }
}

/// The reference that a string of the JSON form is: `${var.bits}`.
fn reference(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("${")?.strip_suffix('}')?;
    (!inner.contains("${")).then(|| inner.trim())
}
