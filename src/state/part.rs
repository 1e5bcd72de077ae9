//! The parts of the screen that are loaded lazily.

use leptos::prelude::*;

use super::screen::Dialog;

/// A part of the screen that is drawn once it is loaded.
#[derive(Clone)]
pub enum Part {
    /// What is in a dialog.
    Dialog(Dialog),
    /// What a new draft needs besides its title, and whether that was entered already.
    NewDraft(RwSignal<String>, StoredValue<bool>),
    /// What the search has found.
    SearchResults,
    /// What copies of the draft have changed.
    Review,
    /// That there is a review to go on with.
    PausedReview,
    /// Matrices side by side.
    Compare,
    /// The storage page.
    Storage,
    /// The findings, in the panel.
    Checks,
    /// What two tabs have changed at the same time.
    Conflicts,
    /// What there is to say of the file to which the draft is saved.
    File,
    /// That there is a newer build of Remit.
    Update,
    /// What is found, in the bar to find.
    Found,
    /// What else can be asked of the filter than words, and what it leaves.
    Filter,
    /// The row of the cursor, in the panel.
    Row,
    /// The matrix as a whole, in the panel.
    About,
}
