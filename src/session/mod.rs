//! What the app knows: a handful of signals, made once at the root, and the ways to change
//! them. Everything on the screen is derived from these.

mod backup;
mod bin;
mod checks;
mod drafts;
mod edit;
mod exporting;
mod finding;
mod importing;
mod keeping;
mod linking;
mod navigate;
mod open;
mod opening;
mod peeking;
mod reopening;
mod saving;
mod selection;
mod shaping;
mod state;
mod task;
mod updating;
mod versions;
mod view;
mod wording;

use std::ops::Deref;

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor, Selection};
use remit_core::matrix::{Matrix, MatrixId, RowId, TabId};
use remit_drafts::Entry;
use remit_drafts::keeping::Event;
pub use remit_drafts::keeping::Saving;

use crate::lazy::Loading;
use crate::platform::journal::JournalError;
use crate::platform::store::Listed;
use crate::platform::tabs::Channel;
use crate::state::route::Route;

use keeping::SharedKeeper;

pub use checks::{Listing, settings, severity_name};
pub use finding::{Bar, Hunt, Scope, hidden_errors, shown_of};
pub use importing::{Returned, Source, clashes};
pub use open::{Open, Origin};
pub use shaping::Shape;
pub use state::{Begins, Dialog, Drawer, Editing, Notice, Offer, Tab};
pub use task::Task;
pub use versions::VersionItem;
pub use wording::{cells, counted, counts, lower_first};

