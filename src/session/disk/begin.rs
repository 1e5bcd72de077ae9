//! A draft gets a file, finds it again, and lets go of it.

use std::cell::RefCell;
use std::rc::Rc;

use remit_core::matrix::MatrixId;
use remit_drafts::bound::{Binding, Event, Kind, Memory};
use remit_formats::json;
use wasm_bindgen_futures::spawn_local;

use super::super::Session;
use super::Told;
use crate::platform::disk::{self, Handle};
use crate::platform::journal::{self, BoundFile, FileChange};
use crate::platform::now;
use crate::platform::time::sleep;
use crate::state::{Asks, CameIn, FileBar, FileOfDraft, Notice, Open, Route, SharedFile};

/// So long it may take to know whether another tab writes the file, in milliseconds.
const MOMENT: i32 = 400;

impl Session {
    /// Looks up which file the draft on the screen is saved to.
    pub(super) async fn find_file(self, id: MatrixId) {
        let Ok(found) = journal::file(id, FileChange::Keep).await else { return };
        if self.open.now(Open::draft).flatten() != Some(id) {
            return;
        }
        let shown = self.disk.file().map(|file| file.borrow().since);
        match (shown, found) {
            (Some(shown), Some(found)) if shown == found.since => {}
            (_, Some(found)) => self.follow_file(id, found),
            (Some(_), None) => self.leave_file(),
            (None, None) => self.offer_to_keep(id),
        }
    }

    fn follow_file(self, id: MatrixId, found: BoundFile) {
        let BoundFile { handle, since, .. } = found;
        let name = handle.name();
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
        let Some(CameIn { handle, .. }) = CameIn::as_draft(id) else { return };
        let name = handle.name();
        let text = match disk::kind(&name) {
            Kind::Matrix => format!("Opened from {name}. Save changes to it as you edit?"),
            Kind::Workbook => format!("Opened from {name}. Watch it for changes?"),
        };
        self.disk.say(String::new(), Some(FileBar { text, asks: Asks::Keep }));
    }

    /// Saves a draft to a file from now on.
    pub(super) async fn bind_file(self, id: MatrixId, handle: Handle, memory: String) {
        let name = handle.name();
        let file = BoundFile { handle, since: now(), memory };
        if let Err(error) = journal::file(id, FileChange::Bind(file)).await {
            return self.screen.fail(format!("This draft can't be saved to {name}: {error}."));
        }
        self.keeping.tell_tabs(id);
        self.find_file(id).await;
        if let Some(file) = self.disk.file() {
            file.borrow_mut().is_awaited = true;
        }
    }

    /// Saves the draft on the screen to its file no more.
    pub(super) async fn stop_saving(self) {
        let Some(file) = self.disk.file() else { return };
        let (id, name) = {
            let file = file.borrow();
            (file.id, file.binding.file().to_owned())
        };
        if let Err(error) = journal::file(id, FileChange::Unbind).await {
            return self.screen.fail(format!("{name} is still connected: {error}."));
        }
        if self.disk.is_shown(&file) {
            self.leave_file();
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
        let (name, bytes) = match handle.read().await {
            Ok((file, bytes)) => (file.name(), bytes),
            Err(error) => return self.refuse(&format!("The file can't be opened: {error}.")),
        };
        let matrix = json::read(&bytes).ok();
        let id = matrix.as_ref().map(|matrix| matrix.id);
        if let Some(id) = id
            && let Ok(Some(kept)) = journal::file(id, FileChange::Keep).await
            && kept.handle.is_same(&handle).await
        {
            self.visit(Route::Draft(id), None);
            return self.hear_of_file(Event::Looked);
        }
        let memory = match matrix {
            Some(matrix) if !self.has(matrix.id) => Memory::of_file(&bytes, matrix),
            _ => Memory::default(),
        };
        let is_ours = id.is_some() || disk::kind(&name) == Kind::Workbook;
        self.preview(Some(name), Ok(bytes));
        if is_ours && disk::is_there() {
            CameIn::set(Some(CameIn { handle, memory: memory.write(), of: id }));
        }
    }

    /// Saves the draft on the screen to the file that it came in from.
    pub(super) async fn keep_in_file(self) {
        let Some(id) = self.open.now(Open::draft).flatten() else { return };
        let Some(CameIn { handle, memory, .. }) = CameIn::as_draft(id) else { return };
        handle.is_allowed(disk::kind(&handle.name()), true).await;
        CameIn::set(None);
        self.bind_file(id, handle, memory).await;
    }

    /// Asks whether the page may use the file.
    pub(super) async fn ask_permission(self, file: &SharedFile) {
        let (handle, kind, name) = {
            let file = file.borrow();
            let binding = &file.binding;
            (file.handle.clone(), binding.kind(), binding.file().to_owned())
        };
        if handle.is_allowed(kind, true).await {
            file.borrow_mut().is_awaited = true;
            self.tell(file, Told::Event(Event::Permission(true)));
        } else {
            self.screen.announce(format!("The browser doesn't let Remit use {name} yet."));
        }
    }
}
