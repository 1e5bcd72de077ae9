//! What the importer knows, and how it reads.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::{Difference, diff, three_way};
use remit_core::matrix::{Matrix, MatrixId, RowId};
use remit_drafts::matching;
use remit_formats::json::ReadError;
use remit_formats::versions::NamedVersion;
use remit_import::crossing::Received;
use remit_import::job::Job;
use remit_import::{Corrections, Format, Reading, own};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::rows::Asked;
use crate::platform::worker::{self, Answer, Trouble};
use crate::platform::{dom, paint, time};
use crate::session::{Arrival, By, Home, Session, Task};
use crate::state::Source;
use crate::view::focus;

/// Where a person says which draft a file belongs to.
pub(super) const HOME: &str = "import-home";

/// For so many milliseconds the worker is kept for the next file.
const REST: i32 = 5_000;

/// What a file has changed of what it came from.
pub(super) struct Known {
    /// What leads from the draft, or from what went out, to the file.
    pub(super) difference: Difference,
    /// What the difference leads from.
    pub(super) from: Matrix,
    /// What it leads to: the file, as a state of the draft.
    pub(super) to: Matrix,
    /// The draft of this browser that it belongs to, where there is one.
    pub(super) arrival: Option<Arrival>,
    /// How the file comes into the draft, where there is one.
    pub(super) way: Option<Way>,
}

/// Whether a file went out from this browser.
pub(super) fn is_from_here(known: &Arc<Known>) -> bool {
    known.arrival.as_ref().is_none_or(|arrival| !matches!(arrival.by, By::Texts(_)))
}

