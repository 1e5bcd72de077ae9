//! The one door through which every change of a matrix goes.

use leptos::prelude::*;
use remit::checks::{Finding, Findings, Fix};
use remit::edit::{Command, Crossed, EditError};
use remit::grid::Cursor;
use remit::matrix::Severity;

use super::{Open, Session};

impl Session {
    /// Carries a command out on the draft on the screen. On a published matrix it starts a
    /// draft first. True where something changed.
    pub fn dispatch(self, name: &str, command: Command) -> bool {
        if !self.ensure_draft() {
            return false;
        }
        self.change(|open| open.dispatch(name, command)).unwrap_or(false)
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.step("Undo", Open::undo);
    }

    /// Does the last undone step again.
    pub fn redo(self) {
        self.step("Redo", Open::redo);
    }

    /// Carries a fix out.
    pub fn fix(self, finding: &Finding, fix: Fix) {
        let name = format!("{}: {}", finding.rule.title, fix.name);
        if self.dispatch(&name, fix.command) {
            self.announce(format!("{}. {}", fix.name, self.counts()));
        }
    }

    fn step(self, word: &str, step: fn(&mut Open) -> Result<Option<Crossed>, EditError>) {
        let Some(Some(crossed)) = self.change(step) else { return };
        // What changed may be out of sight: the cursor goes there.
        self.select_touched(&crossed.touched);
        self.announce(format!("{word}: {}. {}", lower_first(&crossed.name), self.counts()));
    }

    /// Changes the open matrix, keeps the cursor on it and sees that it is saved.
    fn change<T>(self, change: impl FnOnce(&mut Open) -> Result<T, EditError>) -> Option<T> {
        self.catch_up();
        let row_before = self.with_open_now(|open| {
            self.cursor.get_untracked().and_then(|cursor| open.matrix().position(cursor.row))
        });
        let result = self.open.try_update(|open| open.as_mut().map(change)).flatten()?;
        match result {
            Ok(done) => {
                self.settle(row_before.flatten());
                self.changed();
                self.dismiss_error();
                Some(done)
            }
            Err(error) => {
                self.fail(format!("Nothing was changed: {error}."));
                None
            }
        }
    }

    /// An error is over with the next thing that works.
    pub fn dismiss_error(self) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|n| n.is_error)) {
            self.notice.set(None);
        }
    }

    /// Keeps the cursor on a cell that is there, and no editor over one that is gone.
    fn settle(self, row_before: Option<usize>) {
        let cursor = self.cursor.get_untracked();
        let settled = self.with_open_now(|open| match cursor {
            Some(cursor) => cursor.settled(row_before.unwrap_or(0), open.matrix(), open.layout()),
            None => Cursor::start(open.matrix(), open.layout()),
        });
        if let Some(settled) = settled
            && settled != cursor
        {
            self.cursor.set(settled);
        }
        let edited = self.editing.get_untracked().map(|editing| editing.cursor().row);
        let is_gone = edited.is_some_and(|row| {
            self.with_open_now(|open| open.matrix().position(row).is_none()) == Some(true)
        });
        if is_gone {
            self.editing.set(None);
        }
    }

    /// How many findings there are, for announcements.
    pub fn counts(self) -> String {
        self.with_open_now(|open| counts(open.findings())).unwrap_or_default()
    }
}

/// A name within a sentence: "clear 6 cells".
pub fn lower_first(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// How many findings there are: "1 error, 2 warnings", or "No findings".
pub fn counts(findings: &Findings) -> String {
    let part = |severity: Severity| {
        let count = findings.count(severity);
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    };
    let parts: Vec<String> =
        [Severity::Error, Severity::Warning, Severity::Hint].into_iter().filter_map(part).collect();
    if parts.is_empty() { "No findings".to_owned() } else { parts.join(", ") }
}
