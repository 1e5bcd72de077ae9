//! What the page shows of the matrix as a whole: the table's own attributes, and its head.

use remit_core::grid::Column;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::element::set;
use super::slots::is_whole;
use super::{head, parties};
use crate::state::Open;

/// With more parties than these, their names are turned, so that columns can be narrow.
const UPRIGHT: usize = 10;

/// What is shown of the matrix as a whole: compared, so that a key that changes a cell touches
/// nothing of it.
#[derive(PartialEq)]
pub struct Whole {
    title: String,
    is_draft: bool,
    /// Whether only a part of the lines is on the page.
    pub is_large: bool,
    rows: usize,
    columns: Vec<Column>,
    parties: Vec<String>,
    /// The first party that a narrow screen shows.
    first_party: usize,
}

impl Whole {
    /// What is to be shown.
    pub fn of(open: &Open, first_party: usize) -> Self {
        let (matrix, layout) = (open.matrix(), open.layout());
        Self {
            title: matrix.title.clone(),
            is_draft: open.is_draft(),
            is_large: !is_whole(open),
            rows: layout.shown_rows(),
            columns: layout.columns.clone(),
            parties: matrix.parties.iter().map(|party| party.name.clone()).collect(),
            first_party,
        }
    }

    /// Shows it.
    pub fn paint(&self, table: &Element, head: &Element, open: &Open) {
        let columns = self.columns.len().to_string();
        let class = match (self.is_large, self.parties.len() > UPRIGHT) {
            (true, false) => "grid large",
            (true, true) => "grid large turned",
            (false, false) => "grid",
            (false, true) => "grid turned",
        };
        let (readonly, keys) = if self.is_draft {
            ("false", "Tab goes to the next cell, F6 leaves the grid.")
        } else {
            ("true", "Read-only. Tab or F6 leaves the grid.")
        };
        for (name, value) in [
            ("class", class),
            ("aria-label", self.title.as_str()),
            ("aria-rowcount", &(self.rows + 1).to_string()),
            ("aria-colcount", &columns),
            ("aria-readonly", readonly),
            ("aria-description", keys),
        ] {
            set(table, name, Some(value));
        }
        if let Some(table) = table.dyn_ref::<HtmlElement>() {
            let style = table.style();
            // Fail only for a style that cannot be changed, which this one can.
            let _ = style.set_property("--columns", &columns);
            let _ = style.set_property("--parties", &parties::shown(open).to_string());
        }
        parties::paint(open, self.first_party);
        head::paint(head, open, self.first_party);
    }
}
