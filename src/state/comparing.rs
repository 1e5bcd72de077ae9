//! Matrices side by side, and the person who matches their rows.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::comparison::{Change, Comparison, Leading, Matching, Shown};
use remit_core::matrix::{ComparisonId, Matrix, RowId};
use remit_formats::comparison::KeptComparison;

use super::sides::Sides;
use super::watched::Watched;

/// What is compared, with what a person is asked about it.
#[derive(Debug)]
pub struct Compared {
    /// Which matrices.
    pub sides: Sides,
    /// How they stand to one another.
    pub comparison: Comparison,
    /// What is kept of it, once a person has said something.
    pub kept: Option<KeptComparison>,
}

/// A comparison that is kept, as the library lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptItem {
    /// Its identity.
    pub id: ComparisonId,
    /// Its name, or those of its sides.
    pub name: String,
    /// What it compares.
    pub sides: Sides,
}

/// The comparison on the screen.
#[derive(Clone, Copy)]
pub struct Comparing {
    /// What is compared, once it was read.
    pub compared: Watched<Option<Arc<Compared>>>,
    /// The side that is compared with the first, matched and counted; from 1 on.
    pub side: Watched<usize>,
    /// What is matched, while somebody matches.
    pub matching: Watched<Option<Arc<Matching>>>,
    /// Whose sections lead.
    pub leading: Watched<Leading>,
    /// Which lines are shown.
    pub shown: Watched<Shown>,
    /// The change to which the lines are narrowed.
    pub only: Watched<Option<Change>>,
    /// The words to which they are narrowed.
    pub words: Watched<String>,
    /// The row of a side that the person is at.
    pub at: Watched<Option<(usize, RowId)>>,
    /// What could not be done.
    pub problem: Watched<String>,
    /// The comparisons that are kept, the latest first.
    pub list: Watched<Vec<KeptItem>>,
    /// Files that were opened to be compared; `f:1` is the first.
    files: StoredValue<Vec<(String, Arc<Matrix>)>>,
}

impl Comparing {
    /// Nothing is compared.
    pub fn new() -> Self {
        Self {
            compared: Watched::new(None),
            side: Watched::new(1),
            matching: Watched::new(None),
            leading: Watched::new(Leading::Side(0)),
            shown: Watched::new(Shown::All),
            only: Watched::new(None),
            words: Watched::new(String::new()),
            at: Watched::new(None),
            problem: Watched::new(String::new()),
            list: Watched::new(Vec::new()),
            files: StoredValue::new(Vec::new()),
        }
    }

    /// Another comparison begins: nothing is known of it yet.
    pub fn begin(self) {
        self.end();
        self.side.replace(1);
        self.leading.replace(Leading::Side(0));
        self.shown.replace(Shown::All);
        self.only.replace(None);
        self.words.replace(String::new());
    }

    /// It is over.
    pub fn end(self) {
        self.compared.set(None);
        self.matching.set(None);
        self.at.replace(None);
        self.problem.replace(String::new());
    }

    /// These matrices stand side by side.
    pub fn show(self, compared: Compared) {
        self.compared.set(Some(Arc::new(compared)));
    }

    /// Somebody matches, goes on with it, or stops.
    pub fn show_matching(self, matching: Option<Matching>) {
        self.matching.set(matching.map(Arc::new));
        self.problem.replace(String::new());
    }

    /// Another side is compared with the first.
    pub fn turn_to(self, side: usize) {
        self.side.replace(side);
        self.matching.set(None);
        self.only.replace(None);
    }

    /// Other sections lead.
    pub fn lead(self, leading: Leading) {
        self.leading.replace(leading);
    }

    /// All lines are shown, or what is different.
    pub fn show_lines(self, shown: Shown) {
        self.shown.replace(shown);
    }

    /// Only lines of this change are shown; all where they are those already.
    pub fn narrow(self, change: Change) {
        self.only.update(|only| *only = (*only != Some(change)).then_some(change));
    }

    /// Only lines with these words are shown.
    pub fn find(self, words: String) {
        self.words.replace(words);
    }

    /// The person goes to a row of a side.
    pub fn go_to(self, at: Option<(usize, RowId)>) {
        self.at.replace(at);
    }

    /// Something could not be done.
    pub fn fail(self, problem: String) {
        self.problem.set(problem);
    }

    /// These comparisons are kept.
    pub fn show_list(self, list: Vec<KeptItem>) {
        self.list.replace(list);
    }

    /// Keeps a file to be compared, and says which number it has.
    pub fn add_file(self, name: String, matrix: Matrix) -> usize {
        self.files.update_value(|files| files.push((name, Arc::new(matrix))));
        self.files.with_value(Vec::len)
    }

    /// A file by its number, from 1 on.
    pub fn file(self, number: usize) -> Option<(String, Arc<Matrix>)> {
        self.files.with_value(|files| files.get(number.checked_sub(1)?).cloned())
    }
}
