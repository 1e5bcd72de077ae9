//! Carries out what a binding says.

use std::rc::Rc;

use remit_core::edit::Command;
use remit_core::matrix::Matrix;
use remit_drafts::bound::{Answer, Choice, Effect, Event, Memory, Request, Saying, UPDATE};
use remit_drafts::history::Version;
use remit_formats::json;
use wasm_bindgen_futures::spawn_local;

use super::super::Session;
use super::Told;
use crate::platform::journal::{self, BoundFile, FileChange};
use crate::platform::tabs::Turn;
use crate::platform::time::sleep;
use crate::platform::{history, now};
use crate::state::{Notice, Open, SharedFile};

/// A wait is over a little later than it was to be: a browser may count it from a little earlier.
const LATER: u64 = 5;
/// No wait is longer than that, in case the clock is set.
const LONGEST: u64 = 60_000;

impl Session {
    pub(super) fn do_for_file(self, file: &SharedFile, effect: Effect) {
        match effect {
            Effect::Lock => {
                let waits = Rc::clone(file);
                let name = format!("file:{}", file.borrow().id);
                let has_come = move || self.tell(&waits, Told::Event(Event::Locked));
                let turn = Turn::wait(&name, Box::new(has_come));
                file.borrow_mut().turn = Some(turn);
            }
            Effect::Unlock => file.borrow_mut().turn = None,
            Effect::Ask(Request::Take(matrix)) => {
                let id = file.borrow().id;
                // What cannot be changed here is not copied for it either.
                let can = self.open.draft_now(id, Open::is_draft) == Some(true);
                let command = Command::Replace(matrix);
                let step = if can { self.dispatch_step(UPDATE, command) } else { None };
                self.tell(file, Told::Answer(Answer::Taken(step)));
            }
            Effect::Ask(request) => {
                file.borrow_mut().is_busy = true;
                spawn_local(self.ask_for_file(Rc::clone(file), request, true));
            }
            // Should there be no room, the next time is asked for an answer.
            Effect::Remember(memory) => {
                let request = Request::Remember(memory);
                spawn_local(self.ask_for_file(Rc::clone(file), request, false));
            }
            Effect::Wake(at) => {
                let file = Rc::clone(file);
                spawn_local(async move {
                    while now() < at && self.disk.is_shown(&file) {
                        sleep((at - now() + LATER).min(LONGEST) as i32).await;
                    }
                    self.tell(&file, Told::Event(Event::Time));
                });
            }
            Effect::KeepVersion { whose, matrix } => self.keep_version_of(file, whose, *matrix),
            Effect::TakeVersions(versions) => {
                let id = file.borrow().id;
                spawn_local(self.bring_versions(id, versions));
            }
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

    /// Does what was asked for, and gives the answer where the binding waits for it.
    async fn ask_for_file(self, file: SharedFile, request: Request, is_waited_for: bool) {
        let (id, handle, kind, since) = {
            let file = file.borrow();
            (file.id, file.handle.clone(), file.binding.kind(), file.since)
        };
        let answer = match request {
            Request::Load | Request::Take(_) => match journal::file(id, FileChange::Keep).await {
                Ok(Some(found)) => {
                    let memory = Box::new(Memory::read(&found.memory));
                    let is_allowed = handle.is_allowed(kind, false).await;
                    Answer::Loaded(Some((memory, is_allowed)))
                }
                _ => Answer::Loaded(None),
            },
            Request::Read => Answer::Read(handle.read().await.map(|(_, bytes)| bytes)),
            Request::Remember(memory) => {
                let kept = BoundFile { handle, since, memory: memory.write() };
                match journal::file(id, FileChange::Remember(kept)).await {
                    // Another tab has let go of it.
                    Ok(None) => Answer::Loaded(None),
                    kept => Answer::Remembered(kept.is_ok()),
                }
            }
            Request::Write { text, over } => Answer::Written(handle.write_over(&text, over).await),
        };
        if !is_waited_for {
            return;
        }
        file.borrow_mut().is_busy = false;
        if !self.disk.is_shown(&file) {
            // It was left meanwhile.
            file.borrow_mut().turn = None;
        } else if matches!(answer, Answer::Loaded(None)) {
            self.leave_file();
        } else {
            self.tell(&file, Told::Answer(answer));
        }
    }

    /// Keeps a state in the history of the draft, once.
    fn keep_version_of(self, file: &SharedFile, whose: Choice, matrix: Matrix) {
        let content = json::content(&matrix);
        let mut file = file.borrow_mut();
        if file.versions.contains(&content) {
            return;
        }
        file.versions.push(content);
        let (id, name) = (file.id, file.binding.file());
        let summary = match whose {
            Choice::Mine => format!("Before changes from {name}"),
            Choice::Theirs => format!("Changed in {name}"),
        };
        let version = Version { summary, matrix, pin: None };
        spawn_local(async move {
            if let Err(error) = history::keep(id, now(), &version).await {
                self.screen.fail(format!("The history has no version of the file: {error}."));
            }
        });
    }
}
