//! Values that anybody may read and follow, and that only the stores change.

use std::sync::{PoisonError, RwLock};

use leptos::prelude::{ArcTrigger, Notify, Signal, Track};

/// A value that anybody may read and follow. To change it is for its store alone. It lives as long
/// as the window.
///
/// Less than a signal of Leptos, of which each type of value would bring another kilobyte.
pub struct Watched<T: 'static>(&'static Value<T>);

struct Value<T> {
    value: RwLock<T>,
    changed: ArcTrigger,
}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T: Send + Sync + 'static> Watched<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Box::leak(Box::new(Value { value: RwLock::new(value), changed: ArcTrigger::new() })))
    }

    /// Reads it, and follows it.
    pub fn with<O>(self, read: impl FnOnce(&T) -> O) -> O {
        self.track();
        self.with_untracked(read)
    }

    /// Reads it as it is now, for handlers, which must not follow changes.
    pub fn with_untracked<O>(self, read: impl FnOnce(&T) -> O) -> O {
        read(&self.0.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Follows it.
    pub fn track(self) {
        self.0.changed.track();
    }

    pub(super) fn set(self, value: T) {
        self.update(|now| *now = value);
    }

    pub(super) fn update<O>(self, change: impl FnOnce(&mut T) -> O) -> O {
        let done = change(&mut self.0.value.write().unwrap_or_else(PoisonError::into_inner));
        self.notify();
        done
    }

    /// Has everybody who follows it look again.
    pub(super) fn notify(self) {
        self.0.changed.notify();
    }
}

impl<T: Clone + Send + Sync + 'static> Watched<T> {
    /// The value; follows it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value as it is now, for handlers, which must not follow changes.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The same value as a signal, for what draws it by itself.
    pub fn signal(self) -> Signal<T> {
        Signal::derive(move || self.get())
    }
}

impl<T: PartialEq + Send + Sync + 'static> Watched<T> {
    /// Sets it where that makes a difference: who follows it is left alone otherwise.
    pub(super) fn replace(self, value: T) {
        if self.with_untracked(|before| *before != value) {
            self.set(value);
        }
    }
}
