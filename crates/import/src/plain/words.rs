//! The words of a text, to know a word again where it is glued to another.

use std::collections::BTreeSet;

use super::super::words::fold;

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    folded: BTreeSet<String>,
    written: BTreeSet<String>,
}

impl Words {
    pub(super) fn add(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.chars().count() > 1 && word.len() < 80 {
                self.folded.insert(fold(word));
                self.written.insert(word.to_owned());
            }
        }
    }

    #[cfg(test)]
    pub(super) fn of_text(text: &str) -> Self {
        let mut words = Self::default();
        words.add(text);
        words
    }

    pub(super) fn has(&self, folded: &str) -> bool {
        self.folded.contains(folded)
    }

    pub(super) fn has_written(&self, word: &str) -> bool {
        self.written.contains(word)
    }
}
