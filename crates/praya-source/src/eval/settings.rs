//! Configuration files of a project: which key has which values, and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::value::SettingPlace;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    pub(super) value: Arc<str>,
    pub(super) place: Arc<SettingPlace>,
}

/// Keys of every configuration file of a project.
#[derive(Debug, Default)]
pub struct Settings {
    /// By the key as frameworks compare it.
    by_key: BTreeMap<String, Vec<Setting>>,
}

/// Frameworks read `content-cipher`, `contentCipher` and `CONTENT_CIPHER` as one key, and .NET
/// parts a key with colons.
fn relaxed(key: &str) -> String {
    let key = key.replace("__", ".").replace(':', ".");
    key.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// More values than this for one key decide nothing.
const MAX_PER_KEY: usize = 16;

/// How deep YAML and JSON documents are followed.
const MAX_DEPTH: usize = 32;

impl Settings {
    /// Whether a file is read for settings.
    pub fn reads(file_name: &str) -> bool {
        let lower = file_name.to_ascii_lowercase();
        let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
        matches!(ending, "properties" | "yml" | "yaml" | "env" | "ini" | "toml" | "conf" | "cfg")
            || lower.starts_with(".env")
            || (ending == "json" && !lower.starts_with("package") && !lower.ends_with("lock.json"))
    }

    /// Adds a file's keys. What is not of a known form adds nothing.
    pub fn add(&mut self, path: &str, text: &str) {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "yml" | "yaml" | "json" => self.add_tree(path, text),
            _ => self.add_lines(path, text),
        }
    }

    fn insert(&mut self, path: &str, key: &str, value: &str, line: u32) {
        let held = self.by_key.entry(relaxed(key)).or_default();
        if held.len() < MAX_PER_KEY {
            let place = SettingPlace { path: path.to_owned(), line, key: key.to_owned() };
            held.push(Setting { value: value.into(), place: Arc::new(place) });
        }
    }

    /// `key = value`, `key: value`, `export KEY=value`, with `[section]` before the key as well.
    fn add_lines(&mut self, path: &str, text: &str) {
        let mut section = String::new();
        let mut around: Vec<&str> = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.starts_with(['#', '!', ';']) {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name.trim_matches(['[', ']', ' ']).to_owned();
                continue;
            }
            if let Some(name) = line.strip_suffix('{') {
                around.push(name.trim_end_matches(['=', ':', ' ']).trim_matches(['"', ' ']));
                continue;
            }
            if line.starts_with('}') {
                around.pop();
                continue;
            }
            let line = line.strip_prefix("export ").unwrap_or(line);
            let Some(at) = line.find(['=', ':']) else { continue };
            let (key, value) = (line.get(..at), line.get(at + 1..));
            let (Some(key), Some(value)) = (key, value) else { continue };
            let key = key.trim();
            let value = value.trim().trim_matches(['"', '\'']);
            self.insert(path, key, value, number);
            if !around.is_empty() && around.len() <= MAX_DEPTH {
                self.insert(path, &format!("{}.{key}", around.join(".")), value, number);
            }
            if !section.is_empty() {
                self.insert(path, &format!("{section}.{key}"), value, number);
            }
        }
    }

    /// YAML and JSON: nested keys are joined with dots.
    fn add_tree(&mut self, path: &str, text: &str) {
        use saphyr_parser::{Event, Parser};
        let mut keys: Vec<Frame> = Vec::new();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { return };
            match event {
                Event::MappingStart(..) => keys.push(Frame::Map(None)),
                Event::SequenceStart(..) => keys.push(Frame::List),
                Event::MappingEnd | Event::SequenceEnd => {
                    keys.pop();
                    finish_value(&mut keys);
                }
                Event::Alias(_) => finish_value(&mut keys),
                Event::Scalar(value, ..) => match keys.last_mut() {
                    Some(Frame::Map(key @ None)) => *key = Some(value.into_owned()),
                    _ => {
                        let line = u32::try_from(span.start.line()).unwrap_or(0);
                        self.insert(path, &joined(&keys), &value, line);
                        finish_value(&mut keys);
                    }
                },
                _ => {}
            }
            if keys.len() > MAX_DEPTH {
                return;
            }
        }
    }

    /// The values of a key: of its own spelling, or else of one that frameworks take for it.
    pub(super) fn values(&self, key: &str) -> Vec<Setting> {
        let alike = self.by_key.get(&relaxed(key)).map_or(&[][..], Vec::as_slice);
        let same: Vec<Setting> =
            alike.iter().filter(|setting| setting.place.key == key).cloned().collect();
        if same.is_empty() { alike.to_vec() } else { same }
    }
}

enum Frame {
    Map(Option<String>),
    List,
}

fn finish_value(keys: &mut [Frame]) {
    if let Some(Frame::Map(key)) = keys.last_mut() {
        *key = None;
    }
}

fn joined(keys: &[Frame]) -> String {
    let parts: Vec<&str> = keys
        .iter()
        .filter_map(|frame| match frame {
            Frame::Map(key) => key.as_deref(),
            Frame::List => None,
        })
        .collect();
    parts.join(".")
}
