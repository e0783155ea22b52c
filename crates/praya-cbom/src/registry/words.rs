//! Cuts a name into the words that algorithm names are made of.

use rustc_hash::FxHashMap;

/// What a word says of an algorithm; names are those of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Facet {
    Family(String),
    /// A family and its key size.
    Sized(String, u32),
    /// A family and its parameter set.
    Set(String, String),
    Digest(String),
    Mode(String),
    Padding(String),
    /// A curve or a finite-field group.
    Curve(String),
    Number(u32),
    Marker(Marker),
    /// Says nothing, before all others: `EVP`, `CKM`.
    Before,
    /// Says nothing, after all others: `Managed`, `Algorithm`.
    After,
    /// Says nothing, between two others: `with`, `and`.
    Between,
    /// Says nothing, anywhere: `bit`.
    Noise,
}

/// A word that says what the others are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// It signs.
    Signs,
    /// A digest is that of a key derivation.
    Kdf,
    /// Encryption with a password.
    Pbe,
    /// What follows is a curve.
    Curve,
    /// RSA's mask generation function: with it and no other word, a signature is PSS.
    Mgf1,
    /// OpenSSL's own way, where there is another.
    OpenSsl,
}

/// Longest name that is looked at, in bytes.
pub(super) const LONGEST: usize = 160;

/// Lower-cased letters and digits; everything else is a separator and is dropped.
pub(super) fn squash(name: &str) -> String {
    name.chars().filter(|c| keeps(*c)).map(|c| c.to_ascii_lowercase()).collect()
}

fn keeps(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// The dictionary.
#[derive(Default)]
pub(super) struct Words {
    entries: FxHashMap<String, Vec<Word>>,
    longest: usize,
}

struct Word {
    facet: Facet,
    /// Bit `i` set: a separator may stand before byte `i` of the squashed word.
    breaks: u64,
}

/// A squashed name and where its separators stood.
struct Text {
    squashed: String,
    breaks: Vec<bool>,
}

impl Words {
    pub(super) fn add(&mut self, spelling: &str, facet: Facet) {
        let text = Text::new(spelling);
        let breaks =
            (0..64).filter(|i| text.breaks_at(*i)).fold(0u64, |mask, i| mask | (1u64 << i));
        self.longest = self.longest.max(text.squashed.len());
        let words = self.entries.entry(text.squashed).or_default();
        match words.iter_mut().find(|word| word.facet == facet) {
            Some(word) => word.breaks |= breaks,
            None => words.push(Word { facet, breaks }),
        }
    }

    /// The first cutting of `name` into words, longest words first, that `accept` makes sense of.
    pub(super) fn read<T>(&self, name: &str, accept: impl Fn(&[&Facet]) -> Option<T>) -> Option<T> {
        let text = Text::new(name);
        let numbers = text.numbers();
        let mut search = Search { words: self, text: &text, numbers: &numbers, steps: 4000 };
        search.from(0, &mut Vec::new(), &accept)
    }
}

impl Text {
    fn new(name: &str) -> Self {
        let mut text = Self { squashed: String::new(), breaks: Vec::new() };
        let mut separated = false;
        for c in name.trim().chars() {
            if keeps(c) {
                text.squashed.push(c.to_ascii_lowercase());
                text.breaks.push(separated);
                separated = false;
            } else {
                separated = true;
            }
        }
        text
    }

    fn breaks_at(&self, at: usize) -> bool {
        self.breaks.get(at).copied().unwrap_or_default()
    }

    /// For each place, the number that starts there and where it ends, if one does.
    fn numbers(&self) -> Vec<Option<(Facet, usize)>> {
        let bytes = self.squashed.as_bytes();
        (0..bytes.len())
            .map(|at| {
                let digits = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
                let starts = at == 0
                    || self.breaks_at(at)
                    || bytes.get(at.wrapping_sub(1)).is_some_and(|b| !b.is_ascii_digit());
                let whole = (1..digits).find(|i| self.breaks_at(at + i)).unwrap_or(digits);
                if !starts || whole == 0 {
                    return None;
                }
                let value = self.squashed.get(at..at + whole)?.parse().ok()?;
                Some((Facet::Number(value), at + whole))
            })
            .collect()
    }
}

struct Search<'a> {
    words: &'a Words,
    text: &'a Text,
    numbers: &'a [Option<(Facet, usize)>],
    /// What is left of the bound on work.
    steps: u32,
}

impl<'a> Search<'a> {
    fn from<T>(
        &mut self,
        at: usize,
        taken: &mut Vec<&'a Facet>,
        accept: &impl Fn(&[&Facet]) -> Option<T>,
    ) -> Option<T> {
        let text = self.text.squashed.as_str();
        if at == text.len() {
            return accept(taken);
        }
        for length in (1..=self.words.longest.min(text.len() - at)).rev() {
            self.steps = self.steps.checked_sub(1)?;
            let Some(words) =
                text.get(at..at + length).and_then(|part| self.words.entries.get(part))
            else {
                continue;
            };
            for word in words {
                let fits = (1..length)
                    .all(|i| !self.text.breaks_at(at + i) || (i < 64 && word.breaks >> i & 1 == 1));
                if fits {
                    taken.push(&word.facet);
                    if let Some(found) = self.from(at + length, taken, accept) {
                        return Some(found);
                    }
                    taken.pop();
                }
            }
        }
        if let Some((number, end)) = self.numbers.get(at).and_then(Option::as_ref) {
            taken.push(number);
            if let Some(found) = self.from(*end, taken, accept) {
                return Some(found);
            }
            taken.pop();
        }
        None
    }
}
