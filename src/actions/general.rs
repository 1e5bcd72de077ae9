//! What can be done with a matrix as a whole, and with the app.

use leptos::prelude::*;
use remit_core::keymap::Key;

use super::action::{Action, always, in_a_draft, on_a_row, only_if, something_is_open};
use super::rows;
use crate::platform::dom;
use crate::session::{Session, Shape, Task};
use crate::state::{Dialog, Open, Route};
use crate::view::icons::Icon;

/// Undo.
pub static UNDO: Action = Action::new(
    "Undo",
    "Undo the last change",
    &[Key::ctrl("z")],
    |session| {
        let has_any = session.open.with(|open| open.undoes().is_some()) == Some(true);
        only_if(has_any, "Nothing to undo.")
    },
    Session::undo,
)
.with_icon(Icon::Undo);

/// Redo.
pub static REDO: Action = Action::new(
    "Redo",
    "Redo the change you last undid",
    &[Key::ctrl_shift("z"), Key::ctrl("y")],
    |session| {
        let has_any = session.open.with(|open| open.redoes().is_some()) == Some(true);
        only_if(has_any, "Nothing to redo.")
    },
    Session::redo,
)
.with_icon(Icon::Redo);

/// Starts a draft of the published matrix on the screen.
pub static EDIT_AS_DRAFT: Action = Action::new(
    "Edit as draft",
    "Make your own copy of this published matrix",
    &[],
    |session| {
        something_is_open(session)?;
        only_if(!session.open.is_draft.get(), "This is already a draft.")
    },
    |session| {
        session.ensure_draft();
    },
);

/// Opens the ways to share.
pub static SHARE: Action =
    Action::new("Share", "Share this matrix", &[], something_is_open, |session| {
        session.screen.open_dialog(Dialog::Share);
    });

/// Downloads the JSON file.
pub static EXPORT_JSON: Action = Action::new(
    "JSON",
    "Download the complete matrix as a Remit file",
    &[Key::ctrl("s")],
    something_is_open,
    |session| session.later(Task::ExportJson),
);

/// Chooses a file to import.
pub static IMPORT: Action = Action::new(
    "Import",
    "Import a file or text (or drop or paste it)",
    &[Key::ctrl("o")],
    always,
    |session| {
        // Who has no file closes the browser's own dialog, and finds ours behind it.
        session.screen.open_dialog(Dialog::Import(None));
        choose_file();
    },
)
.with_icon(Icon::Import);

/// Has the browser ask for a file.
pub fn choose_file() {
    if let Some(input) = dom::element("import-file") {
        input.click();
    }
}

/// Begins a new draft.
pub static NEW_DRAFT: Action =
    Action::new("New draft", "Start a new matrix", &[Key::alt("n")], always, |session| {
        session.screen.open_dialog(Dialog::NewDraft);
    })
    .with_icon(Icon::Plus);

/// Adds an activity.
pub static ADD_ACTIVITY: Action = Action::new(
    "Add activity",
    "Add an activity below the current row",
    &[Key::alt("enter")],
    in_a_draft,
    rows::add_activity,
)
.with_icon(Icon::Plus)
.of_matrix();

/// Adds a section.
pub static ADD_SECTION: Action = Action::new(
    "Add section",
    "Add a section below the current section",
    &[Key::alt_shift("enter")],
    in_a_draft,
    rows::add_section,
)
.with_icon(Icon::Plus)
.of_matrix();

/// Deletes the row of the cursor.
pub static DELETE_ROW: Action = Action::new(
    "Delete row",
    "Delete the selected rows; deleting a section deletes its contents",
    &[Key::alt("delete"), Key::alt("backspace")],
    on_a_row,
    |session| session.shape(Shape::Delete),
)
.of_matrix();

/// Adds a party.
pub static ADD_PARTY: Action =
    Action::new("Add party", "Add a party as the last column", &[], in_a_draft, rows::add_party)
        .with_icon(Icon::Plus);

/// Gives the draft another title.
pub static RENAME: Action =
    Action::new("Rename", "Rename this draft", &[], in_a_draft, Session::rename);

/// Opens the versions of the draft.
pub static HISTORY: Action = Action::new(
    "History",
    "View earlier versions of this draft and restore one",
    &[Key::alt("h")],
    in_a_draft,
    |session| {
        if let Some(id) = session.open.now(Open::draft).flatten() {
            session.screen.open_dialog(Dialog::History(id));
        }
    },
);

/// Gives the draft as it is a name.
pub static NAME_VERSION: Action = Action::new(
    "Name current version",
    "Keep this draft as a named version, with a note and approvals",
    &[],
    in_a_draft,
    |session| {
        if let Some(id) = session.open.now(Open::draft).flatten() {
            session.screen.open_dialog(Dialog::NameVersion(id, None));
        }
    },
);

/// Chooses what is compared.
pub static COMPARE: Action = Action::new(
    "Compare",
    "Compare matrices side by side: providers, releases, versions",
    &[Key::alt("c")],
    always,
    |session| session.screen.open_dialog(Dialog::Compare(None)),
);

/// Opens the storage page.
pub static STORAGE: Action = Action::new(
    "Storage and trash",
    "See what this browser stores, restore from the trash, back up all drafts",
    &[],
    always,
    |_| dom::set_hash(&Route::Storage.hash()),
);

/// Opens the help.
pub static HELP: Action = Action::new(
    "Help",
    "Help and shortcuts",
    &[Key::plain("?"), Key::plain("f1")],
    always,
    |session| session.screen.open_dialog(Dialog::Help),
)
.with_icon(Icon::Help);

/// Opens the list of commands.
pub static COMMANDS: Action =
    Action::new("Commands", "Search commands", &[Key::ctrl("k")], always, |session| {
        session.screen.open_dialog(Dialog::Commands);
    });
