//! Everything that can be done with a key or a button, in one table: menus, toolbar, keys and
//! help all read it, so that they cannot disagree.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_formats::json;

use crate::lazy;
use crate::platform::{dom, settings};
use crate::session::{Dialog, Open, Session, Shape, Tab};
use crate::state::route::Route;
use crate::view::icons::Icon;

pub mod checks;
pub mod exports;
pub mod find;
pub mod grid;
mod key;
mod regions;
mod rows;
pub mod shape;

pub use key::{Key, Pressed};

/// Something that can be done.
pub struct Action {
    /// Its name, on buttons and in menus.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// Its picture.
    pub icon: Option<Icon>,
    /// Its keys, the one that is shown first.
    pub keys: &'static [Key],
    /// Whether its keys are of the matrix alone: they do nothing while somebody types, picks
    /// letters, or is in the library or the panel.
    pub of_matrix: bool,
    /// Whether it can be done now, or why not.
    pub enabled: fn(Session) -> Can,
    /// Does it.
    pub perform: fn(Session),
}

/// Whether something can be done, or why not, in a sentence.
pub type Can = Result<(), &'static str>;

impl Action {
    /// Whether it can be done now.
    pub fn is_enabled(&self, session: Session) -> bool {
        (self.enabled)(session).is_ok()
    }

    /// What a tooltip says: the help, and the key.
    pub fn hint(&self) -> String {
        match self.keys.first() {
            Some(key) => format!("{} ({})", self.help, key.label()),
            None => self.help.to_owned(),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "others say why not")]
fn always(_: Session) -> Can {
    Ok(())
}

fn something_is_open(session: Session) -> Can {
    only_if(session.is_open.get(), "Open a matrix first.")
}

fn in_a_draft(session: Session) -> Can {
    something_is_open(session)?;
    only_if(session.is_draft.get(), "This matrix is read-only. Edit it as a draft first.")
}

fn on_a_row(session: Session) -> Can {
    in_a_draft(session)?;
    only_if(session.cursor.with(Option::is_some), "Select a row first.")
}

fn only_if(can: bool, why_not: &'static str) -> Can {
    if can { Ok(()) } else { Err(why_not) }
}

/// Undo.
pub static UNDO: Action = Action {
    name: "Undo",
    help: "Undo the last change",
    icon: Some(Icon::Undo),
    keys: &[Key::ctrl("z")],
    of_matrix: false,
    enabled: |session| {
        let has_any = session.open.with(|open| open.as_ref().and_then(Open::undoes).is_some());
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
        let has_any = session.open.with(|open| open.as_ref().and_then(Open::redoes).is_some());
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
        only_if(!session.is_draft.get(), "This is already a draft.")
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
    perform: |session| session.dialog.set(Some(Dialog::Share)),
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
        let file = session.with_open_now(|open| (open.file_name(), json::write(open.matrix())));
        if let Some((name, text)) = file {
            match crate::platform::files::download(&name, "application/json", &text) {
                Ok(()) => {
                    session.record_shared();
                    session.announce(format!("Downloading {name}."));
                }
                Err(error) => session.fail(format!("The file couldn't be created: {error}.")),
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
        session.dialog.set(Some(Dialog::Import(None)));
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
    perform: |session| session.dialog.set(Some(Dialog::NewDraft)),
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
    perform: |session| {
        session.show_tab(Tab::About);
        lazy::name("about-title".to_owned());
    },
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
        if let Some(id) = session.with_open_now(Open::draft).flatten() {
            session.dialog.set(Some(Dialog::History(id)));
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
    perform: |session| session.dialog.set(Some(Dialog::Help)),
};

/// Opens the list of commands.
pub static COMMANDS: Action = Action {
    name: "Commands",
    help: "Search commands",
    icon: None,
    keys: &[Key::ctrl("k")],
    of_matrix: false,
    enabled: always,
    perform: |session| session.dialog.set(Some(Dialog::Commands)),
};

/// All actions that have a place of their own in menus, in groups: what the help and the list of
/// commands show.
pub fn groups() -> [(&'static str, Vec<&'static Action>); 5] {
    let is_export = |action: &&Action| exports::MENU.iter().any(|other| other.name == action.name);
    [
        ("General", ALL.into_iter().filter(|action| !is_export(action)).collect()),
        ("Find and filter", find::ALL.to_vec()),
        ("Rows, sections and parties", shape::ALL.to_vec()),
        ("Grid", grid::ALL.iter().collect()),
        ("Export", exports::MENU.to_vec()),
    ]
}

/// All actions, in the order in which the help lists them.
pub static ALL: [&Action; 26] = [
    &UNDO,
    &REDO,
    &ADD_ACTIVITY,
    &ADD_SECTION,
    &DELETE_ROW,
    &ADD_PARTY,
    &RENAME,
    &NEW_DRAFT,
    &EDIT_AS_DRAFT,
    &IMPORT,
    &EXPORT_JSON,
    &exports::PRINT,
    &SHARE,
    &checks::NEXT_FINDING,
    &checks::PREVIOUS_FINDING,
    &checks::QUICK_FIX,
    &checks::RULES,
    &checks::LETTERS,
    &checks::EXPORT_REPORT,
    &checks::EXPORT_TABLE,
    &HISTORY,
    &STORAGE,
    &regions::NEXT,
    &regions::PREVIOUS,
    &COMMANDS,
    &HELP,
];

/// Whether a key is of what has the focus: it presses that button or link, or is a single
/// character where somebody has turned those off.
fn is_of_focus(pressed: &Pressed) -> bool {
    (pressed.is_character() && !settings::single_keys())
        || (pressed.is_space() && dom::is_focused_in("button, a, summary"))
}

/// Carries out the action of a key, if it is the key of one that can be done now.
pub fn perform_key(session: Session, event: &KeyboardEvent) {
    if dom::has_open_dialog() {
        return;
    }
    if event.key() == "Escape" && session.drawer.get_untracked().is_some() {
        session.drawer.set(None);
        return;
    }
    let pressed = Pressed::of(event);
    let of_key = |action: &&Action| action.keys.iter().any(|key| key.is(&pressed));
    let is_here = crate::grid::is_here();
    let in_grid: &[Action] = if is_here { &grid::ALL } else { &[] };
    let shape: &[&Action] = if is_here { &shape::ALL } else { &[] };
    let mut all = in_grid.iter().chain(shape.iter().copied()).chain(find::ALL).chain(ALL);
    let Some(action) = all.find(of_key) else { return };
    // Single characters and undo belong to an input while somebody types in one.
    let of_input = pressed.is_character() || [UNDO.name, REDO.name].contains(&action.name);
    let elsewhere = session.editing.with_untracked(Option::is_some)
        || dom::is_typing()
        || dom::is_focused_in(".library, .panel");
    if (of_input && dom::is_typing()) || (action.of_matrix && elsewhere) {
        return;
    }
    if is_of_focus(&pressed) {
        return;
    }
    event.prevent_default();
    match untrack(|| (action.enabled)(session)) {
        Ok(()) => (action.perform)(session),
        Err(why_not) => session.announce(why_not),
    }
}

#[cfg(test)]
mod tests;
