//! Actions that find things.

use remit_core::keymap::Key;

use super::action::{Action, Can, always, only_if, something_is_open};
use crate::session::Session;
use crate::state::{Bar, Dialog, Open};
use crate::view::focus;
use crate::view::icons::Icon;

/// Opens the bar to find something.
pub static FIND: Action = Action::new(
    "Find",
    "Find text or roles in this matrix",
    &[Key::ctrl("f")],
    something_is_open,
    |session| open_bar(session, Bar::Find),
);

/// Opens the bar to replace something.
pub static REPLACE: Action =
    Action::new("Replace", "Find and replace", &[Key::ctrl("h")], something_is_open, |session| {
        open_bar(session, Bar::Replace);
    });

/// Goes to the next place.
pub static FIND_NEXT: Action = Action::new(
    "Find next",
    "Next match",
    &[Key::plain("f3"), Key::ctrl("g")],
    something_is_open,
    |session| session.find_bar.step(true),
);

/// Goes to the place before.
pub static FIND_PREVIOUS: Action = Action::new(
    "Find previous",
    "Previous match",
    &[Key::shift("f3"), Key::ctrl_shift("g")],
    something_is_open,
    |session| session.find_bar.step(false),
);

/// Asks what is to be seen.
pub static FILTER: Action = Action::new(
    "Filter",
    "Show only rows with certain words, roles, parties, plans, findings or sections",
    &[Key::ctrl_shift("l")],
    something_is_open,
    |session| {
        session.find_bar.set_filtering(true);
        focus::on("filter-text".to_owned());
    },
);

/// Shows everything again.
pub static CLEAR_FILTER: Action =
    Action::new("Clear filter", "Show all rows", &[], is_filtered, Session::clear_filter);

/// Searches every matrix.
pub static SEARCH: Action = Action::new(
    "Search",
    "Search all published matrices and drafts",
    &[Key::plain("/")],
    always,
    |session| session.screen.open_dialog(Dialog::Search),
)
.with_icon(Icon::Search);

/// Shows who carries what.
pub static SUMMARY: Action = Action::new(
    "Workload by party",
    "See each party's roles as a chart and by section, and print duty sheets",
    &[],
    something_is_open,
    |session| session.screen.open_dialog(Dialog::Summary),
);

/// All of them, in the order in which the help lists them.
pub static ALL: [&Action; 8] =
    [&SEARCH, &FIND, &FIND_NEXT, &FIND_PREVIOUS, &REPLACE, &FILTER, &CLEAR_FILTER, &SUMMARY];

fn is_filtered(session: Session) -> Can {
    something_is_open(session)?;
    let is = |open: &Open| !open.filter().is_empty();
    let is = session.open.with(is) == Some(true);
    only_if(is, "No filter is set.")
}

fn open_bar(session: Session, bar: Bar) {
    session.find_bar.open(bar);
    focus::on("find-text".to_owned());
}
