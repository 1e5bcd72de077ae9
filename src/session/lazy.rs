//! What is loaded lazily, as the root of the app hands it in: what is here knows nothing of what
//! draws it.

use leptos::prelude::*;
use remit_core::edit::Entry;
use remit_formats::paper::Choice;

use super::{Session, Task};
use crate::state::{Checks, Part};

/// What is said of a part that could not be loaded.
pub const NOT_LOADED: &str = "This part of Remit couldn't be loaded. Your work is safe. Check your connection and try again.";

/// What is loaded lazily.
#[derive(Clone, Copy)]
pub struct Lazy {
    /// Loads it, where it is not there yet.
    pub fetch: fn(Session),
    /// Draws a part, if it is there.
    pub draw: fn(&Part) -> AnyView,
    /// Carries a task out in its own time.
    pub run: fn(Session, Task),
    /// Draws what is printed; false where it is not there yet.
    pub draw_paper: fn(Session, &Choice) -> bool,
    /// What local storage keeps of entries that are not in the journal yet. Nothing where the
    /// journal itself is not there: then it knows nothing of the draft, which local storage has
    /// as a whole.
    pub write_pending: fn(u64, &[Entry]) -> Option<String>,
    /// The checks.
    pub checks: Checks,
}

impl Session {
    /// Has a task carried out in its own time.
    pub fn later(self, task: Task) {
        (self.lazy.run)(self, task);
    }
}
