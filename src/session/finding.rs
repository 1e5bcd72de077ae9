//! What somebody looks for in the matrix, and what they want to see of it.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use remit_core::checks::Finding;
use remit_core::find::{Filter, Part};
use remit_core::grid::{Column, Cursor, Hiding};
use remit_core::matrix::{RowId, Severity};

use super::{Open, Session};

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

/// What is looked for. It stays when the bar is closed.
#[derive(Clone, Copy)]
pub struct Hunt {
    /// The bar that is open.
    pub bar: RwSignal<Option<Bar>>,
    /// Whether a filter is being made.
    pub is_filtering: RwSignal<bool>,
    /// What is looked for,
    pub typed: RwSignal<String>,
    /// what is to be put in its place,
    pub with: RwSignal<String>,
    /// and where.
    pub scope: RwSignal<Scope>,
    /// Whether case makes a difference.
    pub match_case: RwSignal<bool>,
    /// Whether only whole words count.
    pub whole_words: RwSignal<bool>,
    /// The last step that was asked for, forward or back; another one after each.
    pub step: RwSignal<(bool, u32)>,
    /// The cells in which it was found, to be marked.
    pub found: StoredValue<Arc<HashSet<(RowId, Column)>>>,
}

impl Hunt {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            bar: RwSignal::new(None),
            is_filtering: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
            with: RwSignal::new(String::new()),
            scope: RwSignal::new(Scope::Texts),
            match_case: RwSignal::new(false),
            whole_words: RwSignal::new(false),
            step: RwSignal::new((true, 0)),
            found: StoredValue::new(Arc::default()),
        }
    }
}

impl Session {
    /// Whether anything of this stands above the matrix.
    pub fn is_looking(self) -> Memo<bool> {
        Memo::new(move |_| {
            let is_filtered = |open: &Open| !open.filter().is_empty();
            self.is_open.get()
                && (self.hunt.bar.get().is_some()
                    || self.hunt.is_filtering.get()
                    || self.open.with(|open| open.as_ref().is_some_and(is_filtered)))
        })
    }

    /// Goes to the next place, or to the one before; opens the bar where there is none.
    pub fn step_hunt(self, forward: bool) {
        if self.hunt.bar.get_untracked().is_none() {
            self.hunt.bar.set(Some(Bar::Find));
        } else {
            self.hunt.step.update(|(direction, count)| {
                *direction = forward;
                *count = count.wrapping_add(1);
            });
        }
    }

    /// Asks to see other things.
    pub fn change_filter(self, change: impl FnOnce(&mut Filter)) {
        let changed = self.with_open_now(|open| {
            let mut filter = open.filter().clone();
            change(&mut filter);
            let passing = filter.passing(open.matrix(), open.findings());
            let hiding = open.layout().hiding().with_passing(passing);
            (filter, hiding)
        });
        if let Some((filter, hiding)) = changed {
            self.show_only(filter, hiding);
        }
    }

    /// Asks to see everything.
    pub fn clear_filter(self) {
        let hiding = self.with_open_now(|open| open.layout().hiding().with_passing(None));
        self.show_only(Filter::default(), hiding.unwrap_or_default());
    }

    fn show_only(self, filter: Filter, hiding: Hiding) {
        let is_all = filter.is_empty();
        self.open.update(|open| {
            if let Some(open) = open {
                open.show_only(filter, hiding);
            }
        });
        let cursor = self.cursor.get_untracked();
        let in_sight = self.with_open_now(|open| {
            cursor.and_then(|cursor| Cursor::in_sight(cursor, open.matrix(), open.layout()))
        });
        if let Some(in_sight) = in_sight.flatten()
            && Some(in_sight) != cursor
        {
            self.cursor.set(Some(in_sight));
        }
        let said = self.with_open_now(shown_of);
        let said = said.unwrap_or_default();
        self.announce(if is_all { format!("Filter cleared: {said}") } else { said });
    }

    /// Shows what was shown before the same matrix was opened anew.
    pub(super) fn show_again(self, shown: Option<(Filter, Hiding)>) {
        if let Some(shown) = shown.filter(|(filter, _)| !filter.is_empty()) {
            self.open.update(|open| {
                if let Some(open) = open {
                    open.show_like(shown);
                }
            });
        }
    }

    /// Shows a row, whatever hides it.
    pub fn uncover(self, row: RowId) {
        let is_hidden = |open: &Open| open.layout().hiding().is_filtered_out(row);
        if self.with_open_now(is_hidden) == Some(true) {
            self.open.update(|open| {
                if let Some(open) = open {
                    open.uncover(std::iter::once(row));
                }
            });
        }
    }

    /// Adds something to what is asked for.
    pub fn filter_by(self, part: Part) {
        self.change_filter(|filter| filter.add(part));
    }
}

/// How much is seen: "12 of 109 shown".
pub fn shown_of(open: &Open) -> String {
    let layout = open.layout();
    format!("{} of {} shown", layout.shown_activities(), layout.activities())
}

/// How many errors are in activities that a filter hides.
pub fn hidden_errors(open: &Open) -> usize {
    let is_hidden = |finding: &&Finding| {
        let row = finding.place.row().filter(|row| open.matrix().activity(*row).is_some());
        let is_hidden = row.is_some_and(|row| open.layout().hiding().is_filtered_out(row));
        finding.severity == Severity::Error && is_hidden
    };
    open.findings().iter().filter(is_hidden).count()
}
