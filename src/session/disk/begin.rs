//! A draft gets a file, finds it again, and lets go of it.

use std::cell::RefCell;
use std::rc::Rc;

use remit_core::matrix::MatrixId;
use remit_drafts::bound::{Binding, DiskError, Event, Kind, Memory};
use remit_formats::json;
use wasm_bindgen_futures::spawn_local;

use super::super::Session;
use crate::platform::disk::{self, Handle};
use crate::platform::journal::{self, BoundFile};
use crate::platform::time::sleep;
use crate::platform::{files, now};
use crate::state::{Asks, CameIn, FileBar, FileOfDraft, Notice, Open, Route, SharedFile};

/// So long it may take to know whether another tab writes the file, in milliseconds.
const MOMENT: i32 = 400;

impl Session {
    /// Looks up which file the draft on the screen is saved to.
    pub(super) async fn find_file(self, id: MatrixId) {
        let Ok(found) = journal::bound(id).await else { return };
        if self.open.now(Open::draft).flatten() != Some(id) {
            return;
        }
        let shown = self.disk.file().map(|file| file.borrow().since);
        match (shown, found) {
            (Some(shown), Some(found)) if shown == found.since => {}
            (_, Some(found)) => {
                self.disk.leave();
                self.follow_file(id, found);
            }
            (Some(_), None) => self.disk.leave(),
            (None, None) => self.offer_to_keep(id),
        }
    }

    fn follow_file(self, id: MatrixId, found: BoundFile) {
        let BoundFile { handle, since, .. } = found;
        let name = handle.file_name();
        let kind = disk::kind(&name);
        let (binding, effects) = Binding::new(id, name, kind);
        let file = Rc::new(RefCell::new(FileOfDraft {
            id,
            binding,
            handle,
            since,
            turn: None,
            seen: (0, None),
            versions: Vec::new(),
            offered: Vec::new(),
            is_busy: false,
            is_awaited: false,
        }));
        self.disk.bind(Rc::clone(&file));
        for effect in effects {
            self.do_for_file(&file, effect);
        }
        spawn_local(async move {
            sleep(MOMENT).await;
            self.show_file(&file);
        });
    }

    /// Offers to save a draft to the file that it came in from.
    fn offer_to_keep(self, id: MatrixId) {
        let Some(CameIn { handle, .. }) = self.disk.came_in_as(id) else { return };
        let name = handle.file_name();
        let text = match disk::kind(&name) {
            Kind::Matrix => format!("Opened from {name}. Save changes to it as you edit?"),
            Kind::Workbook => format!("Opened from {name}. Watch it for changes?"),
        };
        self.disk.say(String::new(), Some(FileBar { text, asks: Asks::Keep }));
    }

    /// Saves a draft to a file from now on.
    pub(super) async fn bind_file(self, id: MatrixId, handle: Handle, memory: String) {
        let name = handle.file_name();
        let file = BoundFile { handle, since: now(), memory };
        if let Err(error) = journal::bind(id, &file).await {
            return self.screen.fail(format!("This draft can't be saved to {name}: {error}."));
        }
        self.keeping.tell_tabs(id);
        self.find_file(id).await;
        if let Some(file) = self.disk.file() {
            file.borrow_mut().is_awaited = true;
        }
    }

    /// Asks for a new file, and saves a draft to it.
    pub(super) async fn save_to_file(self, id: MatrixId) {
        if !self.is_on_screen(id).await {
            return;
        }
        let Some(name) = self.open.draft_now(id, Open::file_name) else { return };
        let Some(handle) = self.chosen(disk::choose_to_save(&name).await) else { return };
        self.bind_file(id, handle, Memory::of_new_file().write()).await;
    }

    /// Asks for a file that is there, and keeps it and its draft in step.
    pub(super) async fn connect_to_file(self) {
        let Some(handle) = self.chosen(disk::choose_to_open().await) else { return };
        let name = handle.file_name();
        if disk::kind(&name) == Kind::Workbook {
            return self.watch_workbook(handle).await;
        }
        // The browser asks only soon after a click. Who says no is asked again by the bar.
        handle.ask(Kind::Matrix).await;
        let bytes = match handle.read().await {
            Ok(bytes) => bytes,
            Err(error) => return self.screen.fail(format!("{name} can't be read: {error}.")),
        };
        let matrix = match json::read(&bytes) {
            Ok(matrix) => matrix,
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

    /// What the person has chosen.
    fn chosen(self, chosen: Result<Option<Handle>, DiskError>) -> Option<Handle> {
        match chosen {
            Ok(handle) => handle,
            Err(error) => {
                self.screen.fail(format!("No file was connected: {error}. Try again."));
                None
            }
        }
    }

    /// Saves the draft on the screen to its file no more.
    pub(super) async fn stop_saving(self) {
        let Some(file) = self.disk.file() else { return };
        let (id, name) = {
            let file = file.borrow();
            (file.id, file.binding.file().to_owned())
        };
        if let Err(error) = journal::unbind(id).await {
            return self.screen.fail(format!("{name} is still connected: {error}."));
        }
        if self.disk.is_shown(&file) {
            self.disk.leave();
        }
        self.keeping.tell_tabs(id);
        self.screen.notify(Notice {
            text: format!("This draft is no longer connected to {name}. The file stays as it is."),
            is_error: false,
            offer: None,
        });
    }

    /// Shows what is in a file that the system has handed over. The draft that is saved to it is
    /// opened instead.
    pub(super) async fn launched(self, handle: Handle) {
        let file = match handle.file().await {
            Ok(file) => file,
            Err(error) => return self.refuse(&format!("The file can't be read: {error}.")),
        };
        let (name, bytes) = (file.name(), files::read(&file).await);
        let matrix = bytes.as_ref().ok().and_then(|bytes| json::read(bytes).ok());
        let id = matrix.as_ref().map(|matrix| matrix.id);
        if let Some(id) = id
            && let Ok(Some(kept)) = journal::bound(id).await
            && kept.handle.is_same(&handle).await
        {
            self.visit(Route::Draft(id), None);
            return self.hear_of_file(Event::Looked);
        }
        let memory = match (&bytes, matrix) {
            (Ok(bytes), Some(matrix)) if !self.has(matrix.id) => Memory::of_file(bytes, matrix),
            _ => Memory::default(),
        };
        let is_ours = id.is_some() || disk::kind(&name) == Kind::Workbook;
        self.preview(Some(name), bytes);
        if is_ours && disk::is_there() {
            self.disk.take(Some((CameIn { handle, memory: memory.write() }, id)));
        }
    }

    /// Saves the draft on the screen to the file that it came in from.
    pub(super) async fn keep_in_file(self) {
        let Some(id) = self.open.now(Open::draft).flatten() else { return };
        let Some(CameIn { handle, memory }) = self.disk.came_in_as(id) else { return };
        handle.ask(disk::kind(&handle.file_name())).await;
        self.disk.take(None);
        self.bind_file(id, handle, memory).await;
    }

    /// Asks whether the page may use the file.
    pub(super) async fn ask_permission(self, file: &SharedFile) {
        let (handle, kind, name) = {
            let file = file.borrow();
            let binding = &file.binding;
            (file.handle.clone(), binding.kind(), binding.file().to_owned())
        };
        if handle.ask(kind).await {
            file.borrow_mut().is_awaited = true;
            self.hear_file(file, Event::Permission(true));
        } else {
            self.screen.announce(format!("The browser doesn't let Remit use {name} yet."));
        }
    }
}
