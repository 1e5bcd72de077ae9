//! Footnotes and endnotes: Word counts them in the order in which their marks stand.

use std::collections::HashMap;

use remit_core::matrix::{Mark, limits};
use remit_formats::page::roman;

/// The notes that a document refers to.
#[derive(Default)]
pub(super) struct Notes {
    marks: HashMap<(&'static str, String), (usize, Mark)>,
    footnotes: usize,
    endnotes: usize,
}

impl Notes {
    /// The mark of a note that the document refers to; `own` is one that is set by hand.
    pub(super) fn refer(
        &mut self,
        kind: &'static str,
        id: String,
        own: Option<Mark>,
    ) -> Option<Mark> {
        let key = (kind, id);
        if let Some((_, mark)) = self.marks.get(&key) {
            return Some(mark.clone());
        }
        if self.marks.len() >= limits::FOOTNOTES {
            return None;
        }
        let mark = own.or_else(|| self.count(kind))?;
        self.marks.insert(key, (self.marks.len(), mark.clone()));
        Some(mark)
    }

    /// The next mark that Word counts.
    fn count(&mut self, kind: &str) -> Option<Mark> {
        if kind == "endnotes" {
            self.endnotes += 1;
            Mark::new(&roman(self.endnotes)).or_else(|| Mark::new(&format!("e{}", self.endnotes)))
        } else {
            self.footnotes += 1;
            Mark::new(&self.footnotes.to_string())
        }
    }

    /// Which note this is of those that are referred to, and its mark.
    pub(super) fn find(&self, kind: &str, id: &str) -> Option<(usize, Mark)> {
        let kind = if kind == "endnotes" { "endnotes" } else { "footnotes" };
        self.marks.get(&(kind, id.to_owned())).cloned()
    }
}
