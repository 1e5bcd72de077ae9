//! What the importer knows, and how it reads.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::{Difference, diff};
use remit_core::matrix::{Matrix, RowId};
use remit_drafts::matching;
use remit_import::job::Job;
use remit_import::{Corrections, Reading, own};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::rows::Asked;
use crate::platform::worker::{self, Answer, Trouble};
use crate::platform::{dom, time};
use crate::session::Session;
use crate::state::{Returned, Source};
use crate::view::focus;

/// For so many milliseconds the worker is kept for the next file.
const REST: i32 = 5_000;

/// A draft of this browser that a file came from.
pub(super) struct Known {
    /// Its title.
    pub(super) title: String,
    /// What leads from it, or from what went out, to the file.
    pub(super) difference: Difference,
    /// What the difference leads from.
    pub(super) from: Matrix,
    /// How the file comes into the draft, where there is one.
    pub(super) way: Option<Way>,
}

/// How a file comes into the draft that it came from.
pub(super) enum Way {
    /// It is joined with what the draft has become since this state.
    Join {
        /// What the file parted from.
        base: Box<Matrix>,
        /// How much of the file meets other changes of the draft.
        conflicts: usize,
    },
    /// It does not say what it parted from, and the draft has changed since: what was done to the
    /// draft could not be told from what the file lacks.
    AddOnly,
}

/// The signals of one import.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) session: Session,
    source: StoredValue<Option<Arc<Source>>>,
    /// What was chosen so far.
    corrections: StoredValue<Corrections>,
    /// What was understood.
    pub(super) reading: RwSignal<Option<Arc<Reading>>>,
    /// What was changed in the file since it went out.
    pub(super) known: RwSignal<Option<Arc<Known>>>,
    /// The title that it is to have.
    pub(super) title: RwSignal<String>,
    /// Rows that are read in another way, each with the number of its alternative.
    pub(super) chosen: RwSignal<Vec<(RowId, usize)>>,
    /// The row whose menu is open.
    pub(super) asked_row: RwSignal<Option<Asked>>,
    /// Whether anything was understood yet.
    pub(super) is_read: RwSignal<bool>,
    /// Whether a file or text is asked for.
    pub(super) is_asked: RwSignal<bool>,
    /// What is being done.
    pub(super) busy: RwSignal<Option<String>>,
    /// What went wrong.
    pub(super) problem: RwSignal<String>,
    /// Whether the lines of a text are in sight; they are drawn anew with every choice.
    pub(super) lines_open: RwSignal<bool>,
    /// Counts the readings, so that only the last one is shown.
    round: StoredValue<u32>,
}

