//! Bicep, as far as resources, parameters and variables go: their values as maps.
//!
//! The root has `resources`, `parameters` and `variables`; a resource has its `type` without the
//! version, and its body beside it.

use super::Problem;
use super::tree::{DEEPEST, Entry, Node, Value};

/// Reads a text, and why it could not be read to its end where it could not.
pub fn read(text: &str) -> (Node, Option<Problem>) {
    let mut reader = Reader { rest: text, line: 1, problem: None };
    let mut found: [Vec<Entry>; 3] = Default::default();
    let [resources, parameters, variables] = &mut found;
    loop {
        reader.skip_blank(true);
        if reader.rest.is_empty() || reader.problem.is_some() {
            break;
        }
        match reader.word().as_str() {
            "resource" => resources.extend(reader.resource()),
            "param" => parameters.extend(reader.assigned()),
            "var" => variables.extend(reader.assigned()),
            _ => reader.skip_statement(),
        }
    }
    let mut root = Vec::new();
    for (key, entries) in ["resources", "parameters", "variables"].into_iter().zip(found) {
        root.push(entry(key, 1, Node::new(1, Value::Map(entries))));
    }
    (Node::new(1, Value::Map(root)), reader.problem)
}

struct Reader<'t> {
    rest: &'t str,
    line: u32,
    problem: Option<Problem>,
}

fn entry(key: &str, line: u32, node: Node) -> Entry {
    Entry { key: key.to_owned(), line, node }
}

