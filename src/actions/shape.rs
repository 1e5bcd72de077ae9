//! Actions that shape the matrix: its rows, sections and parties.

use remit_core::grid::{Column, Cursor};
use remit_core::keymap::Key;
use remit_core::matrix::{Matrix, Numbering};
use remit_core::shape::Direction;

use super::action::{Action, Can, in_a_draft, on_a_row, only_if, something_is_open};
use super::rows;
use crate::session::{Session, Shape};
use crate::state::Dialog;

/// An action of the matrix that has no picture.
macro_rules! action {
    ($name:ident, $title:literal, $help:literal, $keys:expr, $enabled:expr, $perform:expr) => {
        #[doc = $help]
        pub static $name: Action =
            Action::new($title, $help, $keys, $enabled, $perform).of_matrix();
    };
}

action!(
    INSERT_ABOVE,
    "Insert activity above",
    "Add an activity above the current row",
    &[Key::ctrl_shift("enter")],
    in_a_draft,
    rows::insert_above
);
action!(
    SECTION_ABOVE,
    "Insert section above",
    "Add a section above the current one, or split it at the current activity",
    &[],
    on_a_row,
    |session| session.shape(Shape::SectionAbove)
);
action!(
    DUPLICATE,
    "Duplicate",
    "Duplicate the selected rows; a section is duplicated with its contents",
    &[Key::ctrl_shift("d")],
    on_a_row,
    |session| session.shape(Shape::Duplicate)
);
action!(
    MOVE_UP,
    "Move up",
    "Move the selected rows up; a section moves with its contents",
    &[Key::alt("arrowup")],
    on_a_row,
    |session| session.shape(Shape::Move(Direction::Up))
);
action!(
    MOVE_DOWN,
    "Move down",
    "Move the selected rows down; a section moves with its contents",
    &[Key::alt("arrowdown")],
    on_a_row,
    |session| session.shape(Shape::Move(Direction::Down))
);
action!(
    MOVE_TO,
    "Move to section",
    "Move the selected rows to a section of your choice",
    &[Key::alt("m")],
    on_a_row,
    |session| session.screen.open_dialog(Dialog::MoveTo)
);
action!(
    INDENT,
    "Indent",
    "Move sections one level down, or activities into the next section below",
    &[Key::alt_shift("arrowright")],
    on_a_row,
    |session| session.shape(Shape::Indent)
);
action!(
    OUTDENT,
    "Outdent",
    "Move sections one level up, or activities out of their section",
    &[Key::alt_shift("arrowleft")],
    on_a_row,
    |session| session.shape(Shape::Outdent)
);
action!(
    SPLIT,
    "Split section here",
    "Start a new section at the current activity",
    &[Key::alt_shift("s")],
    on_a_row,
    |session| session.shape(Shape::Split)
);
action!(
    MERGE,
    "Merge section",
    "Merge the section into the one above, or merge all selected sections",
    &[Key::alt_shift("m")],
    on_a_row,
    |session| session.shape(Shape::Merge)
);
action!(
    FOLD,
    "Collapse or expand section",
    "Collapse the current section to its heading, or expand it",
    &[Key::plain(" ")],
    on_a_heading,
    super::super::session::Session::toggle_fold
);
action!(
    FOLD_ALL,
    "Collapse all sections",
    "Show section headings only",
    &[Key::alt("-")],
    something_is_open,
    |session| session.fold_all(true)
);
action!(
    UNFOLD_ALL,
    "Expand all sections",
    "Show the contents of all sections",
    &[Key::alt("+"), Key::alt("=")],
    something_is_open,
    |session| session.fold_all(false)
);
action!(
    NUMBER_FOOTNOTES,
    "Renumber footnotes",
    "Number footnotes in reading order",
    &[],
    in_a_draft,
    |session| session.shape(Shape::NumberFootnotes)
);
action!(
    NUMBER_SECTIONS,
    "Number sections",
    "Number sections automatically, or show the original numbers",
    &[],
    in_a_draft,
    |session| {
        let now = session.open.now(|open| open.matrix().numbering);
        let other = match now.unwrap_or_default() {
            Numbering::Kept => Numbering::Automatic,
            Numbering::Automatic => Numbering::Kept,
        };
        session.shape(Shape::Number(other));
    }
);
action!(
    PARTY_LEFT,
    "Move party left",
    "Move the current party one column to the left",
    &[Key::alt("arrowleft")],
    on_a_party,
    |session| session.shape(Shape::MoveParty(Direction::Up))
);
action!(
    PARTY_RIGHT,
    "Move party right",
    "Move the current party one column to the right",
    &[Key::alt("arrowright")],
    on_a_party,
    |session| session.shape(Shape::MoveParty(Direction::Down))
);
action!(
    MERGE_PARTIES,
    "Merge parties",
    "Merge two parties, and choose what to keep where both have roles",
    &[],
    in_a_draft,
    |session| session.screen.open_dialog(Dialog::MergeParties(None))
);
action!(
    NARROWER,
    "Narrower column",
    "Make the current column narrower",
    &[Key::alt(",")],
    something_is_open,
    |session| session.widen(-1)
);
action!(
    WIDER,
    "Wider column",
    "Make the current column wider",
    &[Key::alt(".")],
    something_is_open,
    |session| session.widen(1)
);
action!(
    WIDTHS,
    "Reset column widths",
    "Reset all columns to their default widths",
    &[],
    something_is_open,
    |session| session.set_widths(Vec::new())
);

/// All of them, in the order in which the help lists them.
pub static ALL: [&Action; 21] = [
    &INSERT_ABOVE,
    &SECTION_ABOVE,
    &DUPLICATE,
    &MOVE_UP,
    &MOVE_DOWN,
    &MOVE_TO,
    &INDENT,
    &OUTDENT,
    &SPLIT,
    &MERGE,
    &FOLD,
    &FOLD_ALL,
    &UNFOLD_ALL,
    &NUMBER_SECTIONS,
    &NUMBER_FOOTNOTES,
    &PARTY_LEFT,
    &PARTY_RIGHT,
    &MERGE_PARTIES,
    &NARROWER,
    &WIDER,
    &WIDTHS,
];

/// What the menu of a row offers.
pub static MENU: [&Action; 14] = [
    &super::ADD_ACTIVITY,
    &INSERT_ABOVE,
    &super::ADD_SECTION,
    &SECTION_ABOVE,
    &DUPLICATE,
    &MOVE_UP,
    &MOVE_DOWN,
    &MOVE_TO,
    &INDENT,
    &OUTDENT,
    &SPLIT,
    &MERGE,
    &FOLD,
    &super::DELETE_ROW,
];

fn with_cursor<T>(session: Session, read: impl FnOnce(Cursor, &Matrix) -> Option<T>) -> Option<T> {
    let cursor = session.grid.cursor.get()?;
    session.open.matrix(|matrix| read(cursor, matrix)).flatten()
}

fn on_a_heading(session: Session) -> Can {
    something_is_open(session)?;
    let is_heading = with_cursor(session, |cursor, matrix| matrix.section(cursor.row).map(|_| ()));
    only_if(is_heading.is_some(), "Select a section heading first.")
}

fn on_a_party(session: Session) -> Can {
    in_a_draft(session)?;
    let is_party = with_cursor(session, |cursor, matrix| match cursor.column {
        Column::Party(party) => matrix.activity(cursor.row).and(matrix.column(party)).map(|_| ()),
        _ => None,
    });
    only_if(is_party.is_some(), "Select a party's column first.")
}