/// The way to all signals of the app. A handle: copying it costs nothing.
#[derive(Clone, Copy)]
pub struct Session(&'static Signals);

impl Deref for Session {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// All signals of the app.
pub struct Signals {
    /// What the address says.
    pub route: RwSignal<Route>,
    /// The matrix on the screen.
    pub open: RwSignal<Option<Open>>,
    /// The state of the matrix that has been painted. What can wait until then, so that no key
    /// waits for it, follows this.
    pub painted: RwSignal<Option<u32>>,
    /// The cell that keys act on.
    pub cursor: RwSignal<Option<Cursor>>,
    /// Whether the cell of the cursor is to be brought into view.
    is_revealing: StoredValue<bool>,
    /// What was selected; it counts as long as the cursor stands where it began. Who follows
    /// the cursor is told of changes.
    selection: StoredValue<Option<Selection>>,
    /// What is being edited in place.
    pub editing: RwSignal<Option<Editing>>,
    /// The tab of the panel.
    pub tab: RwSignal<Tab>,
    /// The drafts of this browser.
    pub drafts: RwSignal<Vec<Listed>>,
    /// What the journal lists, with the bin.
    pub heads: RwSignal<Vec<(MatrixId, Entry)>>,
    /// Where the work is.
    pub saving: RwSignal<Saving>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What the person should know.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether another build of Remit is there to be loaded.
    pub has_update: RwSignal<bool>,
    /// What a screen reader says next.
    pub announcement: RwSignal<String>,
    /// How many percent of a file are written that somebody waits for.
    pub work: RwSignal<u32>,
    /// What covers the matrix on a narrow screen.
    pub drawer: RwSignal<Option<Drawer>>,
    /// Where the menu of the row of the cursor is open, in pixels of the window.
    pub menu: RwSignal<Option<(i32, i32)>>,
    /// The widths of columns that the person has set.
    pub widths: RwSignal<Vec<(Column, u32)>>,
    /// How the findings are listed.
    pub listing: Listing,
    /// What is looked for in the matrix.
    pub hunt: Hunt,
    /// How far the loading of what is lazy is.
    pub loading: RwSignal<Loading>,
    /// Whether a matrix is on the screen.
    pub is_open: Memo<bool>,
    /// Whether the address is that of the storage page.
    pub is_storage: Memo<bool>,
    /// Whether the matrix on the screen is a draft.
    pub is_draft: Memo<bool>,
    /// Why there is no journal, or it could not be written.
    pub journal_problem: RwSignal<Option<JournalError>>,
    /// What keeps the draft on the screen.
    keeper: StoredValue<Option<SharedKeeper>, LocalStorage>,
    /// What keeps drafts that are not on the screen any more, until the journal has everything.
    left: StoredValue<Vec<SharedKeeper>, LocalStorage>,
    /// Whether the list of drafts is about to be read anew.
    is_listing: StoredValue<bool>,
    /// The drafts of which it was said that they cannot be read.
    reported: StoredValue<Vec<MatrixId>>,
    /// The way to the other tabs.
    channel: StoredValue<Option<Channel>, LocalStorage>,
    /// The name of this tab.
    tab_id: TabId,
    /// The row that is to be shown at an address, once that is arrived at.
    goal: StoredValue<Option<(Route, RowId)>>,
    /// The row that was just added, until its text is given or given up.
    fresh: StoredValue<Option<RowId>>,
    /// Where the cursor was when the mouse went down.
    pressed: StoredValue<Option<Cursor>>,
    /// The cell that was clicked last, so that a second click can be told.
    clicked: StoredValue<Option<Cursor>>,
    /// Takes the text that is being typed as it is; see [`Session::typing`].
    typing: StoredValue<Option<Box<dyn FnOnce()>>, LocalStorage>,
}

impl Session {
    /// The session of an app that has just started.
    pub fn new() -> Self {
        let open = RwSignal::new(None::<Open>);
        let route = RwSignal::new(Route::Library);
        let signals = Signals {
            is_storage: Memo::new(move |_| route.get() == Route::Storage),
            is_open: Memo::new(move |_| open.with(Option::is_some)),
            is_draft: Memo::new(move |_| {
                open.with(|open| open.as_ref().is_some_and(Open::is_draft))
            }),
            route,
            open,
            painted: RwSignal::new(None),
            cursor: RwSignal::new(None),
            is_revealing: StoredValue::new(false),
            selection: StoredValue::new(None),
            editing: RwSignal::new(None),
            tab: RwSignal::new(Tab::Checks),
            drafts: RwSignal::new(Vec::new()),
            heads: RwSignal::new(Vec::new()),
            saving: RwSignal::new(Saving::Nothing),
            dialog: RwSignal::new(None),
            notice: RwSignal::new(None),
            has_update: RwSignal::new(false),
            announcement: RwSignal::new(String::new()),
            work: RwSignal::new(0),
            drawer: RwSignal::new(None),
            menu: RwSignal::new(None),
            widths: RwSignal::new(Vec::new()),
            listing: Listing::new(),
            hunt: Hunt::new(),
            loading: RwSignal::new(Loading::Waiting),
            journal_problem: RwSignal::new(None),
            keeper: StoredValue::new_local(None),
            left: StoredValue::new_local(Vec::new()),
            is_listing: StoredValue::new(false),
            reported: StoredValue::new(Vec::new()),
            channel: StoredValue::new_local(None),
            tab_id: opening::new_tab(),
            goal: StoredValue::new(None),
            fresh: StoredValue::new(None),
            pressed: StoredValue::new(None),
            clicked: StoredValue::new(None),
            typing: StoredValue::new_local(None),
        };
        // The app lives as long as its window, and has one session.
        Self(Box::leak(Box::new(signals)))
    }

    /// The session of the app, from anywhere below its root.
    pub fn get() -> Self {
        expect_context()
    }

    /// Reads the matrix on the screen, if there is one.
    pub fn with_matrix<T>(self, read: impl FnOnce(&Matrix) -> T) -> Option<T> {
        self.open.with(|open| open.as_ref().map(|open| read(open.matrix())))
    }

    /// The same, for handlers, which must not follow changes.
    pub fn with_open_now<T>(self, read: impl FnOnce(&Open) -> T) -> Option<T> {
        self.open.with_untracked(|open| open.as_ref().map(read))
    }

    /// Whether what is lazy is there, for handlers.
    pub fn is_loaded(self) -> bool {
        self.loading.get_untracked() == Loading::Done
    }

    /// Shows a tab of the panel, also where the panel is not always in sight.
    pub fn show_tab(self, tab: Tab) {
        if self.tab.get_untracked() != tab {
            self.tab.set(tab);
        }
        if self.drawer.get_untracked() != Some(Drawer::Panel) {
            self.drawer.set(Some(Drawer::Panel));
        }
    }

    /// Notes the row that was just added.
    pub fn set_fresh(self, row: Option<RowId>) {
        self.fresh.set_value(row);
    }

    /// Whether a row was just added and has no text yet. Asking ends that.
    pub fn take_fresh(self, row: RowId) -> bool {
        self.fresh.try_update_value(Option::take).flatten() == Some(row)
    }

    /// Notes where the cursor is when the mouse goes down: the focus, and with it the cursor,
    /// comes to the cell before the click does.
    pub fn press(self) {
        self.pressed.set_value(self.cursor.get_untracked());
    }

    /// Notes a click on a cell; true where it is the second in a row on the same one.
    pub fn click(self, cursor: Cursor) -> bool {
        let before = self.clicked.get_value();
        self.clicked.set_value(Some(cursor));
        before == Some(cursor) && self.pressed.get_value() == before
    }

    /// Somebody types in an input whose text becomes a command when they leave it. Should the
    /// page be left first, `commit` takes the text as it is, so that nothing typed is lost.
    pub fn typing(self, commit: impl FnOnce() + 'static) {
        self.typing.set_value(Some(Box::new(commit)));
    }

    /// The input was left: its text has become a command, or was given up.
    pub fn typed(self) {
        self.typing.set_value(None);
        self.hear(Event::Typed);
    }

    /// Takes the text that is being typed.
    pub fn commit_typing(self) {
        let commit = self.typing.try_update_value(Option::take).flatten();
        if let Some(commit) = commit {
            commit();
        }
    }

    /// Listens to the other tabs.
    pub fn hear_tabs(self) {
        self.channel.set_value(Channel::open(move |id| self.journal_changed(id)));
    }

    /// Tells the other tabs that a draft has changed.
    pub fn tell(self, id: MatrixId) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.tell(id);
            }
        });
    }

    /// Says that something went wrong.
    pub fn fail(self, text: impl Into<String>) {
        self.notice.set(Some(Notice { text: text.into(), is_error: true, offer: None }));
    }

    /// Says something to screen readers.
    pub fn announce(self, text: impl Into<String>) {
        let mut text = text.into();
        // The same words are said again only where something differs.
        if self.announcement.with_untracked(|said| *said == text) {
            text.push('\u{a0}');
        }
        self.announcement.set(text);
    }
}
