//! The button by which a section is folded.

use remit_core::matrix::RowId;
use web_sys::{Element, EventTarget};

use super::element::{child, set, words};
use super::line::SectionView;
use crate::platform::dom;
use crate::session::Session;

/// The attribute of the button: what a click does.
const FOLD: &str = "data-fold";

/// Paints the button as the first child of a heading's cell. The cell has the focus, and Space
/// does the same, so the button is no stop of Tab.
pub fn paint(cell: &Element, section: &SectionView) {
    let Some(button) = child(cell, 0, "button") else { return };
    set(&button, "type", Some("button"));
    set(&button, "class", Some("plain fold-section"));
    set(&button, "tabindex", Some("-1"));
    set(&button, FOLD, Some(if section.is_folded { "open" } else { "close" }));
    set(&button, "aria-expanded", Some(if section.is_folded { "false" } else { "true" }));
    let title = if section.title.is_empty() { "Untitled section" } else { &section.title };
    set(&button, "aria-label", Some(&format!("Rows in {title}")));
}

/// Paints how many activities a folded section hides.
pub fn count(heading: &Element, section: &SectionView) {
    let Some(hidden) = child(heading, 2, "span") else { return };
    set(&hidden, "class", Some("hidden-rows"));
    let text = match (section.is_folded, section.activities) {
        (false, _) => String::new(),
        (true, 1) => " · 1 activity".to_owned(),
        (true, count) => format!(" · {count} activities"),
    };
    words(&hidden, &text);
}

/// A click on the button. False where that was not clicked.
pub fn click(session: Session, target: Option<EventTarget>) -> bool {
    let Some((button, does)) = dom::closest(target, FOLD) else { return false };
    let row = dom::closest(Some(button.into()), "data-row");
    if let Some(row) = row.and_then(|(_, id)| id.parse::<RowId>().ok()) {
        session.fold(&[row], does == "close");
        if let Some(cursor) = session.grid.cursor.get_untracked().filter(|cursor| cursor.row == row)
        {
            super::focus::focus_only(session, cursor);
        }
    }
    true
}
