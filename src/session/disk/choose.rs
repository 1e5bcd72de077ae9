//! The person chooses a file.

use remit_core::matrix::MatrixId;
use remit_drafts::bound::{Kind, Memory};
use remit_formats::json;

use super::super::Session;
use crate::platform::disk::{self, Handle};
use crate::state::Open;

impl Session {
    /// Asks for a new file, and saves a draft to it.
    pub(super) async fn save_to_file(self, id: MatrixId) {
        if !self.is_on_screen(id).await {
            return;
        }
        let Some(name) = self.open.draft_now(id, Open::file_name) else { return };
        let Some(handle) = self.chosen(Some(name)).await else { return };
        self.bind_file(id, handle, Memory::of_new_file().write()).await;
    }

    /// Asks for a file that is there, and keeps it and its draft in step.
    pub(super) async fn connect_to_file(self) {
        let Some(handle) = self.chosen(None).await else { return };
        let name = handle.name();
        if disk::kind(&name) == Kind::Workbook {
            return self.watch_workbook(handle).await;
        }
        // The browser asks only soon after a click. Who says no is asked again by the bar.
        handle.is_allowed(Kind::Matrix, true).await;
        let bytes = match handle.read().await {
            Ok((_, bytes)) => bytes,
            Err(error) => return self.screen.fail(format!("{name} can't be read: {error}.")),
        };
        let (matrix, versions) = match json::read_file(&bytes) {
            Ok(json::File { matrix, versions, .. }) => (matrix, versions),
            Err(error) => return self.screen.fail(format!("{name} can't be connected. {error}")),
        };
        let id = matrix.id;
        if self.library.head_of(id, |head| head.deleted.is_some()) == Some(true) {
            return self
                .screen
                .fail(format!("The draft of {name} is in the trash. Restore it, then connect."));
        }
        let memory = if self.has(id) {
            Memory::default()
        } else {
            self.import(matrix.clone());
            Memory::of_file(&bytes, matrix)
        };
        if self.is_on_screen(id).await {
            self.bind_file(id, handle, memory.write()).await;
            // What is written to the file from now on has none.
            self.bring_versions(id, versions).await;
        }
    }

    /// Hears of changes in a workbook from now on.
    async fn watch_workbook(self, handle: Handle) {
        let Some(id) = self.open.now(Open::draft).flatten() else {
            return self.screen.fail("Open the draft that this workbook belongs to, then connect.");
        };
        if let Some(file) = self.disk.file() {
            return self.screen.fail(format!(
                "This draft is already connected to {}. Stop saving to it first.",
                file.borrow().binding.file()
            ));
        }
        self.bind_file(id, handle, Memory::default().write()).await;
    }

    /// Opens a draft unless it is on the screen. False where that cannot be, which is said.
    async fn is_on_screen(self, id: MatrixId) -> bool {
        if self.open.now(Open::draft).flatten() == Some(id) {
            return true;
        }
        match self.open_draft(id).await {
            Ok(true) => return true,
            // A draft that was begun of a published matrix has an id of its own.
            Ok(false) => self.screen.fail(
                "This draft isn't in this browser under the file's ID. Save it to another file.",
            ),
            Err(error) => self.report_broken(id, &error),
        }
        false
    }

    /// What the person chooses.
    async fn chosen(self, name: Option<String>) -> Option<Handle> {
        match disk::choose(name).await {
            Ok(handle) => handle,
            Err(error) => {
                self.screen.fail(format!("No file was connected: {error}. Try again."));
                None
            }
        }
    }
}
