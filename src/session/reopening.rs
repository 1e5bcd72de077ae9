//! What did not open is not opened again without asking: a matrix that brings the page down would
//! do so at every start, since Remit reopens where one was.

use std::cell::Cell;

use remit_core::matrix::MatrixId;
use remit_drafts as drafts;
use remit_drafts::history::is_named;
use remit_drafts::kept::Value;
use remit_drafts::rescue;
use remit_formats::file_stem;
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::platform::store::{self, Opening};
use crate::platform::{dom, journal, now, paint, tabs};
use crate::state::{Notice, Offer, Route};

/// So long another tab may take to open something before it counts as stuck, in milliseconds.
const PATIENCE: u64 = 10_000;
/// Whoever leaves a page sooner than that has not waited in vain.
const HASTE: u64 = 5_000;

thread_local! {
    /// Since when this tab has been opening something.
    static SINCE: Cell<Option<u64>> = const { Cell::new(None) };
}

impl Session {
    /// Notes that a matrix is about to be opened.
    pub(super) fn opening(self, route: Route) {
        if !matches!(route, Route::Library | Route::Storage | Route::Unknown) {
            let since = now();
            SINCE.set(Some(since));
            store::mark(&Opening { tab: self.keeping.tab, place: route.hash(), since });
        }
    }

    /// The matrix on the screen was painted: once nothing more is to come, it has opened.
    pub fn opened(self) {
        if SINCE.get().is_some() {
            paint::after_next_paint(move || self.not_opening());
        }
    }

    /// It has opened, or nobody wants it any more.
    pub fn not_opening(self) {
        if SINCE.take().is_some() {
            store::unmark(self.keeping.tab);
        }
    }

    /// The page is left while it can still say so.
    pub fn gone(self) {
        if SINCE.get().is_some_and(|since| now().saturating_sub(since) < HASTE) {
            self.not_opening();
        }
    }

    /// Follows an address at the start, unless what is there did not open the last time.
    pub(super) fn follow_if_it_opens(self, place: String) {
        let marks = store::openings();
        if marks.is_empty() {
            return self.follow(&place);
        }
        let route = Route::read(&place);
        let wanted = route.hash();
        if marks.iter().all(|mark| mark.place != wanted) {
            self.follow(&place);
        }
        spawn_local(async move {
            // A tab that is there may only just be opening it.
            let alive = tabs::alive().await;
            let is_stuck = |mark: &&Opening| {
                !alive.contains(&mark.tab) || now().saturating_sub(mark.since) > PATIENCE
            };
            let stuck: Vec<&Opening> = marks.iter().filter(is_stuck).collect();
            for mark in &stuck {
                store::unmark(mark.tab);
            }
            if marks.iter().all(|mark| mark.place != wanted) {
                return;
            }
            if stuck.iter().any(|mark| mark.place == wanted) {
                self.ask_to_open(route);
            } else {
                self.follow(&place);
            }
        });
    }

    fn ask_to_open(self, route: Route) {
        let name = match route {
            Route::Published(published) => format!("“{}”", published.title),
            Route::Draft(id) | Route::Version(id, _) => self
                .library
                .title_of(id)
                .map_or("The draft".to_owned(), |title| format!("“{title}”")),
            Route::Compare(_) => "The comparison".to_owned(),
            Route::Library | Route::Storage | Route::Unknown => return,
        };
        self.arrive(Route::Library);
        dom::replace_hash(&Route::Library.hash());
        self.screen.notify(Notice {
            text: format!(
                "{name} didn’t open last time, so Remit hasn’t opened it again. It may be too large for this browser."
            ),
            is_error: true,
            offer: Some(Offer::Reopen(route)),
        });
    }

    /// Downloads what is stored of a draft as it is, without opening it.
    pub(super) async fn download_stored(self, id: MatrixId) {
        let kept = journal::load(id).await.ok().flatten();
        let mut texts = rescue::Texts {
            local: store::raw(id),
            pending: store::pendings(id).into_iter().map(|(_, text)| text).collect(),
            ..rescue::Texts::default()
        };
        for kept in journal::version_times(id).await.unwrap_or_default() {
            if let Ok(Some(text)) = journal::version(id, kept).await
                && is_named(&text)
            {
                texts.versions.push((kept, text));
            }
        }
        let mut title = self.library.title_of(id);
        if let Some(kept) = kept {
            let text = |value: &Value| value.words().map(str::to_owned);
            let head = kept.head.text().and_then(|text| drafts::read_head(text).ok());
            title = title.or_else(|| head.map(|head| head.title));
            texts.head = text(&kept.head);
            texts.snapshot = text(&kept.snapshot);
            texts.entries = kept.entries.iter().filter_map(|(_, value)| text(value)).collect();
        }
        let name = format!("{}.remit-rescue.json", file_stem(&title.unwrap_or_default()));
        self.save_file(&name, "application/json", &rescue::write(&texts));
    }
}
