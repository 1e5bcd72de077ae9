//! What is on the screen beside the matrix.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::comparison::Report;
use remit_core::checks::Finding;
use remit_core::matrix::{Matrix, MatrixId, PartyId, StepId};
use remit_drafts::backup::{Copied, Fate};
use remit_formats::catalogue::Published;
use remit_import::paste::PastePlan;

use super::incoming::Source;
use super::route::Route;
use super::sides::SideRef;
use super::watched::Watched;

/// The tabs of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The findings.
    Checks,
    /// The row of the cursor.
    Row,
    /// The matrix as a whole.
    About,
}

/// A modal dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// A new draft.
    NewDraft,
    /// Where a file comes from, and what it holds before it becomes a draft.
    Import(Option<Arc<Source>>),
    /// What cannot be pasted as it is.
    Paste(Box<PastePlan>),
    /// Ways to hand the matrix on.
    Share,
    /// What goes on paper.
    Print,
    /// Keys and words.
    Help,
    /// Everything that can be done, to be found by its name.
    Commands,
    /// Every matrix, to be searched.
    Search,
    /// Who carries what.
    Summary,
    /// All that a party is to do.
    Duties(PartyId),
    /// Why a finding is accepted.
    Accept(Box<Finding>),
    /// What one fix would do to all findings of a rule.
    FixAll(&'static str),
    /// What can be done about the findings of the row of the cursor.
    QuickFix,
    /// What the matrix wants of the rules.
    Rules,
    /// Other letters for the matrix.
    Letters,
    /// A section for the selected rows.
    MoveTo,
    /// Two parties that are to be one, with the one that was asked for.
    MergeParties(Option<PartyId>),
    /// The versions of a draft.
    History(MatrixId),
    /// A name for a version of a draft, or for the draft as it is.
    NameVersion(MatrixId, Option<u64>),
    /// What is to be compared.
    Compare(Option<SideRef>),
    /// What changes for us from one side of a comparison to another.
    SwitchingReport(StoredValue<([SideRef; 2], Report)>),
    /// What would become of the drafts of a file, which comparisons it has that are not here, as
    /// texts, and how many drafts of it could not be read.
    Restore(Vec<(Copied, Fate)>, Vec<String>, usize),
}

/// Something to tell the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What happened and what to do.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// What can be done about it at once.
    pub offer: Option<Offer>,
}

/// The field in which the person gives their name.
pub const NAME_FIELD: &str = "share-name";

/// What a notice offers.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// Bring back a draft that was deleted, with what local storage had of it.
    Restore(MatrixId, Option<Box<Matrix>>),
    /// Undo a step although another tab has changed the same since.
    Undo(StepId),
    /// Download the text of a draft that cannot be read.
    Download(String),
    /// Open what did not open the last time, or download what is stored of it.
    Reopen(Route),
    /// Make a draft of the published matrix on the screen.
    Edit,
    /// Go back to the published matrix of which this draft was begun.
    BackTo(&'static Published, MatrixId),
    /// Keep a comparison again that was deleted.
    RestoreComparison(String),
    /// Give the name that what goes out carries.
    AddName,
    /// Download a file with all drafts.
    ExportAll,
    /// Give up what the worker is doing.
    CancelWork,
}

/// The part of a narrow screen that is drawn over the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawer {
    /// The library.
    Library,
    /// The panel.
    Panel,
}

/// How far the loading of what is lazy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// It has not come yet.
    Waiting,
    /// It is there.
    Done,
    /// It did not come; whoever needs it may try again.
    Failed,
}

