//! What somebody looks for in the matrix.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use remit_core::grid::Column;
use remit_core::matrix::RowId;

use super::watched::Watched;

/// Which bar stands above the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// To find.
    Find,
    /// To find and replace.
    Replace,
}

/// Where is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// In texts, comments, plans and headings.
    Texts,
    /// In the cells of parties.
    Letters,
}

/// The cells in which something was found.
pub type FoundCells = Arc<HashSet<(RowId, Column)>>;

/// What is looked for. It stays when the bar is closed.
#[derive(Clone, Copy)]
pub struct FindBar {
    /// The bar that is open.
    pub bar: Watched<Option<Bar>>,
    /// Whether a filter is being made.
    pub is_filtering: Watched<bool>,
    /// What is looked for,
    pub typed: Watched<String>,
    /// what is to be put in its place,
    pub with: Watched<String>,
    /// and where.
    pub scope: Watched<Scope>,
    /// Whether case makes a difference.
    pub match_case: Watched<bool>,
    /// Whether only whole words count.
    pub whole_words: Watched<bool>,
    /// The last step that was asked for, forward or back; another one after each.
    pub step: Watched<(bool, u32)>,
    /// Where it was found, to be marked.
    found: StoredValue<FoundCells>,
}

impl FindBar {
    /// Nothing is looked for yet.
    pub fn new() -> Self {
        Self {
            bar: Watched::new(None),
            is_filtering: Watched::new(false),
            typed: Watched::new(String::new()),
            with: Watched::new(String::new()),
            scope: Watched::new(Scope::Texts),
            match_case: Watched::new(false),
            whole_words: Watched::new(false),
            step: Watched::new((true, 0)),
            found: StoredValue::new(Arc::default()),
        }
    }

    /// Opens a bar, in the place of another one.
    pub fn open(self, bar: Bar) {
        self.bar.set(Some(bar));
    }

    /// Closes the bar.
    pub fn close(self) {
        self.bar.set(None);
    }

    /// Whether a filter is being made from now on.
    pub fn set_filtering(self, is_filtering: bool) {
        self.is_filtering.set(is_filtering);
    }

    /// Looks for this.
    pub fn set_typed(self, typed: String) {
        self.typed.set(typed);
    }

    /// Would put this in its place.
    pub fn set_with(self, with: String) {
        self.with.set(with);
    }

    /// Looks there.
    pub fn set_scope(self, scope: Scope) {
        self.scope.set(scope);
    }

    /// Case makes a difference, or no longer does.
    pub fn turn_match_case(self) {
        self.match_case.update(|is| *is = !*is);
    }

    /// Only whole words count, or parts of words as well.
    pub fn turn_whole_words(self) {
        self.whole_words.update(|is| *is = !*is);
    }

    /// Goes to the next place, or to the one before; opens the bar where there is none.
    pub fn step(self, forward: bool) {
        if self.bar.get_untracked().is_none() {
            self.open(Bar::Find);
        } else {
            self.step.update(|(direction, count)| {
                *direction = forward;
                *count = count.wrapping_add(1);
            });
        }
    }

    /// Where it was found.
    pub fn found(self) -> FoundCells {
        self.found.get_value()
    }

    /// It was found there. True where that makes a difference.
    pub fn set_found(self, cells: HashSet<(RowId, Column)>) -> bool {
        let differs = self.found.with_value(|before| **before != cells);
        if differs {
            self.found.set_value(Arc::new(cells));
        }
        differs
    }
}
