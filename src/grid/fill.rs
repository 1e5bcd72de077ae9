//! Fills cells by drawing the selection on at its corner.

use std::cell::Cell;

use leptos::ev::MouseEvent;
use remit_core::grid::{Area, Cursor};

use crate::platform::{cells, dom};
use crate::session::{Session, fill};

/// How near to the corner a mouse must be, in pixels.
const CORNER: f64 = 9.0;

thread_local! {
    /// What is being drawn on.
    static FROM: Cell<Option<Area>> = const { Cell::new(None) };
}

/// Begins to draw the selection on, where the mouse is at its corner. False where it is not.
pub fn begin(session: Session, event: &MouseEvent) -> bool {
    let Some((cell, _)) = dom::closest(event.target(), cells::CORNER) else { return false };
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
    let place = session.open.now(|open| {
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
        fill::from(session, &|_| Some(from));
    }
}
