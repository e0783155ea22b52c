//! Package databases that are text: paragraphs of keys and values.

use super::declared::numbered;

/// One paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph<'t> {
    entries: Vec<(u32, &'t str, &'t str)>,
}

impl<'t> Paragraph<'t> {
    /// The value of a key, and its line.
    pub(super) fn entry(&self, key: &str) -> Option<(u32, &'t str)> {
        let (line, _, value) = self.entries.iter().find(|(_, own, _)| *own == key)?;
        Some((*line, value))
    }

    /// The value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&'t str> {
        self.entry(key).map(|(_, value)| value)
    }
}

/// The paragraphs of a text, whose keys end at `separator`. Indented lines continue a value and
/// are left out.
pub(super) fn of<'t>(
    text: &'t str,
    separator: &'static str,
) -> impl Iterator<Item = Paragraph<'t>> {
    let mut paragraphs = vec![Paragraph::default()];
    for (number, line) in numbered(text) {
        if line.trim().is_empty() {
            paragraphs.push(Paragraph::default());
        } else if let Some((key, value)) = line.split_once(separator)
            && !line.starts_with([' ', '\t'])
            && let Some(last) = paragraphs.last_mut()
        {
            last.entries.push((number, key, value.trim()));
        }
    }
    paragraphs.into_iter()
}
