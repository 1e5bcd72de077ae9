//! The matrix on the screen.

use leptos::prelude::*;
use remit_core::matrix::{Matrix, MatrixId};

use super::open::Open;
use super::watched::Watched;

/// The matrix on the screen, if there is one.
#[derive(Clone, Copy)]
pub struct OpenMatrix {
    open: Watched<Option<Open>>,
    /// The state of it that has been painted. What can wait until then, so that no key waits for
    /// it, follows this.
    pub painted: Watched<Option<u32>>,
    /// Whether there is one.
    pub is_there: Memo<bool>,
    /// Whether it is a draft.
    pub is_draft: Memo<bool>,
}

impl OpenMatrix {
    /// Nothing is on the screen yet.
    pub fn new() -> Self {
        let open = Watched::new(None::<Open>);
        Self {
            open,
            painted: Watched::new(None),
            is_there: Memo::new(move |_| open.with(Option::is_some)),
            is_draft: Memo::new(move |_| {
                open.with(|open| open.as_ref().is_some_and(Open::is_draft))
            }),
        }
    }

    /// Reads it, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&Open) -> T) -> Option<T> {
        self.open.with(|open| open.as_ref().map(read))
    }

    /// Reads what is on the screen now, also where that is nothing.
    pub fn read<T>(self, read: impl FnOnce(Option<&Open>) -> T) -> T {
        self.open.with_untracked(|open| read(open.as_ref()))
    }

    /// Reads it as it is now, for handlers, which must not follow changes.
    pub fn now<T>(self, read: impl FnOnce(&Open) -> T) -> Option<T> {
        self.read(|open| open.map(read))
    }

    /// The same where it is this draft.
    pub fn draft_now<T>(self, id: MatrixId, read: impl FnOnce(&Open) -> T) -> Option<T> {
        self.now(|open| (open.draft() == Some(id)).then(|| read(open))).flatten()
    }

    /// Reads the document alone, and follows it.
    pub fn matrix<T>(self, read: impl FnOnce(&Matrix) -> T) -> Option<T> {
        self.with(|open| read(open.matrix()))
    }

    /// Follows it.
    pub fn track(self) {
        self.open.track();
    }

    /// Puts a matrix on the screen, in the place of another one.
    pub fn show(self, open: Open) {
        self.open.set(Some(open));
    }

    /// Takes it from the screen.
    pub fn close(self) {
        self.open.set(None);
    }

    /// Changes it; who follows it hears of that.
    pub fn change<T>(self, change: impl FnOnce(&mut Open) -> T) -> Option<T> {
        self.open.update(|open| open.as_mut().map(change))
    }

    /// This state of it has been painted.
    pub fn set_painted(self, revision: Option<u32>) {
        self.painted.set(revision);
    }
}
