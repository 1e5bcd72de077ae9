//! Actions that find things.

use super::action::{Action, Can, always, only_if, something_is_open};
use crate::session::Session;
use crate::state::{Bar, Dialog, Open};
use crate::view::focus;
use crate::view::icons::Icon;
use remit_core::keymap::Key;

/// Opens the bar to find something.
pub static FIND: Action = Action {
    name: "Find",
    help: "Find text or roles in this matrix",
    icon: None,
    keys: &[Key::ctrl("f")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| open_bar(session, Bar::Find),
};

/// Opens the bar to replace something.
pub static REPLACE: Action = Action {
    name: "Replace",
    help: "Find and replace",
    icon: None,
    keys: &[Key::ctrl("h")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| open_bar(session, Bar::Replace),
};

/// Goes to the next place.
pub static FIND_NEXT: Action = Action {
    name: "Find next",
    help: "Next match",
    icon: None,
    keys: &[Key::plain("f3"), Key::ctrl("g")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.find_bar.step(true),
};

/// Goes to the place before.
pub static FIND_PREVIOUS: Action = Action {
    name: "Find previous",
    help: "Previous match",
    icon: None,
    keys: &[Key::shift("f3"), Key::ctrl_shift("g")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.find_bar.step(false),
};

/// Asks what is to be seen.
pub static FILTER: Action = Action {
    name: "Filter",
    help: "Show only rows with certain words, roles, parties, plans, findings or sections",
    icon: None,
    keys: &[Key::ctrl_shift("l")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| {
        session.find_bar.set_filtering(true);
        focus::on("filter-text".to_owned());
    },
};

/// Shows everything again.
pub static CLEAR_FILTER: Action = Action {
    name: "Clear filter",
    help: "Show all rows",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: is_filtered,
    perform: Session::clear_filter,
};

/// Searches every matrix.
pub static SEARCH: Action = Action {
    name: "Search",
    help: "Search all published matrices and drafts",
    icon: Some(Icon::Search),
    keys: &[Key::plain("/")],
    of_matrix: false,
    enabled: always,
    perform: |session| session.screen.open_dialog(Dialog::Search),
};

/// Shows who carries what.
pub static SUMMARY: Action = Action {
    name: "Workload by party",
    help: "See each party's roles as a chart and by section, and print duty sheets",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.screen.open_dialog(Dialog::Summary),
};

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
