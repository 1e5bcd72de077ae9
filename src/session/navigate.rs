//! Goes to what the address says.

use std::time::Duration;

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::RowId;
use remit_drafts::keeping::Saving;
use remit_formats::catalogue::Published;
use wasm_bindgen_futures::spawn_local;

use super::{Session, Task};
use crate::platform::cells::cell_id;
use crate::platform::{assets, dom, store};
use crate::state::route::{Ask, Route};
use crate::state::{Dialog, Notice, Offer, Open, Origin};

/// When what is not needed at once is loaded.
const LAZY: Duration = Duration::from_millis(250);

impl Session {
    /// Starts at the address; without one, where the person was last.
    pub fn start(self) {
        // On the first visit the rest is loaded once the grid has been drawn; from then on the
        // browser has it.
        let wait = if store::was_here() { Duration::ZERO } else { LAZY };
        set_timeout(move || (self.lazy.fetch)(self), wait);
        self.list_drafts();
        let hash = dom::hash();
        let ask = Ask::read(&hash);
        let is_placeless = hash.is_empty() || ask.is_some();
        match store::load_place() {
            Some(place) if is_placeless && Route::read(&place) != Route::Library => {
                dom::replace_hash(&place);
                self.follow_if_it_opens(place);
            }
            _ if ask.is_some() => self.arrive(Route::Library),
            _ => self.follow_if_it_opens(hash.clone()),
        }
        if let Some(ask) = ask {
            self.give(ask, hash);
        }
    }

    /// Gives what an address asks for, without leaving what is on the screen.
    fn give(self, ask: Ask, hash: String) {
        dom::replace_hash(&self.screen.route.get_untracked().hash());
        match ask {
            Ask::NewDraft => self.screen.open_dialog(Dialog::NewDraft),
            Ask::Import => self.screen.open_dialog(Dialog::Import(None)),
            Ask::Shared => self.later(Task::OpenLink(hash)),
        }
    }

    /// Goes where an address leads.
    pub fn follow(self, hash: &str) {
        if let Some(ask) = Ask::read(hash) {
            return self.give(ask, hash.to_owned());
        }
        let route = Route::read(hash);
        let shown = self.open.now(|open| Route::of(open.origin()));
        if shown == Some(route) {
            self.arrive(route);
            return;
        }
        self.leave();
        self.screen.close_dialog();
        // The way back is from that draft alone.
        let is_way_back = |notice: &Notice| matches!(notice.offer, Some(Offer::BackTo(..)));
        self.screen.dismiss_if(is_way_back);
        self.opening(route);
        match route {
            // Its page reads what is compared.
            Route::Library | Route::Storage | Route::Compare(_) => self.close(),
            // These arrive once they were read.
            Route::Published(published) => {
                self.screen.set_route(route);
                return self.show_published(published);
            }
            Route::Draft(id) => {
                self.screen.set_route(route);
                return self.later(Task::Open(id));
            }
            Route::Version(id, at) => {
                self.screen.set_route(route);
                return self.later(Task::OpenVersion(id, at));
            }
            Route::Unknown => {
                self.close();
                self.screen
                    .fail("There is no matrix at this address. Choose one from the library.");
            }
        }
        self.arrive(route);
    }

    /// Fetches a published matrix and shows it.
    fn show_published(self, published: &'static Published) {
        spawn_local(async move {
            let matrix = assets::matrix(published).await;
            if self.screen.route.get_untracked() != Route::Published(published) {
                return;
            }
            match matrix {
                Ok(matrix) => self
                    .show(Open::new(Origin::Published(published), matrix, self.lazy.checks), None),
                Err(error) => {
                    self.close();
                    self.screen.fail(format!("{} can't be shown: {error}", published.title));
                }
            }
            self.arrive(Route::Published(published));
        });
    }

    /// Goes to a matrix, and to a row in it.
    pub fn visit(self, route: Route, row: Option<RowId>) {
        self.grid.set_goal(row.map(|row| (route, row)));
        if self.screen.route.get_untracked() == route {
            self.arrive(route);
        } else {
            dom::set_hash(&route.hash());
        }
    }

    /// Goes to the row for which somebody has come here.
    fn reach_goal(self, route: Route) {
        let Some(row) = self.grid.take_goal(route) else { return };
        if self.open.now(|open| open.matrix().position(row).is_some()) == Some(true) {
            self.go_to(Cursor { row, column: Column::Activity });
        }
    }

    pub(super) fn arrive(self, route: Route) {
        self.screen.set_route(route);
        self.reach_goal(route);
        self.screen.close_drawer();
        let title = self.open.now(|open| open.matrix().title.clone());
        let is_comparison = matches!(route, Route::Compare(_));
        let title = title.or_else(|| is_comparison.then(|| "Compare".to_owned()));
        dom::set_title(&title.map_or("Remit".to_owned(), |title| format!("{title} – Remit")));
        store::save_place(&route.hash());
    }

    pub(super) fn show(self, open: Open, cursor: Option<Cursor>) {
        let kept = cursor.and_then(|cursor| cursor.settled(0, open.matrix(), open.layout()));
        let cursor = kept.or_else(|| Cursor::start(open.matrix(), open.layout()));
        self.grid.end_editing();
        self.set_keeper(None);
        self.keeping.set_saving(Saving::Nothing);
        self.grid.set_widths(Vec::new());
        // Not all that is shown was gone to: an import is added, and is shown at once.
        self.opening(Route::of(open.origin()));
        self.open.show(open);
        self.grid.go_to(cursor);
    }

    /// Goes back to the cell of the cursor, if there is one.
    pub fn go_to_cursor(self) {
        if let Some(cursor) = self.grid.cursor.get_untracked() {
            self.go_to(cursor);
        }
    }

    /// Moves cursor and focus to a cell.
    pub fn go_to(self, cursor: Cursor) {
        self.uncover(cursor.row);
        self.grid.go_to(cursor);
        let id = cell_id(cursor);
        let focus = move || {
            if self.grid.editing.with_untracked(Option::is_none) {
                dom::focus(&id);
            }
            dom::focused().is_some_and(|focused| focused.id() == id)
        };
        // At once, where the cell can take it: the next key may come before the next frame.
        if !focus() {
            request_animation_frame(move || {
                focus();
            });
        }
    }

    pub(super) fn close(self) {
        self.not_opening();
        self.grid.end_editing();
        self.set_keeper(None);
        self.grid.go_to(None);
        self.keeping.set_saving(Saving::Nothing);
        self.open.close();
    }
}
