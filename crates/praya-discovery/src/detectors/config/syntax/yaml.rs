//! YAML: every document of a text, with anchors, aliases and tags.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::Problem;
use super::tree::{DEEPEST, Entry, Node, Value};

/// The most values that a text may hold once its aliases are filled in.
const MOST: usize = 1_000_000;

/// Reads a text: its documents, and why it ended early where it did.
pub fn read(text: &str) -> (Vec<Node>, Option<Problem>) {
    let mut builder = Builder::default();
    let mut parser = Parser::new_from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break,
            Some(Ok((event, span))) => {
                if let Err(problem) = builder.take(event, span) {
                    return (builder.documents, Some(problem));
                }
            }
            Some(Err(error)) => {
                let problem = Problem::new(line(error.marker().line()), error.info());
                return (builder.whole_items(), Some(problem));
            }
        }
    }
    (builder.documents, None)
}

#[derive(Default)]
struct Builder {
    documents: Vec<Node>,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    /// How many values there are, aliases filled in.
    count: usize,
}

/// A list or a map that is not yet closed.
struct Open {
    node: Node,
    anchor: usize,
    /// The key that waits for its value.
    key: Option<(String, u32)>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Problem> {
        let line = line(span.start.line());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain;
                let null = plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                let value = if null { Value::Null } else { Value::Text(text.into_owned()) };
                self.value(Node { line, tag: name_of(tag.as_deref()), value }, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(line, tag.as_deref(), Value::List(Vec::new()), anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.open(line, tag.as_deref(), Value::Map(Vec::new()), anchor)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.value(open.node, open.anchor),
                None => Ok(()),
            },
            Event::Alias(anchor) => {
                let node = self.anchors.get(&anchor).cloned().unwrap_or_default();
                self.value(node, 0)
            }
            _ => Ok(()),
        }
    }

    fn open(
        &mut self,
        line: u32,
        tag: Option<&Tag>,
        value: Value,
        anchor: usize,
    ) -> Result<(), Problem> {
        if self.open.len() >= DEEPEST {
            return Err(Problem::new(line, format!("values nest deeper than {DEEPEST}")));
        }
        self.open.push(Open { node: Node { line, tag: name_of(tag), value }, anchor, key: None });
        Ok(())
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, node: Node, anchor: usize) -> Result<(), Problem> {
        let line = node.line;
        self.count += size(&node);
        if self.count > MOST * 4 {
            return Err(Problem::new(line, "aliases fill in to too many values"));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        if self.open.len() + depth(&node) > DEEPEST {
            return Err(Problem::new(line, format!("values nest deeper than {DEEPEST}")));
        }
        match self.open.last_mut() {
            None => self.documents.push(node),
            Some(open) => open.put(node),
        }
        Ok(())
    }

    /// What is whole of the text before it broke: the open lists and maps are closed.
    fn whole_items(mut self) -> Vec<Node> {
        while let Some(open) = self.open.pop() {
            match self.open.last_mut() {
                None => self.documents.push(open.node),
                Some(outer) => outer.put(open.node),
            }
        }
        self.documents
    }
}

impl Open {
    fn put(&mut self, node: Node) {
        match (&mut self.node.value, self.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some((key, line))) => entries.push(Entry { key, line, node }),
            (Value::Map(_), None) => {
                let line = node.line;
                let key = match node.value {
                    Value::Text(text) => text,
                    _ => String::new(),
                };
                self.key = Some((key, line));
            }
            _ => {}
        }
    }
}

/// How many values a node holds, itself included. A closed node was counted when its parts were:
/// what counts here is what an alias brings in again.
fn size(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(entries) => 1 + entries.iter().map(|entry| size(&entry.node)).sum::<usize>(),
        _ => 1,
    }
}

fn depth(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Map(entries) => {
            1 + entries.iter().map(|entry| depth(&entry.node)).max().unwrap_or_default()
        }
        _ => 0,
    }
}

fn name_of(tag: Option<&Tag>) -> String {
    tag.map(|tag| format!("{}{}", tag.handle, tag.suffix)).unwrap_or_default()
}

fn line(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}
