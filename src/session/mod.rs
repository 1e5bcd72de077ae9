//! What several stores do together: a [`Session`] is the way to all of them, and each file here
//! adds to it what can be done about one thing.

mod arriving;
mod backup;
mod checks;
mod comparing;
mod copies;
mod disk;
mod dispatch;
mod drafts;
pub mod edit;
mod exporting;
pub mod fill;
mod finding;
mod importing;
mod keeping;
mod lazy;
mod linking;
mod list;
mod naming;
mod navigate;
mod opening;
pub mod paste;
mod peeking;
mod reopening;
mod reviewing;
mod saving;
mod selection;
mod sending;
mod settle;
mod shaping;
mod task;
mod trash;
mod unresolved;
mod updating;
mod versions;
mod view;

use std::ops::Deref;

use leptos::prelude::*;

use crate::state::{
    Comparing, Disk, FindBar, GridState, Keeping, Library, Listing, OpenMatrix, Reviewing, Screen,
};

pub use arriving::{Arrival, By, Home};
pub use checks::{settings, severity_name};
pub use disk::OnDisk;
pub use finding::{hidden_errors, shown_of};
pub use lazy::{Lazy, NOT_LOADED};
pub use naming::Naming;
pub use sending::Sent;
pub use shaping::Shape;
pub use task::Task;
pub use versions::VersionItem;

/// The way to all that the app knows. A handle: copying it costs nothing.
#[derive(Clone, Copy)]
pub struct Session(&'static Stores);

impl Deref for Session {
    type Target = Stores;

    fn deref(&self) -> &Stores {
        self.0
    }
}

/// All that the app knows.
pub struct Stores {
    /// The matrix on the screen.
    pub open: OpenMatrix,
    /// Where somebody is in it.
    pub grid: GridState,
    /// What is looked for in it.
    pub find_bar: FindBar,
    /// How its findings are listed.
    pub listing: Listing,
    /// The drafts of this browser.
    pub library: Library,
    /// How they are kept.
    pub keeping: Keeping,
    /// Matrices side by side.
    pub comparing: Comparing,
    /// The file to which the draft on the screen is saved.
    pub disk: Disk,
    /// The review of copies of the draft on the screen.
    pub reviewing: Reviewing,
    /// What else is on the screen.
    pub screen: Screen,
    /// What is loaded lazily.
    pub lazy: Lazy,
}

impl Session {
    /// The session of an app that has just started.
    pub fn new(lazy: Lazy) -> Self {
        let stores = Stores {
            open: OpenMatrix::new(),
            grid: GridState::new(),
            find_bar: FindBar::new(),
            listing: Listing::new(),
            library: Library::new(),
            keeping: Keeping::new(),
            comparing: Comparing::new(),
            disk: Disk::new(),
            reviewing: Reviewing::new(),
            screen: Screen::new(),
            lazy,
        };
        // The app lives as long as its window, and has one session.
        Self(Box::leak(Box::new(stores)))
    }

    /// The session of the app, from anywhere below its root.
    pub fn get() -> Self {
        expect_context()
    }
}
