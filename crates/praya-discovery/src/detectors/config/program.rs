//! A program whose configuration is flat: names, values, and a table of what they mean.

use super::means::{self, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::Problem;
use super::syntax::ini::{self, Entry};
use super::syntax::tree::{Node, Value};
use super::syntax::{json, words, yaml};
use crate::{Artefact, Detector, Report};

/// A program, how its files are told and read, and what its settings mean.
pub(crate) struct Program {
    /// Name of the detector.
    pub(crate) id: &'static str,
    /// What it reads, for the coverage table.
    pub(crate) kind: &'static str,
    /// Name of the program, for people.
    pub(crate) name: &'static str,
    /// Names of its files, lower case.
    pub(crate) files: &'static [&'static str],
    /// Settings that tell one of its files under another name: lines that begin with one.
    pub(crate) telling: &'static [&'static str],
    /// How its files are read.
    pub(crate) syntax: Syntax,
    /// Prefixes of its settings; each makes an end point of its own.
    pub(crate) prefixes: &'static [&'static str],
    /// What its settings mean, after the prefix.
    pub(crate) table: Table,
}

/// How a file is read.
#[derive(Clone, Copy)]
pub(crate) enum Syntax {
    /// `name = value`, whatever the section.
    Ini(ini::Dialect),
    /// `name arguments`.
    Words,
    /// YAML, with keys joined by dots.
    Yaml,
    /// JSON, with keys joined by dots.
    Json,
}

/// `name = value` with comments after `#`, and none after values.
pub(crate) const PLAIN: ini::Dialect =
    ini::Dialect { comments: &['#', ';'], inline_comments: &[], bare: false, continues: false };

/// `name = value` with comments after `#`, after values too.
pub(crate) const COMMENTED: ini::Dialect =
    ini::Dialect { comments: &['#', ';'], inline_comments: &['#'], bare: true, continues: false };

impl Detector for Program {
    fn id(&self) -> &'static str {
        self.id
    }

    fn kind(&self) -> &'static str {
        self.kind
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        self.files.contains(&name.as_ref())
            || !self.telling.is_empty()
                && self.syntax.may_be(&name, artefact)
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, self.telling) && self.syntax.assigns(line)
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id, report);
        let Some(text) = notes.text() else { return };
        let (entries, problem) = self.syntax.read(text);
        self.end_points(&entries, &mut notes);
        notes.problem(problem);
    }
}

impl Program {
    fn end_points(&self, entries: &[Entry], notes: &mut Notes<'_>) {
        for prefix in self.prefixes {
            means::report(self.name, self.table, prefix, entries, notes);
        }
    }
}

/// `name=value`, `name = value`.
fn is_assignment(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|name| name.contains('='))
        || words.next().is_some_and(|next| next.starts_with('='))
}

impl Syntax {
    /// May a file of this name be written so?
    fn may_be(self, name: &str, artefact: &Artefact<'_>) -> bool {
        let has = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        match self {
            Self::Yaml => has(&[".yml", ".yaml", ".conf"]),
            Self::Json => has(&[".json"]),
            Self::Ini(_) | Self::Words => sniff::is_plain_config(artefact),
        }
    }

    /// Has a line of this syntax what parts a name from its value?
    fn assigns(self, line: &str) -> bool {
        match self {
            Self::Ini(_) => line.contains('='),
            Self::Yaml | Self::Json => line.contains(':'),
            Self::Words => !line.ends_with(';') && !is_assignment(line),
        }
    }

    pub(crate) fn read(self, text: &str) -> (Vec<Entry>, Option<Problem>) {
        match self {
            Self::Ini(dialect) => (ini::read(text, dialect), None),
            Self::Words => (words::read(text).into_iter().map(joined).collect(), None),
            Self::Yaml => {
                let (documents, problem) = yaml::read(text);
                (documents.iter().flat_map(flat).collect(), problem)
            }
            Self::Json => match json::read(text) {
                Ok(node) => (flat(&node), None),
                Err(problem) => (Vec::new(), Some(problem)),
            },
        }
    }
}

fn joined(directive: super::syntax::Directive) -> Entry {
    let value = directive.args.join(" ");
    Entry { section: String::new(), name: directive.name, value, line: directive.line }
}

/// A tree as settings whose names are the keys joined by dots. Lists of scalars are one value,
/// joined by commas.
pub(crate) fn flat(node: &Node) -> Vec<Entry> {
    let mut entries = Vec::new();
    flatten(node, String::new(), node.line, &mut entries);
    entries
}

fn flatten(node: &Node, name: String, line: u32, entries: &mut Vec<Entry>) {
    let below = |key: &str| if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
    match &node.value {
        Value::Map(map) => {
            for entry in map {
                flatten(&entry.node, below(&entry.key), entry.line, entries);
            }
        }
        Value::List(items) if items.iter().all(|item| item.text().is_some()) => {
            let value = node.texts().join(",");
            entries.push(Entry { section: String::new(), name, value, line });
        }
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(item, below(&at.to_string()), item.line, entries);
            }
        }
        Value::Text(value) => {
            entries.push(Entry { section: String::new(), name, value: value.clone(), line });
        }
        Value::Null | Value::Either(_) | Value::Open(_) => {}
    }
}
