//! Keeps the cursor, and what edits a cell, on what is there.

use remit_core::grid::Cursor;
use remit_drafts::keeping::Event;

use super::Session;

impl Session {
    /// Keeps the cursor on a cell that is there, and no editor over one that is gone.
    pub(super) fn settle(self, row_before: Option<usize>) {
        let cursor = self.grid.cursor.get_untracked();
        let settled = self.open.now(|open| match cursor {
            Some(cursor) => cursor.settled(row_before.unwrap_or(0), open.matrix(), open.layout()),
            None => Cursor::start(open.matrix(), open.layout()),
        });
        if let Some(settled) = settled
            && settled != cursor
        {
            self.grid.go_to(settled);
        }
        let edited = self.grid.editing.get_untracked().map(|editing| editing.cursor().row);
        let is_gone = edited.is_some_and(|row| {
            self.open.now(|open| open.matrix().position(row).is_none()) == Some(true)
        });
        if is_gone {
            self.grid.end_editing();
            self.hear(Event::Typed);
        }
    }
}
