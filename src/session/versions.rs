//! A draft as it was: looked at, and brought back.

use std::sync::Arc;

use remit_compare::review::Incoming;
use remit_core::edit::Command;
use remit_core::matrix::{Matrix, MatrixId};
use remit_formats::versions::NamedVersion;

use super::{Session, Task};
use crate::platform::time::clock;
use crate::platform::{history, journal};
use crate::state::{Open, Origin, Route};
use crate::view::versions::NamedItem;

/// What stands in the list for a version that is damaged.
const UNREADABLE: &str = "This version can't be read.";

/// A version in the list of a draft's history.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionItem {
    /// When it was kept, in milliseconds since 1970.
    pub at: u64,
    /// What was done before that.
    pub summary: String,
    /// What people say of it, where it has a name.
    pub named: Option<NamedItem>,
}

impl Session {
    /// The versions of a draft, the latest first.
    pub async fn versions(self, id: MatrixId) -> Vec<VersionItem> {
        let Ok(mut times) = journal::version_times(id).await else { return Vec::new() };
        times.reverse();
        let draft = self.peek(id).await.ok().flatten();
        let mut items = Vec::new();
        for at in times {
            let mut item = VersionItem { at, summary: UNREADABLE.to_owned(), named: None };
            if let Ok((version, named)) = history::read_named(id, at).await {
                item.named = named.map(|it| NamedItem::of(&it, &version.matrix, draft.as_ref()));
                item.summary = version.summary;
            }
            items.push(item);
        }
        items
    }

    /// The latest version of a draft that has a name.
    pub async fn latest_named(self, id: MatrixId) -> Option<NamedVersion> {
        let names = history::names(id).await.ok()?;
        for (kept, _) in names.iter().rev() {
            if let Ok((version, Some(named))) = history::read_named(id, kept).await {
                let (summary, matrix) = (version.summary, version.matrix);
                return Some(NamedVersion { kept, summary, named, matrix });
            }
        }
        None
    }

    /// Shows a version, read-only.
    pub(super) async fn show_version(self, id: MatrixId, at: u64) {
        let version = history::read(id, at).await;
        if self.screen.route.get_untracked() != Route::Version(id, at) {
            return;
        }
        match version {
            Ok(version) => {
                self.show(
                    Open::new(Origin::Version(id, at), version.matrix, self.lazy.checks),
                    None,
                );
            }
            Err(error) => {
                self.close();
                self.screen.fail(format!("That version can't be shown: {error}. Choose another one from the draft's history."));
            }
        }
        self.arrive(Route::Version(id, at));
    }

    /// Makes the draft what the version on the screen is, as a step that can be undone.
    pub fn restore_version(self) {
        if let Some((id, at, matrix)) = self.version() {
            self.later(Task::RestoreVersion(id, at, Box::new(matrix)));
        }
    }

    /// Shows in what the draft differs from the version on the screen, so that some of it can be
    /// brought back.
    pub fn review_version(self) {
        if let Some((id, at, matrix)) = self.version() {
            self.later(Task::ReviewVersion(id, at, Box::new(matrix)));
        }
    }

    fn version(self) -> Option<(MatrixId, u64, Matrix)> {
        let version = self.open.now(|open| match open.origin() {
            Origin::Version(id, at) => Some((id, at, open.matrix().clone())),
            _ => None,
        });
        version.flatten()
    }

    /// Opens a draft with what this version of it would change.
    pub(super) async fn review_changes_since(self, id: MatrixId, at: u64, version: Box<Matrix>) {
        let who = format!("the version from {}", clock(at));
        // The draft is what the version is compared with: nothing of it has two sides.
        let base = self.peek(id).await.ok().flatten().map(Arc::new);
        let copy = Incoming { who, base, matrix: Arc::from(version), seen: Vec::new() };
        self.begin_review(id, format!("Restore from {}", clock(at)), vec![copy]).await;
    }

    /// Opens a draft and makes it what this version of it is.
    pub(super) async fn restore(self, id: MatrixId, at: u64, version: Box<Matrix>) {
        match self.open_draft(id).await {
            Ok(true) => {
                let name = format!("Restore version from {}", clock(at));
                if self.dispatch(&name, Command::Replace(version)) {
                    self.screen.announce(format!("{name}. {}", self.counts()));
                }
            }
            Ok(false) => {
                self.screen.fail("The draft of this version is no longer in this browser.");
            }
            Err(error) => self.report_broken(id, &error),
        }
    }
}
