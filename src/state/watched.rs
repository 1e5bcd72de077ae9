//! Values that anybody may read and follow, and that only the stores change.

use leptos::prelude::*;

/// A value that anybody may read and follow. To change it is for its store alone.
pub struct Watched<T: 'static>(RwSignal<T>);

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T: Send + Sync + 'static> Watched<T> {
    pub(super) fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }

    /// Reads it, and follows it.
    pub fn with<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.0.with(read)
    }

    /// Reads it as it is now, for handlers, which must not follow changes.
    pub fn with_untracked<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.0.with_untracked(read)
    }

    /// The same where the app may be gone by then.
    pub fn try_with_untracked<O>(self, read: impl FnOnce(&T) -> O) -> Option<O> {
        self.0.try_with_untracked(read)
    }

    /// The same value as a signal that cannot be written, for what draws it by itself.
    pub fn signal(self) -> ReadSignal<T> {
        self.0.read_only()
    }

    /// Follows it.
    pub fn track(self) {
        self.0.track();
    }

    pub(super) fn set(self, value: T) {
        self.0.set(value);
    }

    pub(super) fn update<O>(self, change: impl FnOnce(&mut T) -> O) -> Option<O> {
        self.0.try_update(change)
    }

    /// Has everybody who follows it look again.
    pub(super) fn notify(self) {
        self.0.notify();
    }
}

impl<T: Clone + Send + Sync + 'static> Watched<T> {
    /// The value; follows it.
    pub fn get(self) -> T {
        self.0.get()
    }

    /// The value as it is now, for handlers, which must not follow changes.
    pub fn get_untracked(self) -> T {
        self.0.get_untracked()
    }
}

impl<T: PartialEq + Send + Sync + 'static> Watched<T> {
    /// Sets it where that makes a difference: who follows it is left alone otherwise.
    pub(super) fn replace(self, value: T) {
        if self.0.with_untracked(|before| *before != value) {
            self.0.set(value);
        }
    }
}
