//! Readers of configuration syntaxes, each with the line of everything that it reads.
//!
//! A reader never fails: it hands back what could be read, and a [`Problem`] where the text is
//! broken, so that a damaged file is neither lost nor taken for a clean one.

pub mod apache;
pub mod bicep;
pub mod braces;
pub mod hcl;
pub mod ini;
pub mod json;
pub mod properties;
pub mod registry_file;
pub mod sections;
pub mod template;
pub mod toml;
pub mod tree;
pub mod words;
pub mod xml;
pub mod yaml;

#[cfg(test)]
mod tests;

/// The deepest nesting that is read; what lies deeper is a [`Problem`].
pub(crate) const DEEPEST: usize = 64;

/// One setting with its arguments and, where it opens one, its block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directive {
    /// Name as written; empty for a bare value.
    pub name: String,
    /// Arguments with quotes and escapes taken off.
    pub args: Vec<String>,
    /// Line of the name, from 1.
    pub line: u32,
    /// What stands in its block; `None` where it has none.
    pub block: Option<Vec<Directive>>,
}

impl Directive {
    /// The first argument, or nothing.
    pub fn value(&self) -> &str {
        self.args.first().map_or("", String::as_str)
    }

    /// Is it called this? Names of settings are compared without regard to case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// What stands in its block; empty where it has none.
    pub fn children(&self) -> &[Directive] {
        self.block.as_deref().unwrap_or_default()
    }
}

/// Where and why a text could not be read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: u32,
    /// Why, for a person.
    pub reason: String,
}

impl Problem {
    /// A problem at a line.
    pub(crate) fn new(line: u32, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}

/// What was read of a text: its settings, and why it ended early where it did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// In the order of the text.
    pub directives: Vec<Directive>,
    /// What was wrong, where something was.
    pub problem: Option<Problem>,
}

/// Builds a tree of directives from openings and closings, with bounded depth.
#[derive(Default)]
pub(crate) struct Tree {
    /// The blocks that are open, outermost first, with what was read before each.
    open: Vec<(Directive, Vec<Directive>)>,
    current: Vec<Directive>,
    problem: Option<Problem>,
}

impl Tree {
    pub(crate) fn leaf(&mut self, directive: Directive) {
        self.current.push(directive);
    }

    /// Opens a block. False where it would lie too deep: the reader stops there.
    pub(crate) fn open(&mut self, directive: Directive) -> bool {
        if self.open.len() >= DEEPEST {
            self.broken(directive.line, format!("blocks nest deeper than {DEEPEST}"));
            return false;
        }
        self.open.push((directive, std::mem::take(&mut self.current)));
        true
    }

    /// The name of the innermost open block.
    pub(crate) fn innermost(&self) -> Option<&str> {
        self.open.last().map(|(directive, _)| directive.name.as_str())
    }

    /// Closes the innermost block. False where none is open.
    pub(crate) fn close(&mut self) -> bool {
        let Some((mut directive, outer)) = self.open.pop() else { return false };
        directive.block = Some(std::mem::replace(&mut self.current, outer));
        self.current.push(directive);
        true
    }

    /// Notes the first thing that is wrong.
    pub(crate) fn broken(&mut self, line: u32, reason: impl Into<String>) {
        self.problem.get_or_insert_with(|| Problem::new(line, reason));
    }

    pub(crate) fn finish(mut self) -> Settings {
        if let Some((directive, _)) = self.open.last() {
            let (line, reason) =
                (directive.line, format!("the block '{}' is not closed", directive.name));
            self.broken(line, reason);
        }
        while self.close() {}
        Settings { directives: self.current, problem: self.problem }
    }
}

/// The lines of a text with their numbers, from 1, without a byte order mark.
pub(crate) fn numbered(text: &str) -> impl Iterator<Item = (u32, &str)> {
    (1u32..).zip(text.trim_start_matches('\u{feff}').lines())
}

/// The lines of a text, those that end in a backslash joined to the next where that is so.
pub(crate) fn logical(text: &str, joined: bool) -> Vec<(u32, String)> {
    if joined {
        return words::logical_lines(text);
    }
    numbered(text).map(|(line, text)| (line, text.to_owned())).collect()
}
