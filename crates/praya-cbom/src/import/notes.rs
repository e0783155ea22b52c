//! What was not understood, counted.

use std::collections::BTreeMap;

use super::json::Rest;

/// Most different notes that are kept; the rest is counted together.
const MOST: usize = 200;
/// Most characters of a value that a note repeats.
const LONGEST: usize = 60;

/// Notes so far.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<String, u64>);

impl Notes {
    /// Counts a note.
    pub(super) fn note(&mut self, note: String) {
        let note = if self.0.len() < MOST || self.0.contains_key(&note) {
            note
        } else {
            "more of other kinds".to_owned()
        };
        *self.0.entry(note).or_default() += 1;
    }

    /// Counts fields that are not known.
    pub(super) fn fields(&mut self, of: &str, rest: &Rest) {
        for field in rest.keys() {
            self.note(format!("field '{}' of {of} is not known", shown(field)));
        }
    }

    /// Counts a value that is not known.
    pub(super) fn value(&mut self, of: &str, value: &str) {
        self.note(format!("{of} '{}' is not known", shown(value)));
    }

    pub(super) fn into_inner(self) -> BTreeMap<String, u64> {
        self.0
    }
}

/// The beginning of a value, on one line.
pub(super) fn shown(value: &str) -> String {
    let clean = |character: char| if character.is_control() { ' ' } else { character };
    let mut shown: String = value.chars().take(LONGEST).map(clean).collect();
    if value.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
