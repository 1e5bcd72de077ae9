//! Paints an activity's line: its text, its plan, what each party has, its comment.

use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{RowId, Severity};
use web_sys::Element;

use super::super::element::{child, plain, put, set, trim, words};
use super::super::line::{ActivityView, CellView};
use super::{grip, rich};
use crate::platform::cells::{cell_id, column_name};
use crate::view::rich_text;

/// The cells of a row, one after the other: those that are there, or new ones.
struct Cells<'a> {
    row: &'a Element,
    /// Whether it is known that all are there.
    are_there: bool,
    at: usize,
    last: Option<Element>,
}

impl Cells<'_> {
    fn next(&mut self, tag: &str) -> Option<Element> {
        let next = match &self.last {
            _ if !self.are_there => child(self.row, self.at, tag),
            None => self.row.first_element_child(),
            Some(last) => last.next_element_sibling(),
        };
        self.at += 1;
        self.last.clone_from(&next);
        next
    }
}

/// Paints it over the one that was painted before. True where its cells are the same elements.
pub(super) fn paint(row: &Element, new: &ActivityView, before: Option<&ActivityView>) -> bool {
    // Where a column has come or gone, the elements are another one's.
    let before = before.filter(|before| {
        before.cells.len() == new.cells.len()
            && before.plan.is_some() == new.plan.is_some()
            && before.comment.is_some() == new.comment.is_some()
    });
    let id = new.id;
    let is_moved = before.is_none_or(|before| before.id != id);
    if before.is_none() {
        put(row, "class", Some("activity"));
    }
    if is_moved {
        put(row, "data-row", Some(&id.to_string()));
    }
    if before.is_none_or(|before| before.row_index != new.row_index) {
        put(row, "aria-rowindex", Some(&new.row_index.to_string()));
    }
    let mut cells = Cells { row, are_there: before.is_some(), at: 0, last: None };
    if let Some(cell) = cells.next("th") {
        if is_moved {
            put(&cell, "id", Some(&cell_id(Cursor { row: id, column: Column::Activity })));
        }
        header(&cell, new, before);
    }
    if let Some(plan) = &new.plan
        && let Some(cell) = cells.next("td")
    {
        text_cell(&cell, (id, Column::Plan), "plan", is_moved, before.is_none());
        if before.is_none_or(|before| before.plan.as_ref() != Some(plan)) {
            plain(&cell, plan);
        }
    }
    for (at, view) in new.cells.iter().enumerate() {
        let before = before.and_then(|before| before.cells.get(at));
        if let Some(cell) = cells.next("td")
            && (is_moved || before != Some(view))
        {
            party_cell(&cell, id, view, before, is_moved);
        }
    }
    if let Some(comment) = &new.comment
        && let Some(cell) = cells.next("td")
    {
        text_cell(&cell, (id, Column::Comment), "comment", is_moved, before.is_none());
        rich(&cell, comment, before.and_then(|before| before.comment.as_ref()));
    }
    if before.is_none() {
        trim(row, cells.at);
    }
    before.is_some()
}

/// The text of the activity, with the sign of what was found and the number of the row.
fn header(cell: &Element, new: &ActivityView, before: Option<&ActivityView>) {
    if before.is_none() {
        for (name, value) in [
            ("role", "rowheader"),
            ("class", "text"),
            ("scope", "row"),
            ("data-column", &column_name(Column::Activity)),
        ] {
            put(cell, name, Some(value));
        }
    }
    let is_found_otherwise =
        before.is_none_or(|before| (before.worst, &before.findings) != (new.worst, &new.findings));
    if is_found_otherwise {
        put(cell, "aria-description", some(&new.findings));
    }
    if before.is_none_or(|before| before.text != new.text)
        && let Some(text) = child(cell, 0, "span")
    {
        rich(&text, &new.text, before.map(|before| &before.text));
    }
    if is_found_otherwise && let Some(gutter) = child(cell, 1, "span") {
        put(&gutter, "class", Some("gutter"));
        put(&gutter, "aria-hidden", Some("true"));
        sign(&gutter, new.worst, &new.findings);
    }
    if before.is_none_or(|before| before.number != new.number)
        && let Some(number) = child(cell, 2, "span")
    {
        put(&number, "class", Some("row-number"));
        put(&number, "aria-hidden", Some("true"));
        put(&number, "data-number", Some(&new.number.to_string()));
    }
    if before.is_none() {
        grip(cell, 3);
    }
}

/// A cell that is no party's, in an element that, if it is new to the column, may have been one's.
fn text_cell(
    element: &Element,
    (row, column): (RowId, Column),
    class: &str,
    is_moved: bool,
    is_new: bool,
) {
    if is_moved {
        put(element, "id", Some(&cell_id(Cursor { row, column })));
    }
    if is_new {
        put(element, "role", Some("gridcell"));
        put(element, "data-column", Some(&column_name(column)));
        put(element, "class", Some(class));
        for name in ["data-party", "data-marks", "aria-description"] {
            put(element, name, None);
        }
    }
}

fn party_cell(
    element: &Element,
    row: RowId,
    new: &CellView,
    before: Option<&CellView>,
    is_moved: bool,
) {
    let column = Column::Party(new.party);
    let is_other = before.is_none_or(|before| before.party != new.party);
    if is_moved || is_other {
        put(element, "id", Some(&cell_id(Cursor { row, column })));
    }
    if is_other {
        put(element, "data-column", Some(&column_name(column)));
    }
    if before.is_none() {
        put(element, "role", Some("gridcell"));
        // Where a comment or plan stood before, there is text besides the letters.
        if !element.has_attribute("data-party") {
            element.set_text_content(None);
        }
    }
    let looks = |cell: &CellView| (cell.worst, cell.inferred, cell.not_applicable);
    if before.is_none_or(|before| looks(before) != looks(new)) {
        put(element, "class", Some(&class(new)));
    }
    if before.is_none_or(|before| before.party_name != new.party_name) {
        put(element, "data-party", Some(&new.party_name));
    }
    if before.is_none_or(|before| before.marks != new.marks) {
        put(element, "data-marks", some(&new.marks));
    }
    if before.is_none_or(|before| before.description != new.description) {
        put(element, "aria-description", Some(&new.description));
    }
    if before.is_none_or(|before| before.letters != new.letters) {
        for (at, (code, kind)) in new.letters.iter().enumerate() {
            if let Some(letter) = child(element, at, "span") {
                put(&letter, "class", Some(&format!("letter {}", kind.to_ascii_lowercase())));
                words(&letter, code.encode_utf8(&mut [0; 4]));
            }
        }
        trim(element, new.letters.len());
    }
}

fn class(cell: &CellView) -> String {
    let mut class = "holding".to_owned();
    for (holds, name) in [
        (cell.worst == Some(Severity::Error), " has-error"),
        (cell.worst == Some(Severity::Warning), " has-warning"),
        (cell.inferred, " inferred"),
        (cell.not_applicable, " not-applicable"),
    ] {
        if holds {
            class.push_str(name);
        }
    }
    class
}

/// The sign of the worst finding: told by its shape as well as by its colour.
fn sign(gutter: &Element, worst: Option<Severity>, title: &str) {
    let Some(worst) = worst else {
        trim(gutter, 0);
        return;
    };
    let (class, sign) = rich_text::sign(worst);
    if let Some(element) = child(gutter, 0, "span") {
        set(&element, "class", Some(class));
        set(&element, "title", Some(title));
        words(&element, sign);
    }
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