/// How a file comes into the draft that it came from.
pub(super) enum Way {
    /// It is joined with what the draft has become since this state.
    Join {
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
    /// What was understood, as far as it is shown.
    pub(super) reading: RwSignal<Option<Arc<Reading>>>,
    /// The same with all that came of it.
    received: StoredValue<Option<Arc<Received>>>,
    /// What was changed in the file since it went out.
    pub(super) known: RwSignal<Option<Arc<Known>>>,
    /// Where the file belongs, once that was looked up.
    home: StoredValue<Option<Home>>,
    /// The drafts of which a person has to say which one it belongs to.
    pub(super) homes: RwSignal<Vec<(MatrixId, String)>>,
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
            received: StoredValue::new(None),
            known: RwSignal::new(None),
            home: StoredValue::new(None),
            homes: RwSignal::new(Vec::new()),
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
                    Ok(reading) => self.show(round, reading.into()).await,
                    Err(ReadError::Unresolved { .. }) => {
                        let resolve = Task::Resolve(source.name.clone(), source.bytes.clone());
                        self.session.later(resolve);
                    }
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
                Ok(Answer::Read(received)) => {
                    self.corrections.set_value(corrections);
                    self.show(round, received).await;
                }
                Ok(Answer::Written(_) | Answer::Table(_) | Answer::Aligned(_))
                | Err(Trouble::Cancelled) => {}
                Err(error) => self.refused(&error),
            }
            if self.round.try_get_value() == Some(round) {
                self.busy.try_set(None);
            }
        });
    }

    /// Shows what was understood. Where the file belongs is looked up before that, so that nothing
    /// moves on the screen; only what is long, and does not say it itself, is not waited with.
    async fn show(self, round: u32, received: Received) {
        let received = Arc::new(received);
        let reading = Arc::clone(&received.shown);
        let is_ours =
            reading.format == Format::Remit || reading.stamp.is_some() || reading.base.is_some();
        let is_first = is_ours || received.is_all_shown();
        if is_first {
            self.find_home(round, &received).await;
        }
        if self.round.try_get_value() != Some(round) {
            return;
        }
        self.received.try_set_value(Some(Arc::clone(&received)));
        let focused = dom::focused().map(|element| element.id()).unwrap_or_default();
        if self.is_read.try_get_untracked() == Some(false) {
            self.title.set(reading.matrix.title.clone());
        }
        self.chosen.try_set(Vec::new());
        self.reading.try_set(Some(reading));
        if self.is_read.try_get_untracked() == Some(false) {
            self.is_read.set(true);
        } else if !focused.is_empty() {
            // What has the focus was drawn anew.
            focus::on(focused);
        }
        if !is_first {
            spawn_local(async move {
                paint::painted().await;
                self.find_home(round, &received).await;
            });
        }
    }

    /// Finds out where the file belongs, and what was changed in it.
    async fn find_home(self, round: u32, received: &Received) {
        let is_nowhere = self.home.try_get_value().flatten() == Some(Home::Nowhere);
        if is_nowhere && received.shown.base.is_none() {
            return;
        }
        let Ok(reading) = received.whole() else { return };
        let known = self.look_up(&reading).await;
        if self.round.try_get_value() == Some(round) {
            self.known.try_set(known.map(Arc::new));
        }
    }

    /// What was understood, with all rows. Where it cannot be had, that is said.
    pub(super) fn whole(self) -> Option<Arc<Reading>> {
        let received = self.received.try_get_value().flatten()?;
        let whole = received.whole();
        if let Err(error) = &whole {
            self.problem.try_set(error.to_string());
        }
        whole.ok()
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
        let home = match self.home.try_get_value()? {
            Some(home) => home,
            None => self.session.home_of(reading).await,
        };
        self.home.try_set_value(Some(home.clone()));
        let arrival = match home {
            Home::Of(id, by) => self.session.arrival(reading, id, by).await,
            Home::Several(ids) => {
                let named = |id| Some((id, self.session.library.title_of(id)?));
                self.homes.try_set(ids.into_iter().filter_map(named).collect());
                None
            }
            Home::Nowhere => None,
        };
        let Some(arrival) = arrival else {
            // A workbook has with it what it went out as.
            let (from, to) = (*reading.base.clone()?, reading.matrix.clone());
            return Some(Known {
                difference: diff(&from, &to),
                from,
                to,
                arrival: None,
                way: None,
            });
        };
        let to = arrival.as_state(reading.matrix.clone()).ok()?;
        let from = arrival.base.as_ref().unwrap_or(&arrival.draft).clone();
        let way = match &arrival.base {
            None => Way::AddOnly,
            Some(base) => {
                let joined = three_way(base, &arrival.draft, &to).ok()?;
                Way::Join { conflicts: joined.conflicts.len() }
            }
        };
        let difference = diff(&from, &to);
        Some(Known { difference, from, to, arrival: Some(arrival), way: Some(way) })
    }

    /// A person has said which draft the file belongs to, or that it belongs to none.
    pub(super) fn belongs_to(self, id: Option<MatrixId>) {
        self.home.set_value(Some(id.map_or(Home::Nowhere, |id| Home::Of(id, By::Rows))));
        let Some(reading) = self.whole() else { return };
        spawn_local(async move {
            let known = self.look_up(&reading).await;
            self.known.try_set(known.map(Arc::new));
            focus::on(HOME.to_owned());
        });
    }

    /// What would be taken into the draft that the file belongs to. Follows nothing.
    pub(super) fn arriving(self, known: &Known) -> Option<Matrix> {
        let taken = self.taken()?;
        match &known.arrival {
            Some(arrival) => arrival.as_state(taken).ok(),
            None => Some(taken),
        }
    }

    /// Whose the source is.
    pub(super) fn who(self) -> String {
        let stamp = self.reading.with_untracked(|it| it.as_ref().and_then(|it| it.stamp.clone()));
        let name = self.source.get_value().and_then(|source| source.name.clone());
        matching::whose(stamp.as_ref(), name.as_deref())
    }

    /// The states that the stamp of the source names.
    pub(super) fn seen(self) -> Vec<u64> {
        self.reading.with_untracked(|it| it.as_ref().map(|it| it.seen()).unwrap_or_default())
    }

    /// The named versions of the file.
    pub(super) fn versions(self) -> Vec<NamedVersion> {
        let reading = self.reading.get_untracked();
        reading.map(|reading| reading.versions.clone()).unwrap_or_default()
    }

    /// Brings the named versions of the file into the history of the draft that took it.
    pub(super) fn bring_versions(self, id: MatrixId) {
        let (session, versions) = (self.session, self.versions());
        spawn_local(session.bring_versions(id, versions));
    }

    /// The name of the step that takes it.
    pub(super) fn step(self, arrival: &Arrival) -> String {
        let name = self.source.get_value().and_then(|source| source.name.clone());
        arrival.step(name.as_deref().unwrap_or("pasted text"))
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
        let reading = self.whole()?;
        let (title, chosen) = (self.title.get_untracked(), self.chosen.get_untracked());
        let taken = reading.with(&title, &chosen);
        // A title that is too long is the only thing that can be wrong here, and the input
        // stops before that.
        taken.ok()
    }
}
