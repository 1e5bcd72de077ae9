//! The header of the grid: the activity, the plan, each party with what it carries, the comment.

use remit_core::grid::{Column, letter_counts};
use remit_core::matrix::{Kind, Matrix, PartyId};
use web_sys::{Element, EventTarget};

use super::element::{child, set, trim, words};
use super::parties;
use crate::platform::cells::{HEAD, column_name};
use crate::platform::dom;
use crate::session::Session;
use crate::state::{Open, Tab};
use crate::view::focus;

/// The attribute of a button that leads to its party.
const PARTY: &str = "data-open-party";

/// Paints the header.
pub fn paint(head: &Element, open: &Open, first_party: usize) {
    let Some(row) = head.first_element_child() else { return };
    let columns = &open.layout().columns;
    for (place, column) in columns.iter().enumerate() {
        let Some(cell) = child(&row, place, "th") else { continue };
        let party = match column {
            Column::Party(id) => open.matrix().parties.iter().find(|party| party.id == *id),
            _ => None,
        };
        let (class, name) = match (column, party) {
            (_, Some(party)) => ("party", party.name.as_str()),
            (Column::Plan, _) => ("plan", "Plan"),
            (Column::Comment, _) => ("comment", "Comment"),
            _ => ("activity", "Activity"),
        };
        set(&cell, "role", Some("columnheader"));
        set(&cell, "scope", Some("col"));
        set(&cell, "class", Some(class));
        set(&cell, "data-party", party.map(|_| name));
        set(&cell, HEAD, Some(&column_name(*column)));
        let is_off = parties::is_off(columns, place, first_party);
        set(&cell, "data-off", is_off.then_some(""));
        let is_button = party.is_some() && open.is_draft();
        let tag = if is_button { "button" } else { "span" };
        let Some(label) = child(&cell, 0, tag) else { continue };
        if is_button {
            set(&label, "class", Some("plain party-name"));
            set(&label, "title", Some("Rename or delete this party"));
            set(&label, PARTY, Some(&column_name(*column)));
        }
        words(&label, if name.is_empty() { "Unnamed" } else { name });
        if party.is_none() {
            trim(&cell, 1);
        }
    }
    trim(&row, columns.len());
}

/// Paints what each party carries: "21 R · 24 A". In a large grid each count has a line of its
/// own, so that the header is as high before they are known as after: one that grows later pushes
/// the last line, and the cursor in it, out of sight.
pub fn count(head: &Element, matrix: &Matrix, is_large: bool) {
    for (cell, counts) in party_cells(head).into_iter().zip(letter_counts(matrix)) {
        let counts = counts.into_iter().filter(|(code, _)| acts(matrix, *code));
        carries(&cell, is_large, counts.map(|(code, count)| format!("{count} {code}")));
    }
}

/// Keeps the room for the counts where there are none yet.
pub fn keep_room(head: &Element, matrix: &Matrix, is_large: bool) {
    for cell in party_cells(head) {
        if cell.child_element_count() < 2 {
            let codes = matrix.letters.iter().map(|letter| letter.code);
            let codes = codes.filter(|code| acts(matrix, *code));
            carries(&cell, is_large, codes.map(|code| format!("… {code}")));
        }
    }
}

/// Whether who has this letter carries something.
fn acts(matrix: &Matrix, code: char) -> bool {
    let acting = |kind| matches!(kind, Kind::Responsible | Kind::Accountable);
    matrix.letters.iter().any(|letter| letter.code == code && acting(letter.kind))
}

fn party_cells(head: &Element) -> Vec<Element> {
    let mut next = head.first_element_child().and_then(|row| row.first_element_child());
    let mut cells = Vec::new();
    while let Some(cell) = next {
        next = cell.next_element_sibling();
        if cell.has_attribute("data-party") {
            cells.push(cell);
        }
    }
    cells
}

fn carries(cell: &Element, is_large: bool, counts: impl Iterator<Item = String>) {
    if let Some(small) = child(cell, 1, "small") {
        let apart = if is_large { "\n" } else { " · " };
        words(&small, &counts.collect::<Vec<_>>().join(apart));
    }
}

/// A click on the name of a party leads to it. False where that was not clicked.
pub fn click(session: Session, target: Option<EventTarget>) -> bool {
    let party = dom::closest(target, PARTY).and_then(|(_, id)| id.parse::<PartyId>().ok());
    if let Some(id) = party {
        session.screen.show_tab(Tab::About);
        focus::on(format!("party-{id}"));
    }
    party.is_some()
}
