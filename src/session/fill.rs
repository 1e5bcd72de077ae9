//! Fills cells.

use remit_core::grid::{Area, Range};
use remit_import::paste::{self, Edits};

use super::{Session, edit};
use crate::state::Open;
use crate::state::wording::cells;

/// Fills every area from its first row; a single row from the one above.
pub fn down(session: Session) {
    let above = |row: usize| {
        let above = |open: &Open| {
            let layout = open.layout();
            layout.nth(layout.rank(row).checked_sub(1)?)
        };
        session.open.now(above).flatten()
    };
    from(session, &|area| {
        let top = if area.top == area.bottom { above(area.top)? } else { area.top };
        Some(Area { top, bottom: top, ..area })
    });
}

/// Fills every area from its first column; a single column from the one on its left.
pub fn right(session: Session) {
    from(session, &|area| {
        let left = if area.left == area.right { area.left.checked_sub(1)? } else { area.left };
        Some(Area { left, right: left, ..area })
    });
}

/// Fills all that is selected with the cell of the cursor.
pub fn selection(session: Session) {
    let cursor = session.grid.selected().and_then(|selected| {
        let cell = Range::of(selected.active.anchor);
        session.open.now(|open| cell.area(open.matrix(), open.layout())).flatten()
    });
    from(session, &|_| cursor);
}

/// Fills every selected area from the one that is told for it, all of them as one change.
pub fn from(session: Session, source: &dyn Fn(Area) -> Option<Area>) {
    let areas = session.areas();
    let edits = session.open.now(|open| {
        let mut edits = Edits::default();
        for area in areas {
            if let Some(source) = source(area) {
                edits.add(paste::fill(source, area, open.matrix(), open.layout()));
            }
        }
        edits
    });
    let edits = edits.unwrap_or_default();
    edit::make(session, &format!("Fill {}", cells(edits.count())), edits);
}
