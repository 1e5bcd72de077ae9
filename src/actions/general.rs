//! What can be done with a matrix as a whole, and with the app.

use leptos::prelude::*;
use remit_formats::json;

use super::action::{Action, always, in_a_draft, on_a_row, only_if, something_is_open};
use super::rows;
use crate::platform::dom;
use crate::session::{Session, Shape};
use crate::state::{Dialog, Open, Route};
use crate::view::icons::Icon;
use remit_core::keymap::Key;

/// Undo.
pub static UNDO: Action = Action {
    name: "Undo",
    help: "Undo the last change",
    icon: Some(Icon::Undo),
    keys: &[Key::ctrl("z")],
    of_matrix: false,
    enabled: |session| {
        let has_any = session.open.with(|open| open.undoes().is_some()) == Some(true);
        only_if(has_any, "Nothing to undo.")
    },
    perform: Session::undo,
};

/// Redo.
pub static REDO: Action = Action {
    name: "Redo",
    help: "Redo the change you last undid",
    icon: Some(Icon::Redo),
    keys: &[Key::ctrl_shift("z"), Key::ctrl("y")],
    of_matrix: false,
    enabled: |session| {
        let has_any = session.open.with(|open| open.redoes().is_some()) == Some(true);
        only_if(has_any, "Nothing to redo.")
    },
    perform: Session::redo,
};

/// Starts a draft of the published matrix on the screen.
pub static EDIT_AS_DRAFT: Action = Action {
    name: "Edit as draft",
    help: "Make your own copy of this published matrix",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: |session| {
        something_is_open(session)?;
        only_if(!session.open.is_draft.get(), "This is already a draft.")
    },
    perform: |session| {
        session.ensure_draft();
    },
};

/// Opens the ways to share.
pub static SHARE: Action = Action {
    name: "Share",
    help: "Share this matrix",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| session.screen.open_dialog(Dialog::Share),
};

/// Downloads the JSON file.
pub static EXPORT_JSON: Action = Action {
    name: "JSON",
    help: "Download the complete matrix as a Remit file",
    icon: None,
    keys: &[Key::ctrl("s")],
    of_matrix: false,
    enabled: something_is_open,
    perform: |session| {
        let file = session.open.now(|open| (open.file_name(), json::write(open.matrix())));
        if let Some((name, text)) = file {
            match crate::platform::files::download(&name, "application/json", &text) {
                Ok(()) => {
                    session.record_shared();
                    session.screen.announce(format!("Downloading {name}."));
                }
                Err(error) => {
                    session.screen.fail(format!("The file couldn't be created: {error}."));
                }
            }
        }
    },
};

/// Chooses a file to import.
pub static IMPORT: Action = Action {
    name: "Import",
    help: "Import a file or text (or drop or paste it)",
    icon: Some(Icon::Import),
    keys: &[Key::ctrl("o")],
    of_matrix: false,
    enabled: always,
    perform: |session| {
        // Who has no file closes the browser's own dialog, and finds ours behind it.
        session.screen.open_dialog(Dialog::Import(None));
        choose_file();
    },
};

/// Has the browser ask for a file.
pub fn choose_file() {
    if let Some(input) = dom::element("import-file") {
        input.click();
    }
}

/// Begins a new draft.
pub static NEW_DRAFT: Action = Action {
    name: "New draft",
    help: "Start a new matrix",
    icon: Some(Icon::Plus),
    keys: &[Key::alt("n")],
    of_matrix: false,
    enabled: always,
    perform: |session| session.screen.open_dialog(Dialog::NewDraft),
};

/// Adds an activity.
pub static ADD_ACTIVITY: Action = Action {
    name: "Add activity",
    help: "Add an activity below the current row",
    icon: Some(Icon::Plus),
    keys: &[Key::alt("enter")],
    of_matrix: true,
    enabled: in_a_draft,
    perform: rows::add_activity,
};

/// Adds a section.
pub static ADD_SECTION: Action = Action {
    name: "Add section",
    help: "Add a section below the current section",
    icon: Some(Icon::Plus),
    keys: &[Key::alt_shift("enter")],
    of_matrix: true,
    enabled: in_a_draft,
    perform: rows::add_section,
};

/// Deletes the row of the cursor.
pub static DELETE_ROW: Action = Action {
    name: "Delete row",
    help: "Delete the selected rows; deleting a section deletes its contents",
    icon: None,
    keys: &[Key::alt("delete"), Key::alt("backspace")],
    of_matrix: true,
    enabled: on_a_row,
    perform: |session| session.shape(Shape::Delete),
};

/// Adds a party.
pub static ADD_PARTY: Action = Action {
    name: "Add party",
    help: "Add a party as the last column",
    icon: Some(Icon::Plus),
    keys: &[],
    of_matrix: false,
    enabled: in_a_draft,
    perform: rows::add_party,
};

/// Gives the draft another title.
pub static RENAME: Action = Action {
    name: "Rename",
    help: "Rename this draft",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: in_a_draft,
    perform: Session::rename,
};

/// Opens the versions of the draft.
pub static HISTORY: Action = Action {
    name: "History",
    help: "View earlier versions of this draft and restore one",
    icon: None,
    keys: &[Key::alt("h")],
    of_matrix: false,
    enabled: in_a_draft,
    perform: |session| {
        if let Some(id) = session.open.now(Open::draft).flatten() {
            session.screen.open_dialog(Dialog::History(id));
        }
    },
};

/// Opens the storage page.
pub static STORAGE: Action = Action {
    name: "Storage and trash",
    help: "See what this browser stores, restore from the trash, back up all drafts",
    icon: None,
    keys: &[],
    of_matrix: false,
    enabled: always,
    perform: |_| dom::set_hash(&Route::Storage.hash()),
};

/// Opens the help.
pub static HELP: Action = Action {
    name: "Help",
    help: "Help and shortcuts",
    icon: Some(Icon::Help),
    keys: &[Key::plain("?"), Key::plain("f1")],
    of_matrix: false,
    enabled: always,
    perform: |session| session.screen.open_dialog(Dialog::Help),
};

/// Opens the list of commands.
pub static COMMANDS: Action = Action {
    name: "Commands",
    help: "Search commands",
    icon: None,
    keys: &[Key::ctrl("k")],
    of_matrix: false,
    enabled: always,
    perform: |session| session.screen.open_dialog(Dialog::Commands),
};
