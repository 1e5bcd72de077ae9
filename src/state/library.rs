//! The drafts of this browser, as lists show them.

use leptos::prelude::*;
use remit_core::matrix::MatrixId;
use remit_drafts::Entry;
use remit_drafts::listing::Listed;

use super::watched::Watched;

/// The drafts of this browser.
#[derive(Clone, Copy)]
pub struct Library {
    /// The drafts, the latest first.
    pub drafts: Watched<Vec<Listed>>,
    /// What the journal lists, with the trash.
    pub heads: Watched<Vec<(MatrixId, Entry)>>,
    /// Whether the list is about to be read anew.
    is_listing: StoredValue<bool>,
    /// The drafts of which it was said that they cannot be read.
    reported: StoredValue<Vec<MatrixId>>,
}

impl Library {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self {
            drafts: Watched::new(Vec::new()),
            heads: Watched::new(Vec::new()),
            is_listing: StoredValue::new(false),
            reported: StoredValue::new(Vec::new()),
        }
    }

    /// These are the drafts.
    pub fn show(self, drafts: Vec<Listed>) {
        self.drafts.replace(drafts);
    }

    /// Shows what has just become of one draft.
    pub fn show_first(self, id: MatrixId, entry: Entry) {
        self.drafts.update(|drafts| {
            drafts.retain(|draft| draft.id != id);
            drafts.insert(0, Listed { id, entry });
        });
    }

    /// The journal lists these.
    pub fn set_heads(self, heads: Vec<(MatrixId, Entry)>) {
        self.heads.replace(heads);
    }

    /// Has the list read anew by a timer; `begin` starts one, and says whether it could. Nothing
    /// where one runs.
    pub fn list_by(self, begin: impl FnOnce() -> bool) {
        if !self.is_listing.get_value() {
            self.is_listing.set_value(begin());
        }
    }

    /// The timer has run out.
    pub fn end_wait(self) {
        self.is_listing.set_value(false);
    }

    /// Whether it was not yet said that a draft cannot be read. Asking says it.
    pub fn is_news(self, id: MatrixId) -> bool {
        let is_news = self.reported.with_value(|reported| !reported.contains(&id));
        if is_news {
            self.reported.update_value(|reported| reported.push(id));
        }
        is_news
    }

    /// The title of a draft, as far as lists know it.
    pub fn title_of(self, id: MatrixId) -> Option<String> {
        self.drafts.with_untracked(|drafts| {
            let listed = drafts.iter().find(|draft| draft.id == id)?;
            Some(listed.entry.title.clone())
        })
    }

    /// What the journal lists of a draft.
    pub fn head_of<T>(self, id: MatrixId, read: impl FnOnce(&Entry) -> T) -> Option<T> {
        self.heads.with_untracked(|heads| {
            heads.iter().find(|(other, _)| *other == id).map(|(_, head)| read(head))
        })
    }
}
