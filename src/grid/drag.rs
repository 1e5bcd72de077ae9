//! Rows and columns that are dragged to another place, and edges of columns that are drawn. All
//! of it can be done by keys, too.

use std::cell::Cell;

use leptos::ev::MouseEvent;
use remit_core::grid::{Column, Cursor, Range, Selection, Span, selection};
use remit_core::matrix::{PartyId, Row};
use remit_core::shape::Step;
use web_sys::Element;

use super::element::set;
use crate::platform::cells::{self, GRIP, HEAD, TABLE, cell_at, column_of_name};
use crate::platform::dom;
use crate::session::{Session, Shape};
use crate::state::Open;

/// The attribute of the row or column where what is dragged would go, and on which side.
const DROP: &str = "data-drop";
/// How near to its edge a header must be pressed to be drawn wider, in pixels.
const EDGE: f64 = 7.0;

/// What is being dragged.
#[derive(Clone, Copy)]
enum Dragged {
    /// The selected rows.
    Rows,
    /// A party, over another one.
    Party(PartyId),
    /// The edge of a column, which has begun there and was so wide.
    Edge(Column, i32, i32),
}

thread_local! {
    static DRAGGED: Cell<Option<Dragged>> = const { Cell::new(None) };
}

/// Begins to drag, where the mouse is on something that can be. False where it is not.
pub fn begin(session: Session, event: &MouseEvent) -> bool {
    if let Some((column, head)) = header(event) {
        let edge = head.get_bounding_client_rect().right() - f64::from(event.client_x());
        if edge < EDGE {
            let width = cells::width_of(column).unwrap_or_default();
            DRAGGED.set(Some(Dragged::Edge(column, event.client_x(), width)));
            return true;
        }
        if let Column::Party(party) = column
            && session.open.now(Open::is_draft) == Some(true)
        {
            DRAGGED.set(Some(Dragged::Party(party)));
        }
        // A click on the name goes where it goes.
        return false;
    }
    if dom::closest(event.target(), GRIP).is_none() {
        return false;
    }
    let Some(cell) = cell_at(event.target()) else { return false };
    let is_selected = session.open.now(|open| {
        let row = open.matrix().position(cell.row)?;
        Some(session.areas().iter().any(|area| area.has_row(row)))
    });
    if is_selected.flatten() != Some(true) {
        session.select(Selection::of(Range { span: Span::Rows, ..Range::of(cell) }));
    }
    DRAGGED.set(Some(Dragged::Rows));
    true
}

/// The mouse has come to another place. True where something is dragged.
pub fn over(session: Session, event: &MouseEvent) -> bool {
    match DRAGGED.get() {
        None => false,
        Some(_) if event.buttons() == 0 => {
            cancel();
            false
        }
        Some(Dragged::Rows) => {
            show(cell_at(event.target()).and_then(|cell| {
                let side = if is_below(session, cell)? { "after" } else { "before" };
                Some((dom::closest(event.target(), "data-row")?.0, side))
            }));
            true
        }
        Some(Dragged::Party(party)) => {
            show(
                target_party(session, event, party).map(|(_, step, head)| {
                    (head, if step == Step::Up { "before" } else { "after" })
                }),
            );
            true
        }
        Some(Dragged::Edge(..)) => true,
    }
}

/// The mouse has moved: an edge follows it.
pub fn moved(session: Session, event: &MouseEvent) {
    if let Some(Dragged::Edge(column, from, width)) = DRAGGED.get() {
        session.set_width(column, width + event.client_x() - from);
    }
}

/// The mouse was let go.
pub fn end(session: Session, event: &MouseEvent) {
    let dragged = DRAGGED.get();
    cancel();
    match dragged {
        Some(Dragged::Rows) => {
            if let Some(shape) = cell_at(event.target()).and_then(|cell| target(session, cell)) {
                session.shape(shape);
            }
        }
        Some(Dragged::Party(party)) => {
            if let Some((after, ..)) = target_party(session, event, party) {
                session.shape(Shape::PartyBehind(party, after));
            }
        }
        Some(Dragged::Edge(..)) | None => {}
    }
}

/// Nothing is dragged any more.
pub fn cancel() {
    DRAGGED.set(None);
    show(None);
}

/// Marks where what is dragged would go.
fn show(place: Option<(Element, &str)>) {
    let marked = dom::element(TABLE)
        .and_then(|table| table.query_selector(&format!("[{DROP}]")).ok().flatten());
    if let Some(marked) = marked {
        set(&marked, DROP, None);
    }
    if let Some((element, side)) = place {
        set(&element, DROP, Some(side));
    }
}

/// The header under the mouse, with its column.
fn header(event: &MouseEvent) -> Option<(Column, Element)> {
    let (head, name) = dom::closest(event.target(), HEAD)?;
    Some((column_of_name(&name)?, head))
}

/// Whether a cell is below the selected rows; `None` where it is among them.
fn is_below(session: Session, cell: Cursor) -> Option<bool> {
    let areas = session.areas();
    session.open.now(|open| {
        let row = open.matrix().position(cell.row)?;
        let mut rows = selection::rows_of(&areas, open.layout());
        let first = rows.next()?;
        let is_selected = row == first || rows.any(|other| other == row);
        (!is_selected).then_some(row > first)
    })?
}

/// Where the selected rows go when they are dropped on a cell: before its row or,
/// from above, behind it.
fn target(session: Session, cell: Cursor) -> Option<Shape> {
    if !is_below(session, cell)? {
        return Some(Shape::MoveBefore(Some(cell.row)));
    }
    session.open.now(|open| {
        let row = open.matrix().position(cell.row)?;
        let next = open.layout().nth(open.layout().rank(row) + 1);
        let next = next.and_then(|row| open.matrix().rows.get(row)).map(Row::id);
        Some(Shape::MoveBefore(next))
    })?
}

/// Behind which party the one goes that is dragged, over which header, and on which side of it.
fn target_party(
    session: Session,
    event: &MouseEvent,
    party: PartyId,
) -> Option<(Option<PartyId>, Step, Element)> {
    let (Column::Party(over), head) = header(event)? else { return None };
    session.open.now(|open| {
        let matrix = open.matrix();
        let (from, to) = (matrix.column(party)?, matrix.column(over)?);
        if from == to {
            return None;
        }
        if from < to {
            return Some((Some(over), Step::Down, head));
        }
        let before = to.checked_sub(1).and_then(|at| matrix.parties.get(at)).map(|it| it.id);
        Some((before, Step::Up, head))
    })?
}
