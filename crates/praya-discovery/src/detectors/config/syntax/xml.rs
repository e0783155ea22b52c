//! XML. Entities other than the five of XML itself are left as they are written: nothing expands.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::tree::Lines;
use super::{DEEPEST, Problem};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Name without its prefix.
    pub name: String,
    /// Attributes by their names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// Elements in it.
    pub children: Vec<Element>,
    /// Text directly in it, trimmed.
    pub text: String,
    /// Line on which its tag begins, from 1.
    pub line: u32,
}

impl Element {
    /// An attribute, whatever the case of its name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Is it called this, whatever the case?
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Shows every element in it, itself included, with those around it, outermost first.
    pub fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Element, &[&'e Element])) {
        self.descend(&mut Vec::new(), visit);
    }

    fn descend<'e>(
        &'e self,
        around: &mut Vec<&'e Element>,
        visit: &mut impl FnMut(&'e Element, &[&'e Element]),
    ) {
        visit(self, around);
        around.push(self);
        for child in &self.children {
            child.descend(around, visit);
        }
        around.pop();
    }
}

/// Reads a text: an element without name that holds what the text holds, and why the text ended
/// early where it did.
pub fn read(text: &str) -> (Element, Option<Problem>) {
    let lines = Lines::of(text);
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element { line: 1, ..Element::default() }];
    let problem = loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = line_of_tag(text, at, &lines);
        match reader.read_event() {
            Err(error) => break Some(Problem::new(line, error.to_string())),
            Ok(Event::Eof) if open.len() > 1 => {
                let name = open.last().map(|element| element.name.as_str()).unwrap_or_default();
                break Some(Problem::new(line, format!("<{name}> is not closed")));
            }
            Ok(Event::Eof) => break None,
            Ok(Event::Start(_)) if open.len() > DEEPEST => {
                break Some(Problem::new(line, format!("elements nest deeper than {DEEPEST}")));
            }
            Ok(Event::Start(start)) => open.push(element(&start, line)),
            Ok(Event::Empty(start)) => put(&mut open, element(&start, line)),
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(content)) => add_text(&mut open, &content.xml10_content()),
            Ok(Event::CData(content)) => add_text(&mut open, &content.xml10_content()),
            Ok(_) => {}
        }
    };
    while open.len() > 1 {
        close(&mut open);
    }
    (open.pop().unwrap_or_default(), problem)
}

/// The line of the next tag: blanks before it belong to the text before.
fn line_of_tag(text: &str, at: usize, lines: &Lines) -> u32 {
    let rest = text.get(at..).unwrap_or_default();
    lines.at(at + (rest.len() - rest.trim_start().len()))
}

fn element(start: &BytesStart<'_>, line: u32) -> Element {
    let mut attributes = Vec::new();
    for attribute in start.html_attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name().as_ref().to_owned();
        let raw = attribute.value.to_string();
        let value = quick_xml::escape::unescape(&raw).map_or(raw.clone(), |text| text.into_owned());
        attributes.push((name, value));
    }
    let name = start.local_name().as_ref().to_owned();
    Element { name, attributes, line, ..Element::default() }
}

fn put(open: &mut [Element], element: Element) {
    if let Some(outer) = open.last_mut() {
        outer.children.push(element);
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        put(open, element);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text.trim());
    }
}