impl Reader<'_> {
    fn skip(&mut self, bytes: usize) {
        let (gone, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        let lines = gone.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.rest = rest;
    }

    /// Passes over blanks and comments, ends of lines too where `lines` says so.
    fn skip_blank(&mut self, lines: bool) {
        loop {
            let trimmed = match lines {
                true => self.rest.trim_start(),
                false => self.rest.trim_start_matches([' ', '\t', '\r']),
            };
            self.skip(self.rest.len() - trimmed.len());
            if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                self.skip(self.rest.find("*/").map_or(self.rest.len(), |end| end + 2));
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> String {
        let end = self
            .rest
            .find(|character: char| {
                !character.is_alphanumeric() && !matches!(character, '_' | '-' | '.')
            })
            .unwrap_or(self.rest.len());
        let word = self.rest.get(..end).unwrap_or_default().to_owned();
        self.skip(end);
        word
    }

    /// Passes over the rest of a statement: to the end of the line, or of the brackets it opens.
    fn skip_statement(&mut self) {
        let mut depth = 0usize;
        loop {
            self.skip_blank(false);
            let Some(next) = self.rest.chars().next() else { return };
            match next {
                '{' | '[' | '(' => depth += 1,
                '}' | ']' | ')' => depth = depth.saturating_sub(1),
                '\n' if depth == 0 => return self.skip(1),
                '\'' => {
                    self.string();
                    continue;
                }
                _ => {}
            }
            self.skip(next.len_utf8());
        }
    }

    /// `resource name 'type@version' = { ... }`, with `existing`, `if (..)` and loops before it.
    fn resource(&mut self) -> Option<Entry> {
        self.skip_blank(false);
        let line = self.line;
        let name = self.word();
        self.skip_blank(false);
        if !self.rest.starts_with('\'') {
            self.skip_statement();
            return None;
        }
        let kind = self.string();
        let kind = kind.split('@').next().unwrap_or_default().to_owned();
        let body = self
            .rest
            .find(['{', '\n'])
            .filter(|at| self.rest.get(*at..).is_some_and(|rest| rest.starts_with('{')));
        let before = body.and_then(|at| self.rest.get(..at)).unwrap_or_default().to_owned();
        let Some(at) = body.filter(|_| !before.contains("existing")) else {
            self.skip_statement();
            return None;
        };
        self.skip(at);
        let node = self.value(0);
        let mut entries = vec![entry("type", line, Node::new(line, Value::Text(kind)))];
        if let Value::Map(own) = node.value {
            entries.extend(own);
        }
        Some(entry(&name, line, Node::new(line, Value::Map(entries))))
    }

    /// `param name type = value` or `var name = value`; nothing where no value is set.
    fn assigned(&mut self) -> Option<Entry> {
        self.skip_blank(false);
        let line = self.line;
        let name = self.word();
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let equals = self.rest.get(..end).and_then(|rest| rest.find('='));
        let Some(equals) = equals else {
            self.skip_statement();
            return None;
        };
        self.skip(equals + 1);
        self.skip_blank(false);
        let node = self.value(0);
        Some(entry(&name, line, node))
    }

    fn value(&mut self, depth: usize) -> Node {
        let line = self.line;
        if depth > DEEPEST {
            self.problem.get_or_insert_with(|| {
                Problem::new(line, format!("values nest deeper than {DEEPEST}"))
            });
            self.skip(self.rest.len());
            return Node::new(line, Value::Null);
        }
        let value = match self.rest.chars().next() {
            Some('{') => self.map(depth),
            Some('[') => self.list(depth),
            Some('\'') => {
                let text = self.string();
                let ends = self.rest.trim_start_matches([' ', '\t', '\r']);
                if text.contains("${")
                    || !ends.is_empty() && !ends.starts_with(['\n', '}', ']', ',', '/'])
                {
                    let more = self.expression();
                    Value::Open(format!("'{text}'{more}"))
                } else {
                    Value::Text(text)
                }
            }
            _ => scalar(&self.expression()),
        };
        Node::new(line, value)
    }

    fn map(&mut self, depth: usize) -> Value {
        let opened = self.line;
        self.skip(1);
        let mut entries = Vec::new();
        loop {
            self.skip_blank(true);
            let line = self.line;
            match self.rest.chars().next() {
                None => {
                    self.problem.get_or_insert_with(|| Problem::new(opened, "'{' is not closed"));
                    break;
                }
                Some('}') => {
                    self.skip(1);
                    break;
                }
                Some(',') => self.skip(1),
                Some(first) => {
                    let key = if first == '\'' { self.string() } else { self.word() };
                    self.skip_blank(false);
                    if key == "resource" && !self.rest.starts_with(':') {
                        // A nested resource is read as one of the list of its parent.
                        if let Some(inner) = self.resource() {
                            entries.push(entry(
                                "resources",
                                line,
                                Node::new(line, Value::List(vec![inner.node])),
                            ));
                        }
                    } else if self.rest.starts_with(':') {
                        self.skip(1);
                        self.skip_blank(false);
                        let node = self.value(depth + 1);
                        entries.push(entry(&key, line, node));
                    } else {
                        let lost = self.rest.chars().next().map_or(1, char::len_utf8);
                        self.skip(lost);
                    }
                }
            }
        }
        Value::Map(entries)
    }

    fn list(&mut self, depth: usize) -> Value {
        let opened = self.line;
        self.skip(1);
        let mut items = Vec::new();
        loop {
            self.skip_blank(true);
            match self.rest.chars().next() {
                None => {
                    self.problem.get_or_insert_with(|| Problem::new(opened, "'[' is not closed"));
                    break;
                }
                Some(']') => {
                    self.skip(1);
                    break;
                }
                Some(',' | '}' | ')') => self.skip(1),
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
        Value::List(items)
    }

    /// A string in single quotes, or in three of them.
    fn string(&mut self) -> String {
        if let Some(rest) = self.rest.strip_prefix("'''") {
            let end = rest.find("'''").unwrap_or(rest.len());
            let text = rest.get(..end).unwrap_or_default().to_owned();
            self.skip(end + 6);
            return text;
        }
        let mut text = String::new();
        let mut characters = self.rest.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '\'' | '\n' => {
                    self.skip(at + usize::from(character == '\''));
                    return text;
                }
                '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
                _ => text.push(character),
            }
        }
        self.skip(self.rest.len());
        text
    }

    /// An expression to the end of the line, or to the bracket that closes what it stands in.
    fn expression(&mut self) -> String {
        let start = self.rest;
        let mut depth = 0usize;
        while let Some(next) = self.rest.chars().next() {
            match next {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => break,
                ')' | ']' | '}' => depth -= 1,
                '\n' | ',' if depth == 0 => break,
                '\'' => {
                    self.string();
                    continue;
                }
                '/' if self.rest.starts_with("//") => break,
                _ => {}
            }
            self.skip(next.len_utf8());
        }
        // Reading always moves on.
        if start.len() == self.rest.len() {
            let lost = self.rest.chars().next().map_or(0, char::len_utf8);
            self.skip(lost);
        }
        start.get(..start.len() - self.rest.len()).unwrap_or_default().trim().to_owned()
    }
}

/// A number, a truth value, a choice between two strings, or an expression.
fn scalar(written: &str) -> Value {
    let number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    if number || written == "true" || written == "false" {
        return Value::Text(written.to_owned());
    }
    if written == "null" {
        return Value::Null;
    }
    let choice = written.split_once(" ? ").and_then(|(_, rest)| rest.split_once(" : "));
    match choice {
        Some((one, other)) => Value::Either(
            [one, other].iter().map(|side| Node::new(0, literal(side.trim()))).collect(),
        ),
        None => Value::Open(written.chars().take(200).collect()),
    }
}

fn literal(written: &str) -> Value {
    match written.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        Some(text) if !text.contains(['\'', '$']) => Value::Text(text.to_owned()),
        _ if written.bytes().all(|byte| byte.is_ascii_digit()) => Value::Text(written.to_owned()),
        _ => Value::Open(written.to_owned()),
    }
}
