//! Actions that shape the matrix: its rows, sections and parties.

use leptos::prelude::*;
use remit::grid::{Column, Cursor};
use remit::matrix::{Matrix, Numbering};
use remit::shape::Step;

use super::{Action, Can, Key, in_a_draft, on_a_row, only_if, rows, something_is_open};
use crate::app::session::{Dialog, Session, Shape, Task};

/// An action of the matrix that has no picture.
macro_rules! action {
    ($name:ident, $title:literal, $help:literal, $keys:expr, $enabled:expr, $perform:expr) => {
        #[doc = $help]
        pub static $name: Action = Action {
            name: $title,
            help: $help,
            icon: None,
            keys: $keys,
            of_matrix: true,
            enabled: $enabled,
            perform: $perform,
        };
    };
}

fn later(session: Session, shape: Shape) {
    session.later(Task::Shape(shape));
}

action!(
    INSERT_ABOVE,
    "Insert activity above",
    "Add an activity above the row of the cursor",
    &[Key::ctrl_shift("enter")],
    in_a_draft,
    rows::insert_above
);
action!(
    SECTION_ABOVE,
    "Insert section above",
    "Add a section before the one of the cursor, or split it at the activity of the cursor",
    &[],
    on_a_row,
    |session| later(session, Shape::SectionAbove)
);
action!(
    DUPLICATE,
    "Duplicate",
    "Copy the selected rows; with a section goes all that stands under it",
    &[Key::ctrl_shift("d")],
    on_a_row,
    |session| later(session, Shape::Duplicate)
);
action!(
    MOVE_UP,
    "Move up",
    "Move the selected rows up; a section goes over its neighbour with all that stands under it",
    &[Key::alt("arrowup")],
    on_a_row,
    |session| later(session, Shape::Move(Step::Up))
);
action!(
    MOVE_DOWN,
    "Move down",
    "Move the selected rows down; a section goes over its neighbour with all that stands under it",
    &[Key::alt("arrowdown")],
    on_a_row,
    |session| later(session, Shape::Move(Step::Down))
);
action!(
    MOVE_TO,
    "Move to a section",
    "Move the selected rows into a section that is chosen from a list",
    &[Key::alt("m")],
    on_a_row,
    |session| session.dialog.set(Some(Dialog::MoveTo))
);
action!(
    INDENT,
    "Indent",
    "Make sections one level deeper, or move activities into the next section below",
    &[Key::alt_shift("arrowright")],
    on_a_row,
    |session| later(session, Shape::Indent)
);
action!(
    OUTDENT,
    "Outdent",
    "Make sections one level less deep, or move activities out of their section",
    &[Key::alt_shift("arrowleft")],
    on_a_row,
    |session| later(session, Shape::Outdent)
);
action!(
    SPLIT,
    "Split section here",
    "Begin a new section with the activity of the cursor",
    &[Key::alt_shift("s")],
    on_a_row,
    |session| later(session, Shape::Split)
);
action!(
    MERGE,
    "Merge section",
    "Make the section part of the one above it; or all selected sections one",
    &[Key::alt_shift("m")],
    on_a_row,
    |session| later(session, Shape::Merge)
);
action!(
    FOLD,
    "Fold or unfold section",
    "Show only the heading of the section of the cursor, or all of it again",
    &[Key::plain(" ")],
    on_a_heading,
    |session| session.toggle_fold()
);
action!(
    FOLD_ALL,
    "Fold all sections",
    "Show only the headings of all sections",
    &[Key::alt("-")],
    something_is_open,
    |session| session.fold_all(true)
);
action!(
    UNFOLD_ALL,
    "Unfold all sections",
    "Show all that stands under all sections",
    &[Key::alt("+"), Key::alt("=")],
    something_is_open,
    |session| session.fold_all(false)
);
action!(
    NUMBER_FOOTNOTES,
    "Number footnotes anew",
    "Give the footnotes numbers in the order in which they are read",
    &[],
    in_a_draft,
    |session| later(session, Shape::NumberFootnotes)
);
action!(
    NUMBER_SECTIONS,
    "Number sections",
    "Have sections numbered automatically, or show the numbers that are written again",
    &[],
    in_a_draft,
    |session| {
        let now = session.with_open_now(|open| open.matrix().numbering);
        let other = match now.unwrap_or_default() {
            Numbering::Kept => Numbering::Automatic,
            Numbering::Automatic => Numbering::Kept,
        };
        later(session, Shape::Number(other));
    }
);
action!(
    PARTY_LEFT,
    "Move party left",
    "Move the party of the cursor one column to the left",
    &[Key::alt("arrowleft")],
    on_a_party,
    |session| later(session, Shape::MoveParty(Step::Up))
);
action!(
    PARTY_RIGHT,
    "Move party right",
    "Move the party of the cursor one column to the right",
    &[Key::alt("arrowright")],
    on_a_party,
    |session| later(session, Shape::MoveParty(Step::Down))
);
action!(
    MERGE_PARTIES,
    "Merge parties",
    "Make two parties one, and say what to do where both hold letters",
    &[],
    in_a_draft,
    |session| session.dialog.set(Some(Dialog::MergeParties(None)))
);
action!(
    NARROWER,
    "Narrower column",
    "Make the column of the cursor narrower",
    &[Key::alt(",")],
    something_is_open,
    |session| session.widen(-1)
);
action!(
    WIDER,
    "Wider column",
    "Make the column of the cursor wider",
    &[Key::alt(".")],
    something_is_open,
    |session| session.widen(1)
);
action!(
    WIDTHS,
    "Reset column widths",
    "Give all columns their own widths again",
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
    let cursor = session.cursor.get()?;
    session.with_matrix(|matrix| read(cursor, matrix)).flatten()
}

fn on_a_heading(session: Session) -> Can {
    something_is_open(session)?;
    let is_heading = with_cursor(session, |cursor, matrix| matrix.section(cursor.row).map(|_| ()));
    only_if(is_heading.is_some(), "Go to the heading of a section first.")
}

fn on_a_party(session: Session) -> Can {
    in_a_draft(session)?;
    let is_party = with_cursor(session, |cursor, matrix| match cursor.column {
        Column::Party(party) => matrix.activity(cursor.row).and(matrix.column(party)).map(|_| ()),
        _ => None,
    });
    only_if(is_party.is_some(), "Go to the column of a party first.")
}
