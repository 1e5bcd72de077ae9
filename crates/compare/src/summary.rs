//! A difference in the words of people.

use super::{Difference, Field, ListChange};
use remit_core::matrix::{Matrix, Party, Row, RowId};

impl Difference {
    /// What changed, like "12 cells, 2 activities added, title changed"; "no changes" where
    /// nothing did that people see. The matrix is the one that the difference leads from.
    pub fn summary(&self, old: &Matrix) -> String {
        let mut words = Words(String::new());
        self.cells(&mut words);
        self.rows(old, &mut words);
        self.parties(old, &mut words);
        list(&mut words, "plan", "plans", &self.plans);
        list(&mut words, "footnote", "footnotes", &self.footnotes);
        for head in &self.head {
            if !head.words().is_empty() {
                words.add(&[head.words(), " changed"]);
            }
        }
        if self.acceptances.is_some() {
            words.add(&["acceptances changed"]);
        }
        if words.0.is_empty() { "no changes".to_owned() } else { words.0 }
    }

    fn cells(&self, words: &mut Words) {
        // Letters and marks of one cell count once.
        let mut cells = 0;
        let (mut texts, mut headings) = (0, 0);
        for change in &self.changed {
            let mut parties: Vec<u64> = Vec::new();
            let (mut text, mut heading) = (0, 0);
            for field in &change.fields {
                match field {
                    Field::Cell(party, _) | Field::Marks(party, _) => {
                        if !parties.contains(&party.bits()) {
                            parties.push(party.bits());
                        }
                    }
                    Field::Text(_) | Field::Plan(_) | Field::Comment(_) | Field::Evidence(_) => {
                        text = 1;
                    }
                    _ => heading = 1,
                }
            }
            cells += parties.len();
            texts += text;
            headings += heading;
        }
        words.count(cells, "cell", "cells", "");
        words.count(texts, "activity", "activities", " edited");
        words.count(headings, "section", "sections", " changed");
    }

    fn rows(&self, old: &Matrix, words: &mut Words) {
        let sections = |ids: &mut dyn Iterator<Item = u64>| {
            let (mut sections, mut activities) = (0, 0);
            for id in ids {
                // What is not in the old matrix was added, and is counted there.
                match old.position(RowId::from_bits(id)).and_then(|at| old.rows.get(at)) {
                    Some(Row::Section(_)) => sections += 1,
                    Some(Row::Activity(_)) => activities += 1,
                    None => {}
                }
            }
            (sections, activities)
        };
        let added = self.added.iter().filter(|row| row.section().is_some()).count();
        let removed = sections(&mut self.order.removed.iter().copied());
        let moved = sections(&mut self.order.placed());
        for ((sections, activities), what) in [
            ((added, self.added.len() - added), " added"),
            (removed, " removed"),
            (moved, " moved"),
        ] {
            words.count(sections, "section", "sections", what);
            words.count(activities, "activity", "activities", what);
        }
    }

    fn parties(&self, old: &Matrix, words: &mut Words) {
        let name = |party: &&Party| {
            old.parties.iter().any(|other| other.id == party.id && other.name != party.name)
        };
        let renamed = self.parties.changed.iter().filter(name).count();
        words.count(renamed, "party", "parties", " renamed");
        let others = self.parties.changed.len() - renamed;
        words.count(others, "party", "parties", " changed");
        order(words, "party", "parties", &self.parties);
    }
}

fn list<T>(words: &mut Words, one: &str, many: &str, change: &ListChange<T>) {
    words.count(change.changed.len(), one, many, " changed");
    order(words, one, many, change);
}

fn order<T>(words: &mut Words, one: &str, many: &str, change: &ListChange<T>) {
    words.count(change.added.len(), one, many, " added");
    words.count(change.order.removed.len(), one, many, " removed");
    let moved = change.order.placed().count().saturating_sub(change.added.len());
    words.count(moved, one, many, " moved");
}

/// Phrases, joined by commas.
struct Words(String);

impl Words {
    fn add(&mut self, parts: &[&str]) {
        if !self.0.is_empty() {
            self.0.push_str(", ");
        }
        for part in parts {
            self.0.push_str(part);
        }
    }

    fn count(&mut self, count: usize, one: &str, many: &str, what: &str) {
        if count > 0 {
            self.add(&[&count.to_string(), " ", if count == 1 { one } else { many }, what]);
        }
    }
}
