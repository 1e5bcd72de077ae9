//! Files that come in: previewed, and then taken as a draft of their own or into one that is
//! here already.

use std::sync::Arc;

use remit_core::edit::Command;
use remit_core::matrix::{Matrix, MatrixId, Row};
use remit_drafts::InsertError;
use remit_drafts::history::SentAs;
use remit_drafts::{backup, rescue};
use remit_formats::json::ReadError;
use remit_formats::link;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::arriving::is_followed;
use super::{Session, Task};
use crate::platform::files;
use crate::platform::ids::RandomIds;
use crate::state::{CameIn, Dialog, Notice, Returned, Route, Source, wording};

impl Session {
    /// Reads a file and shows what it holds.
    pub fn import_file(self, file: File) {
        spawn_local(async move {
            let bytes: Result<Vec<u8>, ReadError> = files::read(&file).await;
            self.preview(Some(file.name()), bytes);
        });
    }

    /// Shows what a file holds before anything of it is taken.
    pub fn preview(self, name: Option<String>, file: Result<Vec<u8>, ReadError>) {
        CameIn::set(None);
        match file {
            Ok(bytes) if backup::is_backup(&bytes) || rescue::is_rescue(&bytes) => {
                self.screen.close_dialog();
                self.later(Task::PreviewBackup(bytes));
            }
            Ok(bytes) if backup::is_comparison(&bytes) => {
                self.screen.close_dialog();
                let text = String::from_utf8_lossy(&bytes).into_owned();
                self.later(Task::RestoreComparison(text));
            }
            Ok(bytes) if link::is_link(&bytes) => {
                self.screen.close_dialog();
                self.later(Task::OpenLink(String::from_utf8_lossy(&bytes).into_owned()));
            }
            Ok(bytes) => {
                self.screen.dismiss();
                self.screen.open_dialog(Dialog::Import(Some(Arc::new(Source { name, bytes }))));
            }
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    /// Says why nothing came of a file.
    pub fn refuse(self, why: &str) {
        self.screen.close_dialog();
        self.screen.fail(format!("Nothing imported. {why}"));
    }

    /// Takes a file of a colleague, which names these states, as a draft: what they send next is
    /// compared with it.
    pub fn import_received(self, file: Matrix, seen: Vec<u64>) {
        self.import(file);
        if let Some(received) = self.open.now(|open| open.matrix().clone()) {
            self.keep_received(received, seen, None);
        }
    }

    /// Takes a page of somebody else as a draft, and remembers what it said, so that a newer release
    /// of it can be followed.
    pub fn import_page(self, page: Matrix) {
        self.import(page);
        if let Some(imported) = self.open.now(|open| open.matrix().clone()) {
            self.keep_state(SentAs::Imported, imported);
        }
    }

    /// Puts the rows of a matrix below those of the open draft, as one step; or says why that
    /// cannot be.
    pub fn insert_matrix(self, matrix: &Matrix) -> Result<(), InsertError> {
        let shaped = self.open.now(|open| {
            let shaped = remit_drafts::insert(open.matrix(), matrix, &mut RandomIds);
            (shaped, open.matrix().rows.len())
        });
        let Some((shaped, first)) = shaped else { return Ok(()) };
        let shaped = shaped?;
        self.screen.close_dialog();
        self.grid.reveal_next();
        if self.dispatch(&shaped.name, shaped.command) {
            let row = self.open.now(|open| open.matrix().rows.get(first).map(Row::id));
            if let Some(row) = row.flatten() {
                self.go_to_row(row);
            }
            self.screen.announce(format!("{}. {}", shaped.name, self.counts()));
        }
        Ok(())
    }

    /// Brings the draft that a file belongs to onto the screen, where it is not there already. False
    /// where that cannot be, which is said.
    pub(super) async fn bring_draft(self, id: MatrixId) -> bool {
        CameIn::became(id);
        if self.screen.route.get_untracked() == Route::Draft(id)
            && self.open.draft_now(id, |_| ()).is_some()
        {
            return true;
        }
        match self.open_draft(id).await {
            Ok(true) => return true,
            Ok(false) => self.screen.fail("This draft is no longer in this browser."),
            Err(error) => self.report_broken(id, &error),
        }
        false
    }

    /// Takes what was changed in a file into the draft that it came from, as one step.
    pub(super) async fn take_in_file(self, id: MatrixId, returned: Returned) {
        if !self.bring_draft(id).await {
            return;
        }
        let Some(joined) = self.open.now(|open| returned.joined(open.matrix())) else {
            return;
        };
        let joined = match joined {
            Ok(joined) => joined,
            Err(error) => return self.screen.fail(format!("Nothing changed: {error}.")),
        };
        let held = joined.conflicts.len();
        let before = self.open.now(|open| open.matrix().clone());
        let command = Command::Replace(Box::new(joined.matrix));
        let Some(step) = self.dispatch_step(&returned.step, command) else { return };
        if let Some(before) = before {
            self.keep_state(SentAs::Merged, before);
        }
        if is_followed(&returned.step) {
            self.keep_state(SentAs::Imported, *returned.matrix);
        } else {
            self.keep_received(*returned.matrix, returned.seen, Some(step));
        }
        self.screen.announce(format!("{}. {}", returned.step, self.counts()));
        if held > 0 {
            let text = format!(
                "{} Your version was kept. Undo reverts the other changes.",
                wording::conflicts(held)
            );
            self.screen.notify(Notice { text, is_error: false, offer: None });
        }
    }
}