impl State {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            source: StoredValue::new(None),
            corrections: StoredValue::new(Corrections::default()),
            reading: RwSignal::new(None),
            known: RwSignal::new(None),
            title: RwSignal::new(String::new()),
            chosen: RwSignal::new(Vec::new()),
            asked_row: RwSignal::new(None),
            is_read: RwSignal::new(false),
            is_asked: RwSignal::new(false),
            busy: RwSignal::new(None),
            problem: RwSignal::new(String::new()),
            lines_open: RwSignal::new(false),
            round: StoredValue::new(0),
        }
    }

    /// The dialog is gone: nothing is read on for nobody. The next one may be on its way.
    pub(super) fn end() {
        if worker::is_busy() {
            worker::cancel();
        }
        spawn_local(async {
            time::sleep(REST).await;
            worker::rest();
        });
    }

    /// Asks for a file or a text. The worker starts meanwhile.
    pub(super) fn ask(self) {
        self.is_asked.set(true);
        worker::warm();
    }

    /// Reads a source.
    pub(super) fn open(self, source: Arc<Source>) {
        self.source.set_value(Some(source));
        self.corrections.set_value(Corrections::default());
        self.read(Corrections::default());
    }

    /// Reads again with a choice more.
    pub(super) fn correct(self, choose: impl FnOnce(&mut Corrections)) {
        let mut corrections = self.corrections.get_value();
        choose(&mut corrections);
        self.read(corrections);
    }

    fn read(self, corrections: Corrections) {
        let Some(source) = self.source.get_value() else { return };
        let round = self.round.get_value() + 1;
        self.round.set_value(round);
        self.problem.set(String::new());
        // A file of our own needs no worker, so it can be taken in wherever the app runs.
        if let Some(own) = own(&source.bytes) {
            spawn_local(async move {
                match own {
                    Ok(reading) => self.show(reading).await,
                    Err(error) => self.refused(&Trouble::Refused(error.to_string())),
                }
            });
            return;
        }
        self.busy.set(Some("Reading…".to_owned()));
        let job = Job::Read { name: source.name.clone(), corrections: corrections.clone() };
        spawn_local(async move {
            let hear = move |words: String, part: f64| {
                // Whole numbers: nothing else writes any other, which takes some kilobytes.
                let percent = (part * 100.0).round() as u32;
                self.busy.try_set(Some(format!("{words}: {percent} %")));
            };
            let answer = worker::ask(&job, &source.bytes, Box::new(hear)).await;
            // The dialog may be gone, or something newer asked for.
            if self.round.try_get_value() != Some(round) {
                return;
            }
            match answer {
                Ok(Answer::Read(reading)) => {
                    self.corrections.set_value(corrections);
                    self.show(*reading).await;
                }
                Ok(Answer::Written(_) | Answer::Table(_)) | Err(Trouble::Cancelled) => {}
                Err(error) => self.refused(&error),
            }
            self.busy.try_set(None);
        });
    }

    async fn show(self, reading: Reading) {
        let known = self.look_up(&reading).await;
        let focused = dom::focused().map(|element| element.id()).unwrap_or_default();
        if self.is_read.try_get_untracked() == Some(false) {
            self.title.set(reading.matrix.title.clone());
        }
        self.chosen.try_set(Vec::new());
        self.known.try_set(known.map(Arc::new));
        self.reading.try_set(Some(Arc::new(reading)));
        if self.is_read.try_get_untracked() == Some(false) {
            self.is_read.set(true);
        } else if !focused.is_empty() {
            // What has the focus was drawn anew.
            focus::on(focused);
        }
    }

    fn refused(self, error: &Trouble) {
        if self.is_read.get_untracked() {
            self.problem.set(format!("That setting doesn't work: {error}"));
            // What is chosen on the screen is what holds.
            self.reading.update(|_| ());
        } else if self.is_asked.get_untracked() {
            self.problem.set(error.to_string());
        } else {
            self.session.refuse(&error.to_string());
        }
    }

    /// What was changed in a file that came from here.
    async fn look_up(self, reading: &Reading) -> Option<Known> {
        let matrix = &reading.matrix;
        // A draft that cannot be read is no help; opening it says why.
        let draft = self.session.peek(matrix.id).await.unwrap_or_default();
        let base = match &draft {
            Some(draft) => self.session.base_of(reading, draft).await,
            None => reading.base.as_deref().cloned(),
        };
        let is_known = base.is_some();
        let from = base.or_else(|| draft.clone())?;
        let title = draft.as_ref().unwrap_or(&from).title.clone();
        let way = draft.and_then(|draft| {
            if !is_known {
                return Some(Way::AddOnly);
            }
            let base = Box::new(from.clone());
            let returned = self.returned(base.clone(), matrix.clone());
            let conflicts = returned.joined(&draft).ok()?.conflicts.len();
            Some(Way::Join { base, conflicts })
        });
        Some(Known { title, difference: diff(&from, matrix), from, way })
    }

    /// The file as changes to what it parted from.
    pub(super) fn returned(self, base: Box<Matrix>, matrix: Matrix) -> Returned {
        Returned { base, matrix: Box::new(matrix), step: self.step() }
    }

    /// Whose the source is.
    pub(super) fn who(self) -> String {
        let stamp = self.reading.with_untracked(|it| it.as_ref().and_then(|it| it.stamp.clone()));
        let name = self.source.get_value().and_then(|source| source.name.clone());
        matching::whose(stamp.as_ref(), name.as_deref())
    }

    /// The name of the step that takes it.
    pub(super) fn step(self) -> String {
        let name = self.source.get_value().and_then(|source| source.name.clone());
        format!("Import {}", name.as_deref().unwrap_or("pasted text"))
    }

    /// Somebody has opened the lines of a text, or closed them.
    pub(super) fn opened_lines(self, event: &web_sys::Event) {
        let element = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if let Some(element) = element {
            self.lines_open.set(element.has_attribute("open"));
        }
    }

    /// What would be taken. Follows nothing.
    pub(super) fn taken(self) -> Option<Matrix> {
        let reading = self.reading.get_untracked()?;
        let (title, chosen) = (self.title.get_untracked(), self.chosen.get_untracked());
        let taken = reading.with(&title, &chosen);
        // A title that is too long is the only thing that can be wrong here, and the input
        // stops before that.
        taken.ok()
    }
}
