//! What a browser remembers of a file, beside the journal.

use std::collections::BTreeSet;

use super::place::{Change, Places, changes, meet, spared};
use remit_compare::diff;
use remit_core::edit::MAX_STEPS;
use remit_core::matrix::{Matrix, StepId};
use remit_formats::code::{self, Coded};
use remit_formats::coded_struct;
use remit_formats::json::{self, Node};

/// The version of the format that is written.
const FORMAT: u64 = 1;
/// So many states of the file are told apart from new ones.
const KNOWN: usize = 64;

/// So many earlier values are remembered before that begins anew.
const EARLIER: usize = 100_000;

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The hash of its bytes.
    pub hash: u64,
    /// What they say.
    pub matrix: Matrix,
}

coded_struct!(Content { hash, matrix });

impl Content {
    /// The content that a matrix is written as, with its text.
    pub(super) fn of(matrix: &Matrix) -> (Self, String) {
        let text = json::write(matrix);
        (Self { hash: json::fingerprint(&text), matrix: matrix.clone() }, text)
    }
}

/// What is known of a file, so that what others have done to it can be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    /// What it held when it was last read or written here.
    pub(super) base: Option<Content>,
    /// What it held when somebody else had written it last, where this browser has written since;
    /// or that with what a person has given up for it.
    pub(super) read: Option<Matrix>,
    /// What is being written. Whether that has come to its end is known once the file is read.
    pub(super) intent: Option<Content>,
    /// The steps by which the draft has taken in what others have changed, the latest last.
    pub(super) joins: Vec<StepId>,
    /// What the file held before the last of them.
    pub(super) before: Option<Matrix>,
    /// Hashes of what it held, the latest last.
    pub(super) known: Vec<u64>,
    /// What was changed or decided here since somebody else has written it last.
    touched: Places,
    /// What was ever changed or decided here.
    own: Places,
    /// What was changed or decided here last, and nobody else has changed since.
    latest: Places,
    /// Numbers for the places that have changed, each with a value that it had before.
    earlier: BTreeSet<u64>,
}

coded_struct!(Memory { base, read, intent, joins, before, known, touched, own, latest, earlier });

impl Memory {
    /// That of a file that holds the draft as it was opened from there.
    pub fn of_file(bytes: &[u8], matrix: Matrix) -> Self {
        let mut memory = Self::default();
        memory.begin_with(Content { hash: json::fingerprint_of(bytes), matrix });
        memory
    }

    /// That of a file that was made for the draft, and holds nothing.
    pub fn of_new_file() -> Self {
        Self { known: vec![json::fingerprint("")], ..Self::default() }
    }

    /// Whether the file was made for the draft, and nothing was ever in it.
    pub(super) fn is_new(&self) -> bool {
        self.base.is_none() && self.known == [json::fingerprint("")]
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        json::compact(&Node::List(vec![FORMAT.encode(), self.encode()]))
    }

    /// Reads what [`Memory::write`] has written. What cannot be read is no loss: the file is then
    /// held against the draft without what was known of it.
    pub fn read(text: &str) -> Self {
        match code::from_text(text) {
            Ok((FORMAT, memory)) => memory,
            _ => Self::default(),
        }
    }

    /// What somebody else has written is in the draft, which was `mine` before.
    pub(super) fn agree(&mut self, theirs: Content, mine: &Matrix) {
        if let Some(old) = self.base.take() {
            let back = changes(&diff(&theirs.matrix, &old.matrix));
            self.changed(&back);
            self.latest = spared(&self.latest, &back);
            // What both have done is written by neither, and yet was done here.
            let done = changes(&diff(mine, &old.matrix));
            self.own.add(&done);
        }
        self.begin_with(theirs);
    }

    fn begin_with(&mut self, content: Content) {
        self.know(content.hash);
        (self.base, self.read, self.intent) = (Some(content), None, None);
        self.touched.clear();
    }

    /// Where this differs from what the file holds, a person has given it up for that. Should
    /// somebody have it otherwise there, they are asked again.
    pub(super) fn decide(&mut self, given_up: Matrix) {
        if let Some(base) = &self.base {
            let changes = changes(&diff(&base.matrix, &given_up));
            self.changed(&changes);
            self.touch(&changes);
            self.read = Some(given_up);
        }
    }

    /// What was to be written is in the file.
    pub(super) fn written(&mut self) {
        let Some(new) = self.intent.take() else { return };
        self.know(new.hash);
        let Some(old) = self.base.take() else {
            self.base = Some(new);
            return;
        };
        let changes = changes(&diff(&new.matrix, &old.matrix));
        self.changed(&changes);
        self.touch(&changes);
        self.read.get_or_insert(old.matrix);
        self.base = Some(new);
    }

    /// The file has changed, and these would lead back.
    fn changed(&mut self, back: &[Change]) {
        if self.earlier.len() > EARLIER {
            self.earlier.clear();
        }
        self.earlier.extend(back.iter().map(|change| change.value));
    }

    /// It was changed here.
    fn touch(&mut self, back: &[Change]) {
        self.latest = Places::of(back);
        self.touched.add(back);
        self.own.add(back);
    }

    /// Whether somebody who has made these changes may never have seen what was written here: they
    /// change what nobody else has written over since; or they change anything that was written
    /// here, and bring something back that was there before, or leave nothing of the last of it.
    pub(super) fn doubts(&self, changes: &[Change]) -> bool {
        let goes_back = || changes.iter().any(|change| self.earlier.contains(&change.value));
        let is_seen = || !spared(&self.latest, changes).is_empty();
        meet(&self.touched, changes) || meet(&self.own, changes) && (goes_back() || !is_seen())
    }

    pub(super) fn know(&mut self, hash: u64) {
        self.known.retain(|known| *known != hash);
        push(&mut self.known, hash, KNOWN);
    }

    /// The draft has taken in by this step what others have changed.
    pub(super) fn joined(&mut self, step: StepId) {
        self.before = self.base.as_ref().map(|base| base.matrix.clone());
        push(&mut self.joins, step, MAX_STEPS);
    }

    /// What both sides began from, as far as somebody else can be known to have seen it.
    pub(super) fn ancestor(&self) -> Option<&Matrix> {
        self.read.as_ref().or(self.base.as_ref().map(|base| &base.matrix))
    }
}

/// Adds to a list that forgets what is too old.
fn push<T>(list: &mut Vec<T>, item: T, most: usize) {
    list.push(item);
    let excess = list.len().saturating_sub(most);
    list.drain(..excess);
}
