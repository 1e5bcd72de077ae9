//! The file on the disk to which the draft on the screen is saved.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use remit_core::matrix::{MatrixId, StepId};
use remit_drafts::bound::Binding;

use super::watched::Watched;
use crate::platform::disk::Handle;
use crate::platform::tabs::Turn;

/// The file of a draft, with what keeps the two in step.
pub struct FileOfDraft {
    /// The draft.
    pub id: MatrixId,
    /// What keeps them in step.
    pub binding: Binding,
    /// The browser's handle.
    pub handle: Handle,
    /// Since when the draft is saved there.
    pub since: u64,
    /// The turn to write it.
    pub turn: Option<Turn>,
    /// How many entries of the draft the binding has heard of, and the last of them.
    pub seen: (usize, Option<StepId>),
    /// Numbers for the states of which it has had a version kept.
    pub versions: Vec<u64>,
    /// What is in a workbook that was changed.
    pub offered: Vec<u8>,
    /// Whether it is reading, writing or remembering something.
    pub is_busy: bool,
    /// Whether the person waits for what comes of a click.
    pub is_awaited: bool,
}

/// A file that its store and what waits for it both hold.
pub type SharedFile = Rc<RefCell<FileOfDraft>>;

/// A file that came in with its handle: what was made of it can be saved there.
#[derive(Clone)]
pub struct CameIn {
    /// The browser's handle.
    pub handle: Handle,
    /// What is known of it, as it is kept.
    pub memory: String,
}

/// What a bar says of a file, and asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileBar {
    /// Where the work is, and what to do.
    pub text: String,
    /// What there are buttons for.
    pub asks: Asks,
}

/// What a bar asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// To allow the page to use the file.
    Allow,
    /// To try it again.
    TryAgain,
    /// To choose another file.
    SaveElsewhere,
    /// To decide between the draft and the file.
    Decide,
    /// To see what is in a workbook that has changed.
    Import,
    /// Whether the draft is to be saved to the file that it came from.
    Keep,
}

/// The file on the disk to which the draft on the screen is saved.
#[derive(Clone, Copy)]
pub struct Disk {
    /// What is said of it beside where else the work is saved; nothing where there is none, or a
    /// bar says more.
    pub line: Watched<String>,
    /// What has to be said of it, or asked.
    pub bar: Watched<Option<FileBar>>,
    /// Whether there is one.
    pub is_bound: Watched<bool>,
    file: StoredValue<Option<SharedFile>, LocalStorage>,
    /// What came in, and which draft it became, once that is known.
    came_in: StoredValue<Option<(CameIn, Option<MatrixId>)>, LocalStorage>,
}

impl Disk {
    /// No file.
    pub fn new() -> Self {
        Self {
            line: Watched::new(String::new()),
            bar: Watched::new(None),
            is_bound: Watched::new(false),
            file: StoredValue::new_local(None),
            came_in: StoredValue::new_local(None),
        }
    }

    /// The file, if there is one.
    pub fn file(self) -> Option<SharedFile> {
        self.file.get_value()
    }

    /// Whether this is the file of the draft on the screen.
    pub fn is_shown(self, file: &SharedFile) -> bool {
        self.file().is_some_and(|shown| Rc::ptr_eq(&shown, file))
    }

    /// The draft on the screen is saved to this file from now on.
    pub fn bind(self, file: SharedFile) {
        self.file.set_value(Some(file));
        self.is_bound.replace(true);
    }

    /// The draft on the screen is saved to no file any more. Whoever waits for the turn to write it
    /// has it once nothing is being written.
    pub fn leave(self) {
        if let Some(file) = self.file()
            && let Ok(mut file) = file.try_borrow_mut()
            && !file.is_busy
        {
            file.turn = None;
        }
        self.file.set_value(None);
        self.is_bound.replace(false);
        self.say(String::new(), None);
    }

    /// Says what there is to say of the file.
    pub fn say(self, line: String, bar: Option<FileBar>) {
        self.line.replace(line);
        self.bar.replace(bar);
    }

    /// A file came in with its handle, as a copy of this draft where that is known.
    pub fn take(self, came_in: Option<(CameIn, Option<MatrixId>)>) {
        self.came_in.set_value(came_in);
    }

    /// What came in has become this draft, or has come into it.
    pub fn became(self, id: MatrixId) {
        self.came_in.update_value(|came_in| {
            if let Some((_, of @ None)) = came_in {
                *of = Some(id);
            }
        });
    }

    /// What came in as this draft.
    pub fn came_in_as(self, id: MatrixId) -> Option<CameIn> {
        let came_in = self.came_in.get_value();
        came_in.and_then(|(came_in, of)| (of == Some(id)).then_some(came_in))
    }
}
