//! Lists the drafts of this browser, and says which of them cannot be read.

use std::time::Duration;

use leptos::prelude::set_timeout_with_handle;
use remit_core::matrix::MatrixId;
use remit_drafts::listing::listed;
use remit_drafts::{DraftError, Entry as Head};

use super::{Session, Task};
use crate::platform::{journal, now, store};
use crate::state::{Notice, Offer};

/// How long a deleted draft is kept, in milliseconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1_000;

impl Session {
    /// Reads the list of drafts anew: what local storage lists, and what only the journal has.
    pub fn list_drafts(self) {
        self.list();
        // What lists the journal is loaded in its time, and lists it then.
        if self.screen.is_loaded() {
            self.later(Task::List);
        }
    }

    /// The same, once for much that happens at once.
    pub(super) fn list_soon(self) {
        const DELAY: Duration = Duration::from_millis(200);
        let again = move || {
            self.library.end_wait();
            self.list_drafts();
        };
        self.library.list_by(|| set_timeout_with_handle(again, DELAY).is_ok());
    }

    pub(super) async fn list_journal(self) {
        match journal::heads().await {
            Ok(heads) => {
                self.purge_old(&heads);
                self.library.set_heads(heads);
            }
            Err(error) => self.keeping.set_problem(Some(error)),
        }
        self.list();
    }

    /// What local storage lists, and what the journal has beyond that, as far as it was asked.
    fn list(self) {
        let (local, broken) = store::list();
        let drafts = self.library.heads.with_untracked(|heads| listed(local, heads));
        self.library.show(drafts);
        for (id, error) in broken {
            if self.library.is_news(id) {
                self.report_broken(id, &error);
            }
        }
    }

    /// Empties the trash of what has been in it for long enough.
    pub(super) fn purge_old(self, heads: &[(MatrixId, Head)]) {
        let now = now();
        let old = |head: &Head| head.deleted.is_some_and(|at| now.saturating_sub(at) > KEPT);
        for (id, _) in heads.iter().filter(|(_, head)| old(head)) {
            self.later(Task::Purge(*id));
        }
    }

    /// Tells of a draft that cannot be read. One that is damaged is set aside; one of a newer
    /// Remit stays as it is.
    pub(super) fn report_broken(self, id: MatrixId, error: &DraftError) {
        let text = match error {
            DraftError::Newer => store::raw(id),
            DraftError::Damaged(_) => store::set_aside(id),
        };
        let aside = match error {
            DraftError::Newer => "",
            DraftError::Damaged(_) => {
                " It was set aside so that nothing overwrites it. Download it to keep it."
            }
        };
        self.screen.notify(Notice {
            text: format!("A draft couldn't be opened: {error}.{aside}"),
            is_error: true,
            offer: text.map(Offer::Download),
        });
    }
}
