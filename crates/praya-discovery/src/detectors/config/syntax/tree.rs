//! Values that nest: what YAML, JSON, TOML and HCL have in common.

/// The deepest nesting of values that is read.
pub(crate) const DEEPEST: usize = 100;

/// A value with its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Line on which it begins, from 1.
    pub line: u32,
    /// The YAML tag (`!Ref`) that it carries; empty where it carries none.
    pub tag: String,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// None, or `null`.
    #[default]
    Null,
    /// A string, number or truth value, as written, without quotes and escapes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the text.
    Map(Vec<Entry>),
    /// One of these, which is decided outside the file.
    Either(Vec<Node>),
    /// An expression that the file does not decide, as written.
    Open(String),
}

/// An entry of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub key: String,
    /// Line of the key, from 1.
    pub line: u32,
    /// Value.
    pub node: Node,
}

impl Node {
    /// A node without a tag.
    pub(crate) fn new(line: u32, value: Value) -> Self {
        Self { line, tag: String::new(), value }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entry of a key: its own, or else one that a YAML merge key brings in. Of keys that
    /// stand twice the last one counts.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        let own = self.entries().iter().rev().find(|entry| entry.key == key);
        own.or_else(|| {
            let merged = &self.entries().iter().find(|entry| entry.key == "<<")?.node;
            merged.entry(key).or_else(|| merged.items().iter().find_map(|item| item.entry(key)))
        })
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The value at the end of a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The text of a scalar under a key.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Node::text)
    }

    /// The scalars in a list, or the one scalar that it is.
    pub fn texts(&self) -> Vec<&str> {
        match &self.value {
            Value::Text(text) => vec![text],
            Value::List(items) => items.iter().filter_map(Node::text).collect(),
            _ => Vec::new(),
        }
    }

    /// Shows every map in it, itself included, outermost first, with the keys that lead there.
    pub fn each_map<'n>(&'n self, visit: &mut impl FnMut(&'n Node, &[&'n str])) {
        self.descend(&mut Vec::new(), visit);
    }

    fn descend<'n>(
        &'n self,
        keys: &mut Vec<&'n str>,
        visit: &mut impl FnMut(&'n Node, &[&'n str]),
    ) {
        match &self.value {
            Value::Map(entries) => {
                visit(self, keys);
                for entry in entries {
                    keys.push(&entry.key);
                    entry.node.descend(keys, visit);
                    keys.pop();
                }
            }
            Value::List(items) | Value::Either(items) => {
                for item in items {
                    item.descend(keys, visit);
                }
            }
            _ => {}
        }
    }
}

/// The lines of a text, by byte offset.
pub(crate) struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        Self { ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line, from 1, that a byte stands on.
    pub(crate) fn at(&self, offset: usize) -> u32 {
        let before = self.ends.partition_point(|end| *end < offset);
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }
}
