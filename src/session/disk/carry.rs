//! Carries out what a binding says.

use std::rc::Rc;

use remit_core::edit::Command;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::bound::{Answer, Choice, Effect, Event, Memory, Request, Saying, UPDATE};
use remit_drafts::history::Version;
use remit_formats::json;
use wasm_bindgen_futures::spawn_local;

use super::super::Session;
use super::super::keeping::keep_version;
use crate::platform::journal::{self, BoundFile};
use crate::platform::now;
use crate::platform::tabs::Turn;
use crate::platform::time::sleep;
use crate::state::{Notice, Open, SharedFile};

/// A wait is over a little later than it was to be: a browser may count it from a little earlier.
const LATER: u64 = 5;

impl Session {
    pub(super) fn do_for_file(self, file: &SharedFile, effect: Effect) {
        match effect {
            Effect::Lock => {
                let waits = Rc::clone(file);
                let name = format!("file:{}", file.borrow().id);
                let turn = Turn::wait(&name, move || self.hear_file(&waits, Event::Locked));
                file.borrow_mut().turn = Some(turn);
            }
            Effect::Unlock => file.borrow_mut().turn = None,
            Effect::Ask(Request::Take(matrix)) => {
                let id = file.borrow().id;
                // What cannot be changed here is not copied for it either.
                let can = self.open.draft_now(id, Open::is_draft) == Some(true);
                let command = Command::Replace(matrix);
                let step = if can { self.dispatch_step(UPDATE, command) } else { None };
                self.answer_file(file, Answer::Taken(step));
            }
            Effect::Ask(request) => {
                file.borrow_mut().is_busy = true;
                let file = Rc::clone(file);
                spawn_local(async move {
                    let answer = ask(&file, request).await;
                    file.borrow_mut().is_busy = false;
                    if !self.disk.is_shown(&file) {
                        // It was left meanwhile.
                        file.borrow_mut().turn = None;
                    } else if let Some(answer) = answer {
                        self.answer_file(&file, answer);
                    } else {
                        self.disk.leave();
                    }
                });
            }
            Effect::Wake(at) => {
                let file = Rc::clone(file);
                spawn_local(async move {
                    // Clocks are set, and a browser that was asleep counts as it likes.
                    while now() < at && self.disk.is_shown(&file) {
                        sleep((at - now() + LATER).min(60_000) as i32).await;
                    }
                    self.hear_file(&file, Event::Time);
                });
            }
            Effect::Remember(memory) => {
                let file = Rc::clone(file);
                spawn_local(async move {
                    // Should there be no room, the next time is asked for an answer.
                    let _ = remember(&file, &memory).await;
                });
            }
            Effect::KeepVersion { whose, matrix } => self.keep_version_of(file, whose, *matrix),
            // The bar says that there is something to review.
            Effect::Review | Effect::Say(Saying::Differs) => {}
            Effect::Offer(bytes) => file.borrow_mut().offered = bytes,
            Effect::Say(Saying::Joined) => self.screen.notify(Notice {
                text: format!(
                    "Changes made in {} are now in this draft. Undo reverts them.",
                    file.borrow().binding.file()
                ),
                is_error: false,
                offer: None,
            }),
        }
    }

    /// Keeps a state in the history of the draft, once.
    fn keep_version_of(self, file: &SharedFile, whose: Choice, matrix: Matrix) {
        let content = json::content(&matrix);
        let id = {
            let mut file = file.borrow_mut();
            if file.versions.contains(&content) {
                return;
            }
            file.versions.push(content);
            file.id
        };
        let name = file.borrow().binding.file().to_owned();
        let summary = match whose {
            Choice::Mine => format!("Before changes from {name}"),
            Choice::Theirs => format!("Changed in {name}"),
        };
        spawn_local(async move {
            let version = Version { summary, matrix, pin: None };
            if let Err(error) = keep_now(id, version).await {
                self.screen.fail(format!(
                    "The version from {name} couldn't be added to the history: {error}."
                ));
            }
        });
    }
}

/// Keeps a version at a time at which there is none yet.
async fn keep_now(id: MatrixId, version: Version) -> Result<(), journal::JournalError> {
    let times = journal::version_times(id).await?;
    let at = times.last().map_or(0, |last| last + 1).max(now());
    keep_version(id, at, &remit_drafts::history::write(&version)).await
}

/// Does what was asked for; nothing where the draft is saved to that file no more.
async fn ask(file: &SharedFile, request: Request) -> Option<Answer> {
    let (id, handle, kind) = {
        let file = file.borrow();
        (file.id, file.handle.clone(), file.binding.kind())
    };
    Some(match request {
        Request::Load => {
            let found = journal::bound(id).await.ok()??;
            let memory = Box::new(Memory::read(&found.memory));
            Answer::Loaded(Some((memory, handle.is_allowed(kind).await)))
        }
        Request::Read => Answer::Read(handle.read().await),
        Request::Remember(memory) => match remember(file, &memory).await {
            Ok(true) => Answer::Remembered(true),
            Ok(false) => return None,
            Err(_) => Answer::Remembered(false),
        },
        Request::Write { text, over } => Answer::Written(handle.write_over(&text, over).await),
        // That is done at once.
        Request::Take(_) => Answer::Taken(None),
    })
}

async fn remember(file: &SharedFile, memory: &Memory) -> Result<bool, journal::JournalError> {
    let (id, kept) = {
        let file = file.borrow();
        let (handle, since) = (file.handle.clone(), file.since);
        (file.id, BoundFile { handle, since, memory: memory.write() })
    };
    journal::remember(id, &kept).await
}
