//! How the grid's elements are called in the page.

use remit_core::grid::{Column, Cursor};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement};

use super::dom;

/// The id of the table, to which the focus of the grid belongs.
pub const TABLE: &str = "grid";
/// The id of what scrolls.
pub const SCROLL: &str = "grid-scroll";
/// The attribute of what a row or a party is dragged by.
pub const GRIP: &str = "data-grip";
/// The attribute of the cell at the corner of the selection, from which it is drawn on.
pub const CORNER: &str = "data-corner";
/// The attribute in which the head of a column names it; cells have another one, by which keys
/// know them.
pub const HEAD: &str = "data-head";
/// The attribute in which a cell names its column.
pub const COLUMN: &str = "data-column";

/// The id of a cell's element.
pub fn cell_id(cursor: Cursor) -> String {
    format!("cell-{}-{}", cursor.row, column_name(cursor.column))
}

/// A column's name in attributes.
pub fn column_name(column: Column) -> String {
    match column {
        Column::Activity => "activity".to_owned(),
        Column::Plan => "plan".to_owned(),
        Column::Party(id) => id.to_string(),
        Column::Comment => "comment".to_owned(),
    }
}

/// The column of such a name.
pub fn column_of_name(name: &str) -> Option<Column> {
    match name {
        "activity" => Some(Column::Activity),
        "plan" => Some(Column::Plan),
        "comment" => Some(Column::Comment),
        party => party.parse().ok().map(Column::Party),
    }
}

/// How wide a column is, in pixels.
pub fn width_of(column: Column) -> Option<i32> {
    let head = dom::element(TABLE)?.first_element_child()?;
    let cell = head.query_selector(&format!("[{HEAD}=\"{}\"]", column_name(column))).ok()??;
    Some(cell.dyn_ref::<HtmlElement>()?.offset_width())
}

/// The cell that an event is about.
pub fn cell_at(target: Option<EventTarget>) -> Option<Cursor> {
    let (_, column) = dom::closest(target.clone(), COLUMN)?;
    let (_, row) = dom::closest(target, "data-row")?;
    Some(Cursor { row: row.parse().ok()?, column: column_of_name(&column)? })
}
