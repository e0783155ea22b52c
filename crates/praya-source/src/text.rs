//! Texts held once: within a file each has a number, and files share those that are equal.

use std::hash::BuildHasher as _;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::ir::Sym;

/// A slot without a text.
const FREE: u32 = u32::MAX;

/// The texts of a file by number, found by what they are. A hash map with the texts as keys would
/// take three times the memory, and there are thousands of files.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    held: Vec<Arc<str>>,
    /// Numbers, by hash; a power of two of them, of which at most half are taken.
    slots: Vec<u32>,
}

impl Texts {
    pub(crate) fn get(&self, sym: Sym) -> Option<&Arc<str>> {
        self.held.get(sym.0 as usize)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.held.iter().map(|text| &**text)
    }

    /// The number of a text that is held.
    pub(crate) fn find(&self, text: &str) -> Option<Sym> {
        let found = self.slots.get(self.slot(text)).copied();
        found.filter(|number| *number != FREE).map(Sym)
    }

    /// The number of a text, which is held from now on.
    pub(crate) fn intern(&mut self, text: &str) -> Sym {
        if let Some(held) = self.find(text) {
            return held;
        }
        let number = u32::try_from(self.held.len()).unwrap_or(0);
        self.held.push(text.into());
        if self.held.len() * 2 > self.slots.len() {
            self.spread();
        } else {
            self.place(number, text);
        }
        Sym(number)
    }

    /// Where a text stands, or would stand.
    fn slot(&self, text: &str) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut at = usize::try_from(FxBuildHasher.hash_one(text)).unwrap_or(0) & last;
        while let Some(number) = self.slots.get(at).filter(|number| **number != FREE) {
            if self.held.get(*number as usize).is_some_and(|held| **held == *text) {
                break;
            }
            at = (at + 1) & last;
        }
        at
    }

    fn place(&mut self, number: u32, text: &str) {
        let at = self.slot(text);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number;
        }
    }

    fn spread(&mut self) {
        self.slots = vec![FREE; (self.held.len() * 4).next_power_of_two()];
        for (number, text) in (0..).zip(std::mem::take(&mut self.held)) {
            // Each is another text, so none is compared with what is taken out here.
            self.place(number, &text);
            self.held.push(text);
        }
    }

    /// Holds what other files hold already, and no more memory than that takes.
    pub(crate) fn share(&mut self, shared: &Shared) {
        self.held.shrink_to_fit();
        for text in &mut self.held {
            *text = shared.one(text);
        }
    }
}

/// Threads that read files seldom meet in one part.
const PARTS: usize = 16;

/// The texts of all files.
#[derive(Debug, Default)]
pub(crate) struct Shared([Mutex<FxHashSet<Arc<str>>>; PARTS]);

impl Shared {
    fn one(&self, text: &Arc<str>) -> Arc<str> {
        let part = usize::try_from(FxBuildHasher.hash_one(&**text) >> 32).unwrap_or(0) % PARTS;
        let Some(part) = self.0.get(part) else { return text.clone() };
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        match part.get(text) {
            Some(held) => held.clone(),
            None => {
                part.insert(text.clone());
                text.clone()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_numbers() {
        let mut texts = Texts::default();
        assert_eq!(texts.find("a"), None);
        let words: Vec<String> = (0..1000).map(|number| format!("word{number}")).collect();
        let numbers: Vec<Sym> = words.iter().map(|word| texts.intern(word)).collect();
        for (word, number) in words.iter().zip(&numbers) {
            assert_eq!(texts.find(word), Some(*number));
            assert_eq!(texts.intern(word), *number);
            assert_eq!(texts.get(*number).map(|text| &**text), Some(word.as_str()));
        }
        assert_eq!(texts.find("word1000"), None);
    }

    #[test]
    fn files_share_equal_texts() {
        let shared = Shared::default();
        let [first, second] = [(), ()].map(|()| {
            let mut texts = Texts::default();
            texts.intern("cipher");
            texts.share(&shared);
            texts
        });
        assert!(Arc::ptr_eq(first.get(Sym(0)).unwrap(), second.get(Sym(0)).unwrap()));
    }
}
