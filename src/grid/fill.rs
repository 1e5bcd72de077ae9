//! Fills cells: by keys, and by drawing the selection on at its corner.

use std::cell::Cell;

use leptos::ev::MouseEvent;
use remit_core::grid::{Area, Cursor, Range};
use remit_import::paste::{self, Edits};

use super::{edit, paint};
use crate::platform::dom;
use crate::session::{Open, Session, cells};

/// How near to the corner a mouse must be, in pixels.
const CORNER: f64 = 9.0;

thread_local! {
    /// What is being drawn on.
    static FROM: Cell<Option<Area>> = const { Cell::new(None) };
}

/// Begins to draw the selection on, where the mouse is at its corner. False where it is not.
pub fn begin(session: Session, event: &MouseEvent) -> bool {
    let Some((cell, _)) = dom::closest(event.target(), paint::CORNER) else { return false };
    let cell = cell.get_bounding_client_rect();
    let near = |edge: f64, mouse: i32| edge - f64::from(mouse) < CORNER;
    let at_corner = near(cell.right(), event.client_x()) && near(cell.bottom(), event.client_y());
    if at_corner && let [area] = *session.areas() {
        FROM.set(Some(area));
    }
    at_corner
}

/// Draws the selection on to a cell, downwards or upwards, or else to a side. False where it is
/// not being drawn.
pub fn draw_to(session: Session, cell: Cursor) -> bool {
    let Some(from) = FROM.get() else { return false };
    let place = session.with_open_now(|open| {
        Some((open.matrix().position(cell.row)?, open.layout().place_of(cell.column)?))
    });
    if let Some((row, column)) = place.flatten() {
        let into = if from.has_row(row) {
            Area { left: from.left.min(column), right: from.right.max(column), ..from }
        } else {
            Area { top: from.top.min(row), bottom: from.bottom.max(row), ..from }
        };
        session.select_area(into);
    }
    true
}

/// The mouse was let go.
pub fn end(session: Session) {
    if let Some(from) = FROM.take()
        && let [into] = *session.areas()
        && into != from
    {
        fill(session, &|_| Some(from));
    }
}

/// Fills every area from its first row; a single row from the one above.
pub fn down(session: Session) {
    let above = |row: usize| {
        let above = |open: &Open| {
            let layout = open.layout();
            layout.nth(layout.rank(row).checked_sub(1)?)
        };
        session.with_open_now(above).flatten()
    };
    fill(session, &|area| {
        let top = if area.top == area.bottom { above(area.top)? } else { area.top };
        Some(Area { top, bottom: top, ..area })
    });
}

/// Fills every area from its first column; a single column from the one on its left.
pub fn right(session: Session) {
    fill(session, &|area| {
        let left = if area.left == area.right { area.left.checked_sub(1)? } else { area.left };
        Some(Area { left, right: left, ..area })
    });
}

/// Fills all that is selected with the cell of the cursor.
pub fn selection(session: Session) {
    let from = session.selected().and_then(|selected| {
        let cell = Range::of(selected.active.anchor);
        session.with_open_now(|open| cell.area(open.matrix(), open.layout())).flatten()
    });
    fill(session, &|_| from);
}

/// Fills every selected area from the one that is told for it, all of them as one change.
fn fill(session: Session, from: &dyn Fn(Area) -> Option<Area>) {
    let areas = session.areas();
    let edits = session.with_open_now(|open| {
        let mut edits = Edits::default();
        for area in areas {
            if let Some(from) = from(area) {
                edits.add(paste::fill(from, area, open.matrix(), open.layout()));
            }
        }
        edits
    });
    let edits = edits.unwrap_or_default();
    edit::make(session, &format!("Fill {}", cells(edits.count())), edits);
}
