//! What an action is, and when one can be done.

use leptos::prelude::*;
use remit_core::keymap::Key;

use crate::session::Session;
use crate::view::icons::Icon;

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
    /// An action that counts wherever the focus is, and has no picture.
    pub(super) const fn new(
        name: &'static str,
        help: &'static str,
        keys: &'static [Key],
        enabled: fn(Session) -> Can,
        perform: fn(Session),
    ) -> Self {
        Self { name, help, icon: None, keys, of_matrix: false, enabled, perform }
    }

    /// The same with a picture.
    pub(super) const fn with_icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// The same where its keys are of the matrix alone.
    pub(super) const fn of_matrix(self) -> Self {
        Self { of_matrix: true, ..self }
    }

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
pub(super) fn always(_: Session) -> Can {
    Ok(())
}

pub(super) fn something_is_open(session: Session) -> Can {
    only_if(session.open.is_there.get(), "Open a matrix first.")
}

pub(super) fn in_a_draft(session: Session) -> Can {
    something_is_open(session)?;
    only_if(session.open.is_draft.get(), "This matrix is read-only. Edit it as a draft first.")
}

pub(super) fn on_a_row(session: Session) -> Can {
    in_a_draft(session)?;
    only_if(session.grid.cursor.with(Option::is_some), "Select a row first.")
}

pub(super) fn only_if(can: bool, why_not: &'static str) -> Can {
    if can { Ok(()) } else { Err(why_not) }
}
