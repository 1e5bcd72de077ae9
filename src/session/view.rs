//! How the matrix is looked at: which sections are folded, how wide columns are. It is kept with
//! the draft's cursor, and is no part of the matrix.

use remit_core::edit::Editor;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{MatrixId, Row, RowId, TabId};
use remit_drafts::View;

use super::Session;
use crate::platform::cells::width_of;
use crate::state::{Open, Origin};

/// What a key adds to a width, in pixels.
const STEP: i32 = 16;
/// A column can be as narrow as this,
const NARROWEST: i32 = 40;
/// and as wide.
const WIDEST: i32 = 900;

impl Session {
    /// How the draft on the screen is looked at.
    pub(super) fn view(self) -> View {
        let folded = self.open.now(|open| open.layout().hiding().folded(open.matrix()));
        View {
            cursor: self.grid.cursor.get_untracked(),
            folded: folded.unwrap_or_default(),
            widths: self.grid.widths.get_untracked(),
        }
    }

    /// A draft as this tab shows it, beside these others, with these sections folded.
    pub(super) fn draft(
        self,
        id: MatrixId,
        editor: Editor,
        others: &[TabId],
        folded: &[RowId],
    ) -> Open {
        let (tab, checks) = (self.keeping.tab, self.lazy.checks);
        let mut open = Open::with_history(Origin::Draft(id), editor, tab, others, checks);
        open.fold(folded, true);
        open
    }

    /// Folds the section of the cursor, or unfolds it.
    pub fn toggle_fold(self) {
        let Some(cursor) = self.grid.cursor.get_untracked() else { return };
        let folded = self.open.now(|open| open.layout().hiding().is_folded(cursor.row));
        self.fold(&[cursor.row], folded == Some(false));
    }

    /// Folds sections, or unfolds them.
    pub fn fold(self, sections: &[RowId], is_folded: bool) {
        // The cursor stands on what can be seen.
        let out_to = self.open.now(|open| {
            let cursor = self.grid.cursor.get_untracked()?;
            let path = open.matrix().path(cursor.row);
            let over = path.iter().map(|section| section.id).find(|id| sections.contains(id))?;
            (is_folded && over != cursor.row).then_some(Cursor { row: over, ..cursor })
        });
        if let Some(heading) = out_to.flatten() {
            self.grid.go_to(heading);
        }
        self.open.change(|open| open.fold(sections, is_folded));
        self.changed_locally();
        let title = self.open.now(|open| {
            let title = |section: &remit_core::matrix::Section| section.heading();
            open.matrix().section(*sections.first()?).map(title)
        });
        let word = if is_folded { "collapsed" } else { "expanded" };
        match (sections.len(), title.flatten()) {
            (1, Some(title)) => self.screen.announce(format!("{title} {word}.")),
            (count, _) => self.screen.announce(format!("{count} sections {word}.")),
        }
    }

    /// Folds all sections, or unfolds them.
    pub fn fold_all(self, is_folded: bool) {
        let sections = self.open.now(|open| {
            let sections = open.matrix().rows.iter().filter_map(Row::section);
            sections.map(|section| section.id).collect::<Vec<_>>()
        });
        self.fold(&sections.unwrap_or_default(), is_folded);
    }

    /// Unfolds what a row is hidden by, if it is. True where it was.
    pub fn unfold_to(self, row: RowId) -> bool {
        let over = self.open.now(|open| open.layout().hiding().folds_over(row, open.matrix()));
        let over = over.unwrap_or_default();
        if !over.is_empty() {
            self.open.change(|open| open.fold(&over, false));
            self.changed_locally();
        }
        !over.is_empty()
    }

    /// Makes the column of the cursor wider or narrower, by so many steps.
    pub fn widen(self, steps: i32) {
        let Some(column) = self.grid.cursor.get_untracked().map(|cursor| cursor.column) else {
            return;
        };
        let now = width_of(column).unwrap_or(NARROWEST);
        self.set_width(column, now + steps * STEP);
        let width = width_of(column).unwrap_or(now);
        self.screen.announce(format!("{width} pixels wide"));
    }

    /// Gives a column a width, in pixels.
    pub fn set_width(self, column: Column, width: i32) {
        let width = width.clamp(NARROWEST, WIDEST).cast_unsigned();
        let mut widths = self.grid.widths.get_untracked();
        widths.retain(|(other, _)| *other != column);
        widths.push((column, width));
        self.set_widths(widths);
    }

    /// Gives all columns these widths.
    pub fn set_widths(self, widths: Vec<(Column, u32)>) {
        self.grid.set_widths(widths);
        self.changed_locally();
    }
}
