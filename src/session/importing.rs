//! Files that come in: previewed, and then taken as a draft of their own or into one that is
//! here already.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::{MergeError, Merged, three_way};
use remit_core::edit::Command;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::{backup, rescue};
use remit_formats::json::ReadError;
use remit_formats::link;

use super::{Dialog, Notice, Session, Task};

/// A file, or what was pasted.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub name: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A matrix that went out of a draft and came back changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// As it went out.
    pub base: Box<Matrix>,
    /// As it came back.
    pub matrix: Box<Matrix>,
    /// The name of the step that takes it.
    pub step: String,
}

impl Returned {
    /// The draft together with what was changed in the file.
    pub fn joined(&self, draft: &Matrix) -> Result<Merged, MergeError> {
        three_way(&self.base, draft, &self.matrix)
    }
}

impl Session {
    /// Shows what a file holds before anything of it is taken.
    pub fn preview(self, name: Option<String>, file: Result<Vec<u8>, ReadError>) {
        match file {
            Ok(bytes) if backup::is_backup(&bytes) || rescue::is_rescue(&bytes) => {
                self.dialog.set(None);
                self.later(Task::PreviewBackup(bytes));
            }
            Ok(bytes) if link::is_link(&bytes) => {
                self.dialog.set(None);
                self.later(Task::OpenLink(String::from_utf8_lossy(&bytes).into_owned()));
            }
            Ok(bytes) => {
                self.notice.set(None);
                self.dialog.set(Some(Dialog::Import(Some(Arc::new(Source { name, bytes })))));
            }
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    /// Says why nothing came of a file.
    pub fn refuse(self, why: &str) {
        self.dialog.set(None);
        self.fail(format!("Nothing imported. {why}"));
    }

    /// Takes what was changed in a file into the draft that it came from, as one step.
    pub(super) async fn take_in_file(self, id: MatrixId, returned: Returned) {
        match self.open_draft(id).await {
            Ok(true) => {}
            Ok(false) => return self.fail("This draft is no longer in this browser."),
            Err(error) => return self.report_broken(id, &error),
        }
        let Some(joined) = self.with_open_now(|open| returned.joined(open.matrix())) else {
            return;
        };
        let joined = match joined {
            Ok(joined) => joined,
            Err(error) => return self.fail(format!("Nothing changed: {error}.")),
        };
        let held = joined.conflicts.len();
        if !self.dispatch(&returned.step, Command::Replace(Box::new(joined.matrix))) {
            return;
        }
        self.announce(format!("{}. {}", returned.step, self.counts()));
        if held > 0 {
            let text =
                format!("{} Your version was kept. Undo reverts the other changes.", clashes(held));
            self.notice.set(Some(Notice { text, is_error: false, offer: None }));
        }
    }
}

/// How much of a file meets other changes.
pub fn clashes(count: usize) -> String {
    match count {
        1 => "1 conflict.".to_owned(),
        count => format!("{count} conflicts."),
    }
}
