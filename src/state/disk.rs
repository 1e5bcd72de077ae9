//! The file on the disk to which the draft on the screen is saved.

use std::cell::RefCell;
use std::rc::Rc;

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
    /// Which draft it has become, once that is known.
    pub of: Option<MatrixId>,
}

impl CameIn {
    /// This is what has come in last; nothing where that is over.
    pub fn set(came_in: Option<Self>) {
        CAME_IN.set(came_in);
    }

    /// What has come in has become this draft, or has come into it.
    pub fn became(id: MatrixId) {
        CAME_IN.with_borrow_mut(|came_in| {
            if let Some(came_in) = came_in {
                came_in.of.get_or_insert(id);
            }
        });
    }

    /// What has come in as this draft.
    pub fn as_draft(id: MatrixId) -> Option<Self> {
        CAME_IN.with_borrow(|came_in| came_in.clone().filter(|came_in| came_in.of == Some(id)))
    }
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

thread_local! {
    // What is held here is used by what is loaded lazily alone. In the store itself it would be
    // part of what is loaded first.
    static FILE: RefCell<Option<SharedFile>> = const { RefCell::new(None) };
    static CAME_IN: RefCell<Option<CameIn>> = const { RefCell::new(None) };
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
}

impl Disk {
    /// No file.
    pub fn new() -> Self {
        Self {
            line: Watched::new(String::new()),
            bar: Watched::new(None),
            is_bound: Watched::new(false),
        }
    }

    /// The file, if there is one.
    pub fn file(self) -> Option<SharedFile> {
        if self.is_bound.get_untracked() { FILE.with_borrow(Clone::clone) } else { None }
    }

    /// Whether this is the file of the draft on the screen.
    pub fn is_shown(self, file: &SharedFile) -> bool {
        self.file().is_some_and(|shown| Rc::ptr_eq(&shown, file))
    }

    /// The draft on the screen is saved to this file from now on.
    pub fn bind(self, file: SharedFile) {
        self.leave();
        self.let_go();
        FILE.set(Some(file));
        self.is_bound.replace(true);
    }

    /// The draft on the screen is saved to no file any more. What there was is let go of in its
    /// time. False where there was none.
    pub fn leave(self) -> bool {
        let was_bound = self.is_bound.get_untracked();
        self.is_bound.replace(false);
        self.line.replace(String::new());
        self.bar.replace(None);
        was_bound
    }

    /// Lets go of a file that was left: whoever waits for the turn to write it has it once nothing
    /// is being written.
    pub fn let_go(self) {
        if !self.is_bound.get_untracked()
            && let Some(file) = FILE.take()
            && let Ok(mut file) = file.try_borrow_mut()
            && !file.is_busy
        {
            file.turn = None;
        }
    }

    /// Says what there is to say of the file.
    pub fn say(self, line: String, bar: Option<FileBar>) {
        self.line.replace(line);
        self.bar.replace(bar);
    }
}
