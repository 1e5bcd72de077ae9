//! Carries out what a keeper says.

use std::time::Duration;

use leptos::prelude::*;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, MatrixId, TabId};
use remit_drafts::keeping::{Answer, Aside, Effect, Event};
use remit_drafts::{Head, Stored};

use super::super::{Session, Task};
use super::SharedKeeper;
use crate::platform::paint::after_paint;
use crate::platform::{now, store};
use crate::state::Open;

impl Session {
    pub(super) fn do_for(self, keeper: &SharedKeeper, effect: Effect) {
        let id = keeper.borrow().id();
        match effect {
            Effect::Begin => {
                let keeper = keeper.clone();
                after_paint(move || self.later(Task::Keep(keeper)));
            }
            Effect::Wake(at) => self.wake(keeper, at),
            Effect::WriteDraft { revision, base } => self.write_draft(keeper, revision, base),
            Effect::RemoveDraft => store::remove_text(id),
            Effect::WritePending { base, entries } => {
                let text = (self.lazy.write_pending)(base, &entries);
                let is_kept =
                    text.is_some_and(|text| store::save_pending(id, self.keeping.tab, &text));
                self.tell_keeper(keeper, Event::PendingCopied(is_kept));
            }
            Effect::RemovePending(tab) => store::remove_pending(id, tab),
            Effect::SetAside(Aside::Journal(text)) => {
                let is_kept = store::keep_aside(id, &text);
                if is_kept {
                    self.tell_of_damage(text);
                }
                self.answer_later(keeper, Answer::SetAside(is_kept));
            }
            Effect::SetAside(aside) => {
                set_aside(id, &aside);
            }
            Effect::Follow(entries) => {
                let followed = self.open.change(|open| {
                    open.draft() == Some(id)
                        && entries.into_iter().all(|entry| open.perform(entry).is_ok())
                });
                self.settle(None);
                self.answer_later(keeper, Answer::Followed(followed == Some(true)));
            }
            Effect::Show(editor, others) => self.show_joined(*editor, &others),
            Effect::ShowCopy => {
                if let Some(Ok(draft)) = store::load(id) {
                    self.reopen(id, draft.matrix);
                }
            }
            Effect::TakeTyped => {
                self.grid.commit_typing();
                self.answer_later(keeper, Answer::TypedTaken);
            }
            Effect::Freeze => {
                self.open.change(Open::freeze);
                self.grid.end_editing();
                self.tell_keeper(keeper, Event::Frozen);
            }
            Effect::TellTabs => self.keeping.tell_tabs(id),
            Effect::List => self.list_soon(),
            Effect::Journal(result) => self.keeping.set_problem(result.err()),
            Effect::Say(saying) => self.say(saying),
            Effect::Ask(request) => self.later(Task::Ask(keeper.clone(), request)),
        }
    }

    fn tell_keeper(self, keeper: &SharedKeeper, event: Event) {
        self.keep(keeper, |keeper, moment| keeper.hear(event, moment));
    }

    fn answer_later(self, keeper: &SharedKeeper, answer: Answer) {
        self.later(Task::Answer(keeper.clone(), Box::new(answer)));
    }

    fn wake(self, keeper: &SharedKeeper, at: u64) {
        let wait = Duration::from_millis(at.saturating_sub(now()));
        let woken = keeper.clone();
        let timer = set_timeout_with_handle(move || self.tell_keeper(&woken, Event::Time), wait);
        if timer.is_err() {
            // Without a timer nothing waits.
            self.tell_keeper(keeper, Event::Hidden);
        }
    }

    fn write_draft(self, keeper: &SharedKeeper, revision: u64, base: u64) {
        let id = keeper.borrow().id();
        let written = self.open.draft_now(id, |open| {
            let saved = now();
            let head = Head::of(open.matrix(), open.findings(), saved, revision);
            let view = self.view();
            let draft = Stored { matrix: open.matrix().clone(), view, saved, revision, base };
            (store::save(id, &draft, &head), head)
        });
        let Some((result, head)) = written else { return };
        self.library.show_first(id, head);
        self.tell_keeper(keeper, Event::Copied(result));
    }

    /// Shows what another tab has made of the draft on the screen.
    fn reopen(self, id: MatrixId, matrix: Matrix) {
        let cursor = self.grid.cursor.get_untracked();
        let mut open = self.draft(id, Editor::new(matrix), &[], &self.view().folded);
        if let Some(shown) = self.open.now(Open::shown) {
            open.show_like(shown);
        }
        let settled = cursor.and_then(|cursor| cursor.settled(0, open.matrix(), open.layout()));
        self.open.show(open);
        self.grid.go_to(settled);
    }

    /// Shows what several tabs have made together.
    fn show_joined(self, editor: Editor, others: &[TabId]) {
        self.open.change(|open| Open::replace(open, editor, others));
        self.settle(None);
    }
}

/// Sets a text aside that cannot be read. False where there is no room for it.
pub(in super::super) fn set_aside(id: MatrixId, aside: &Aside) -> bool {
    match aside {
        Aside::Journal(text) => store::keep_aside(id, text),
        Aside::Draft(_) => store::set_aside(id).is_some(),
        Aside::Pending(tab, text) => {
            let is_kept = store::keep_aside(id, text);
            if is_kept {
                store::remove_pending(id, *tab);
            }
            is_kept
        }
    }
}