/// What is on the screen beside the matrix.
#[derive(Clone, Copy)]
pub struct Screen {
    /// What the address says.
    pub route: Watched<Route>,
    /// Whether that is the storage page.
    pub is_storage: Memo<bool>,
    /// Whether that is a comparison.
    pub is_comparison: Memo<bool>,
    /// The tab of the panel.
    pub tab: Watched<Tab>,
    /// What covers the matrix on a narrow screen.
    pub drawer: Watched<Option<Drawer>>,
    /// The dialog that is open.
    pub dialog: Watched<Option<Dialog>>,
    /// Where the menu of the row of the cursor is open, in pixels of the window.
    pub menu: Watched<Option<(i32, i32)>>,
    /// What the person should know.
    pub notice: Watched<Option<Notice>>,
    /// What a screen reader says next.
    pub announcement: Watched<String>,
    /// How many percent of a file are written that somebody waits for.
    pub work: Watched<u32>,
    /// Whether another build of Remit is there to be loaded.
    pub has_update: Watched<bool>,
    /// How far the loading of what is lazy is.
    pub loading: Watched<Loading>,
}

impl Screen {
    /// The screen of an app that has just started.
    pub fn new() -> Self {
        let route = Watched::new(Route::Library);
        Self {
            route,
            is_storage: Memo::new(move |_| route.get() == Route::Storage),
            is_comparison: Memo::new(move |_| matches!(route.get(), Route::Compare(_))),
            tab: Watched::new(Tab::Checks),
            drawer: Watched::new(None),
            dialog: Watched::new(None),
            menu: Watched::new(None),
            notice: Watched::new(None),
            announcement: Watched::new(String::new()),
            work: Watched::new(0),
            has_update: Watched::new(false),
            loading: Watched::new(Loading::Waiting),
        }
    }

    /// The address leads there from now on.
    pub fn set_route(self, route: Route) {
        self.route.set(route);
    }

    /// Shows a tab of the panel, also where the panel is not always in sight.
    pub fn show_tab(self, tab: Tab) {
        self.tab.replace(tab);
        self.drawer.replace(Some(Drawer::Panel));
    }

    /// Turns to a tab of the panel.
    pub fn turn_to(self, tab: Tab) {
        self.tab.set(tab);
    }

    /// Draws a part over the matrix, or takes it away where it is there.
    pub fn toggle_drawer(self, drawer: Drawer) {
        self.drawer.update(|now| *now = (*now != Some(drawer)).then_some(drawer));
    }

    /// The matrix is in sight again, also on a narrow screen.
    pub fn close_drawer(self) {
        self.drawer.set(None);
    }

    /// Opens a dialog, in the place of another one.
    pub fn open_dialog(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog that is open.
    pub fn close_dialog(self) {
        self.dialog.set(None);
    }

    /// Opens the menu of the row of the cursor there.
    pub fn open_menu(self, at: (i32, i32)) {
        self.menu.set(Some(at));
    }

    /// Closes that menu.
    pub fn close_menu(self) {
        self.menu.set(None);
    }

    /// Tells the person something, in the place of what was told before.
    pub fn notify(self, notice: Notice) {
        self.notice.set(Some(notice));
    }

    /// Says that something went wrong.
    pub fn fail(self, text: impl Into<String>) {
        self.notify(Notice { text: text.into(), is_error: true, offer: None });
    }

    /// Takes away what was told.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// Takes away what was told, where it is this.
    pub fn dismiss_if(self, is_over: impl FnOnce(&Notice) -> bool) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(is_over)) {
            self.dismiss();
        }
    }

    /// An error is over with the next thing that works. One about which something can be done
    /// stays until somebody has read it.
    pub fn dismiss_error(self) {
        self.dismiss_if(|notice| notice.is_error && notice.offer.is_none());
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

    /// So many percent of what somebody waits for are done.
    pub fn set_work(self, percent: u32) {
        self.work.set(percent);
    }

    /// Whether another build of Remit is to be offered.
    pub fn set_update(self, has_update: bool) {
        self.has_update.replace(has_update);
    }

    /// So far the loading of what is lazy is.
    pub fn set_loading(self, loading: Loading) {
        self.loading.set(loading);
    }

    /// Whether what is lazy is there, for handlers.
    pub fn is_loaded(self) -> bool {
        self.loading.get_untracked() == Loading::Done
    }
}
