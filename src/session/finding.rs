//! What somebody looks for in the matrix, and what they want to see of it.

use leptos::prelude::*;
use remit_core::checks::Finding;
use remit_core::find::{Filter, Part};
use remit_core::grid::{Cursor, Hiding};
use remit_core::matrix::{RowId, Severity};

use super::Session;
use crate::state::Open;

impl Session {
    /// Whether anything of this stands above the matrix.
    pub fn is_looking(self) -> Memo<bool> {
        Memo::new(move |_| {
            let is_filtered = |open: &Open| !open.filter().is_empty();
            self.open.is_there.get()
                && (self.find_bar.bar.get().is_some()
                    || self.find_bar.is_filtering.get()
                    || self.open.with(is_filtered) == Some(true))
        })
    }

    /// Asks to see other things.
    pub fn change_filter(self, change: impl FnOnce(&mut Filter)) {
        let changed = self.open.now(|open| {
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
        let hiding = self.open.now(|open| open.layout().hiding().with_passing(None));
        self.show_only(Filter::default(), hiding.unwrap_or_default());
    }

    fn show_only(self, filter: Filter, hiding: Hiding) {
        let is_all = filter.is_empty();
        self.open.change(|open| open.show_only(filter, hiding));
        let cursor = self.grid.cursor.get_untracked();
        let in_sight = self.open.now(|open| {
            cursor.and_then(|cursor| Cursor::in_sight(cursor, open.matrix(), open.layout()))
        });
        if let Some(in_sight) = in_sight.flatten()
            && Some(in_sight) != cursor
        {
            self.grid.go_to(in_sight);
        }
        let said = self.open.now(shown_of);
        let said = said.unwrap_or_default();
        self.screen.announce(if is_all { format!("Filter cleared: {said}") } else { said });
    }

    /// Shows what was shown before the same matrix was opened anew.
    pub(super) fn show_again(self, shown: Option<(Filter, Hiding)>) {
        if let Some(shown) = shown.filter(|(filter, _)| !filter.is_empty()) {
            self.open.change(|open| open.show_like(shown));
        }
    }

    /// Shows a row, whatever hides it.
    pub fn uncover(self, row: RowId) {
        let is_hidden = |open: &Open| open.layout().hiding().is_filtered_out(row);
        if self.open.now(is_hidden) == Some(true) {
            self.open.change(|open| open.uncover(std::iter::once(row)));
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
