//! A draft goes out, and comes back changed: what it was when it went out is kept in its history.

use remit_core::matrix::{Matrix, MatrixId, StepId};
use remit_drafts::history::{Base, Pin, SentAs, Version, joined};
use remit_formats::catalogue;
use remit_formats::json::{self, Stamp};
use remit_import::{Format, Reading};

use super::{Session, Task};
use crate::platform::{assets, history, now, store};
use crate::state::{Notice, Offer};

/// A state of a draft that went out, or that is about to change by a file.
pub struct Sent {
    id: MatrixId,
    matrix: Box<Matrix>,
    pin: Pin,
}

impl Session {
    /// The draft on the screen goes out. The stamp says in the file what it parted from.
    pub fn send_out(self, sent_as: SentAs) -> Option<Stamp> {
        let stamp = self.stamp()?;
        let matrix = self.open.now(|open| open.matrix().clone())?;
        store::record_shared(matrix.id, stamp.content);
        self.keep_pinned(matrix, Pin::new(sent_as, stamp.revision, stamp.content));
        Some(stamp)
    }

    /// Keeps what a draft was before changes were taken from a file, so that they can be looked at
    /// afterwards; or a page of somebody else that it is based on, so that the next release of it
    /// is known by what is new.
    pub(super) fn keep_state(self, sent_as: SentAs, matrix: Matrix) {
        let pin = Pin::new(sent_as, self.revision(), json::content(&matrix));
        self.keep_pinned(matrix, pin);
    }

    /// Keeps what a colleague sent, which names these states, once it is joined with the draft by
    /// this step: what they send next is compared with it.
    pub(super) fn keep_received(self, matrix: Matrix, seen: Vec<u64>, step: Option<StepId>) {
        if seen.is_empty() {
            return;
        }
        let pin = Pin::new(SentAs::Received, self.revision(), json::content(&matrix));
        self.keep_pinned(matrix, Pin { seen, step, ..pin });
    }

    fn keep_pinned(self, matrix: Matrix, pin: Pin) {
        self.later(Task::KeepSent(Sent { id: matrix.id, matrix: Box::new(matrix), pin }));
    }

    /// A step was taken back, and with it what it has joined with the draft.
    pub(super) fn forget_received(id: MatrixId, step: StepId) {
        let mut pins = store::pins(id);
        if pins.forget_step(step) {
            store::save_pins(id, &pins);
        }
    }

    fn revision(self) -> u64 {
        self.keeping.keeper().map(|keeper| keeper.borrow().revision()).unwrap_or_default()
    }

    /// What a file of the draft on the screen says of it.
    pub(super) fn stamp(self) -> Option<Stamp> {
        let revision = self.revision();
        let author = store::name();
        self.open.now(|open| {
            let mut seen = store::pins(open.draft()?).seen();
            let stamp = Stamp::of(open.matrix(), revision, author);
            seen.retain(|state| *state != stamp.content);
            Some(Stamp { seen, ..stamp })
        })?
    }

    /// Asks for the name once, when the first file that could carry it went out without.
    fn ask_name(self, sent_as: SentAs) {
        let carries = match sent_as {
            SentAs::Json | SentAs::Link | SentAs::Page | SentAs::Workbook => true,
            SentAs::Csv | SentAs::Merged | SentAs::Imported | SentAs::Received => false,
        };
        if carries && store::asks_name() && self.screen.notice.with_untracked(Option::is_none) {
            store::name_was_asked();
            self.screen.notify(Notice {
                text: "Your name isn't in what you sent. Add it, and colleagues see whose changes they review."
                    .to_owned(),
                is_error: false,
                offer: Some(Offer::AddName),
            });
        }
    }

    pub(super) async fn keep_sent(self, sent: Sent) {
        let Sent { id, matrix, pin } = sent;
        self.ask_name(pin.sent_as);
        let mut pins = store::pins(id);
        let is_kept = |pinned: &Pin| pinned.content == pin.content && pinned.sent_as == pin.sent_as;
        if pins.iter().any(|(_, pinned)| is_kept(pinned)) {
            return;
        }
        // Two states may be kept in one millisecond.
        let at = pins.iter().last().map_or(0, |(last, _)| last + 1).max(now());
        let summary = match pin.sent_as {
            SentAs::Json => "Sent as JSON",
            SentAs::Link => "Sent as a link",
            SentAs::Csv => "Sent as CSV",
            SentAs::Workbook => "Sent as a workbook",
            SentAs::Page => "Sent as a web page",
            SentAs::Imported => "As imported",
            SentAs::Received => "As received from a colleague",
            SentAs::Merged => "Before changes from a file were taken",
        };
        let version =
            Version { summary: summary.to_owned(), matrix: *matrix, pin: Some(pin.clone()) };
        pins.add(at, pin);
        // At once: who keeps the next state must know of this one.
        store::save_pins(id, &pins);
        if history::keep(id, at, &version).await.is_err() {
            // Without it, what comes back is reviewed difference by difference.
            let mut pins = store::pins(id);
            pins.remove(at);
            store::save_pins(id, &pins);
        }
    }

    /// What a file of a draft parted from, where that is known: the file has it, or the draft's
    /// history.
    pub async fn base_of(self, reading: &Reading, draft: &Matrix) -> Option<Matrix> {
        if let Some(base) = &reading.base {
            return Some((**base).clone());
        }
        let pins = store::pins(draft.id);
        let version = async |at| history::read(draft.id, at).await.ok().map(|it| it.matrix);
        let at = match &reading.stamp {
            Some(stamp) => match pins.find_base(draft, &reading.matrix, stamp) {
                Some(Base::Draft) => return Some(draft.clone()),
                Some(Base::File) => return Some(reading.matrix.clone()),
                Some(Base::Version(at)) => at,
                Some(Base::Joined { from, of }) => {
                    let mut states = Vec::new();
                    for at in of {
                        states.push(version(at).await?);
                    }
                    return joined(&version(from).await?, &states).ok();
                }
                // It went out elsewhere; nothing is lost where the draft is as it came in.
                None => return as_shared(draft),
            },
            None if matches!(reading.format, Format::Delimited(_)) => pins.last(SentAs::Csv)?,
            None => return as_shared(draft),
        };
        version(at).await
    }

    /// The page of somebody else that a draft is based on: as it was imported or followed last, or
    /// the published matrix that the draft began as.
    pub async fn source_of(self, draft: &Matrix) -> Option<Matrix> {
        if let Some(at) = store::pins(draft.id).last(SentAs::Imported) {
            return history::read(draft.id, at).await.ok().map(|version| version.matrix);
        }
        let base = draft.base.as_ref()?.matrix;
        let published = catalogue::ALL.iter().find(|published| published.id == base)?;
        assets::matrix(published).await.ok()
    }
}

/// The draft itself, where each file that is about can only have parted from what it is.
fn as_shared(draft: &Matrix) -> Option<Matrix> {
    store::is_as_shared(draft.id, json::content(draft)).then(|| draft.clone())
}
