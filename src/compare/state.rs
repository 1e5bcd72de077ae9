//! What the page knows of the comparison that the address says.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::align::{Alignment, Matches, align};
use remit_compare::comparison::{
    Change, Comparison, Event, Leading, Matching, Other, Place, Shown, Side,
};
use remit_core::matrix::{ComparisonId, Matrix, NewIds, RowId};
use remit_formats::comparison::{KeptComparison, KeptSide, Reference};
use remit_import::job::Job;
use wasm_bindgen_futures::spawn_local;

use super::card;
use super::grid::line_id;
use crate::platform::dom;
use crate::platform::ids::RandomIds;
use crate::platform::store::{self, MOST_COMPARISONS};
use crate::platform::time::today;
use crate::platform::worker::{self, Answer, Trouble};
use crate::session::Session;
use crate::state::{Dialog, Route, SideRef, Sides};

/// What is compared.
pub(super) struct Compared {
    /// Which matrices.
    pub(super) sides: Sides,
    /// How they stand to one another.
    pub(super) comparison: Comparison,
    /// What is kept of it, once a person has said something.
    pub(super) kept: Option<KeptComparison>,
}

/// The signals of the page.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) session: Session,
    /// What is compared, once it was read.
    pub(super) compared: RwSignal<Option<Arc<Compared>>>,
    /// The side that is compared with the first, matched and counted; from 1 on.
    pub(super) side: RwSignal<usize>,
    /// What is matched, while somebody matches.
    pub(super) matching: RwSignal<Option<Arc<Matching>>>,
    /// Whose sections lead.
    pub(super) leading: RwSignal<Leading>,
    /// Which lines are shown.
    pub(super) shown: RwSignal<Shown>,
    /// The change to which the lines are narrowed.
    pub(super) only: RwSignal<Option<Change>>,
    /// The words to which they are narrowed.
    pub(super) words: RwSignal<String>,
    /// The row of a side that the person is at.
    pub(super) at: RwSignal<Option<(usize, RowId)>>,
    /// What could not be done.
    pub(super) problem: RwSignal<String>,
    /// What the worker is doing.
    pub(super) busy: RwSignal<String>,
}

/// With so many pairs of rows, two matrices are aligned before anybody waits.
const QUICK: usize = 90_000;

impl State {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            compared: RwSignal::new(None),
            side: RwSignal::new(1),
            matching: RwSignal::new(None),
            leading: RwSignal::new(Leading::Side(0)),
            shown: RwSignal::new(Shown::All),
            only: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            at: RwSignal::new(None),
            problem: RwSignal::new(String::new()),
            busy: RwSignal::new(String::new()),
        }
    }

    /// Reads the sides of a comparison, and shows it.
    pub(super) fn open(self, sides: Sides) {
        self.compared.set(None);
        self.matching.set(None);
        self.side.set(1);
        self.leading.set(Leading::Side(0));
        self.only.set(None);
        self.at.set(None);
        self.problem.set(String::new());
        spawn_local(async move {
            let mut read = Vec::new();
            for side in sides.iter() {
                match self.session.read_side(side).await {
                    Ok((name, matrix)) => read.push(Side { name, matrix }),
                    Err(problem) => {
                        self.session.not_opening();
                        self.problem.try_set(problem);
                        return;
                    }
                }
            }
            self.show(sides, read).await;
        });
    }

    async fn show(self, sides: Sides, read: Vec<Side>) {
        let mut kept = sides.references().and_then(|sides| kept(&sides));
        for (kept, side) in kept.iter_mut().flat_map(|kept| &mut kept.sides).zip(&read) {
            kept.renew(&side.matrix);
        }
        let matches = kept.as_ref().map(|kept| kept.matches.clone()).unwrap_or_default();
        let mut others = Vec::new();
        let mut matches = matches.into_iter();
        if let Some((first, rest)) = read.split_first() {
            for side in rest {
                let matches = matches.next().unwrap_or_default();
                match self.aligned(&first.matrix, &side.matrix, &matches).await {
                    Ok(alignment) => others.push(Other { matches, alignment }),
                    Err(problem) => {
                        self.problem.try_set(problem);
                    }
                }
            }
        }
        self.session.not_opening();
        if self.session.screen.route.get_untracked() != Route::Compare(sides)
            || others.len() + 1 < read.len()
        {
            return;
        }
        match Comparison::aligned(read, others) {
            Ok(mut comparison) => {
                if let Some((side, party)) = kept.as_ref().and_then(|kept| kept.us) {
                    comparison.set_us(side, party);
                }
                self.compared.try_set(Some(Arc::new(Compared { sides, comparison, kept })));
            }
            Err(error) => {
                self.problem.try_set(error.to_string());
            }
        }
    }

    /// How two matrices stand to one another by what was said of their parties: large ones in the
    /// worker, which says how far it is, and can be given up.
    async fn aligned(
        self,
        a: &Arc<Matrix>,
        b: &Arc<Matrix>,
        matches: &Matches,
    ) -> Result<Alignment, String> {
        let matches = matches.of_parties();
        if a.rows.len() * b.rows.len() <= QUICK {
            return Ok(align(a, b, &matches));
        }
        let hear = move |words: String, part: f64| {
            self.busy.try_set(format!("{words}: {} %", (part * 100.0).round()));
        };
        self.busy.try_set("Comparing…".to_owned());
        let (a, b) = (Box::new((**a).clone()), Box::new((**b).clone()));
        let answer = worker::ask(&Job::Align { a, b, matches }, &[], Box::new(hear)).await;
        self.busy.try_set(String::new());
        match answer {
            Ok(Answer::Aligned(alignment)) => Ok(*alignment),
            Ok(_) | Err(Trouble::Cancelled) => Err("The comparison was cancelled.".to_owned()),
            Err(trouble) => Err(trouble.to_string()),
        }
    }

    /// Changes the comparison, and keeps it.
    fn change(self, change: impl FnOnce(&mut Comparison)) {
        let Some(now) = self.compared.get_untracked() else { return };
        let is_full = self.session.comparing.list.with_untracked(Vec::len) >= MOST_COMPARISONS;
        if now.kept.is_none() && is_full {
            self.problem.set(format!(
                "Remit keeps up to {MOST_COMPARISONS} comparisons. Delete one in the library, then match again."
            ));
            return;
        }
        let mut comparison = now.comparison.clone();
        change(&mut comparison);
        let kept = now.kept.clone().or_else(|| begun(now.sides, &comparison));
        let kept = kept.map(|kept| renewed(kept, &comparison));
        if let Some(kept) = &kept {
            self.session.keep_comparison(kept);
        }
        self.compared.set(Some(Arc::new(Compared { sides: now.sides, comparison, kept })));
    }

    /// Takes a column for "us".
    pub(super) fn set_us(self, column: usize) {
        self.change(|comparison| comparison.set_us_column(column));
    }

    /// Another side is compared with the first.
    pub(super) fn turn_to(self, side: usize) {
        self.side.set(side);
        self.matching.set(None);
        self.only.set(None);
    }

    /// Only lines of this change are shown; all where they are those already.
    pub(super) fn narrow(self, change: Change) {
        self.only.update(|only| *only = (*only != Some(change)).then_some(change));
    }

    /// Begins to match the first side with another, or stops.
    pub(super) fn match_rows(self, begins: bool) {
        let begin = || {
            let side = self.side.get_untracked();
            self.compared.get_untracked()?.comparison.matching(side)
        };
        self.show_matching(if begins { begin() } else { None });
    }

    /// What a person does while matching.
    pub(super) fn matched(self, event: Event) {
        let Some(now) = self.matching.get_untracked() else { return };
        let mut matching = (*now).clone();
        if let Err(refused) = matching.handle(event) {
            return self.problem.set(refused.to_string());
        }
        if matching.matches() != now.matches() {
            let side = self.side.get_untracked();
            let matches = matching.matches().clone();
            let mut is_other = false;
            self.change(|comparison| is_other = comparison.say(side, matches));
            if is_other {
                self.align_anew(side);
            }
            self.session.screen.announce(matching.progress().to_string());
        }
        self.show_matching(Some(matching));
    }

    /// Parties stand for others than before: everything on a side is looked for again.
    fn align_anew(self, side: usize) {
        let Some(now) = self.compared.get_untracked() else { return };
        let sides = now.comparison.sides();
        let (Some(a), Some(b), Some(other)) =
            (sides.first(), sides.get(side), now.comparison.other(side))
        else {
            return;
        };
        let (a, b) = (Arc::clone(&a.matrix), Arc::clone(&b.matrix));
        let matches = other.matches.clone();
        spawn_local(async move {
            match self.aligned(&a, &b, &matches).await {
                Ok(base) => self.change(|comparison| comparison.set_base(side, base)),
                Err(problem) => {
                    self.problem.try_set(problem);
                }
            }
        });
    }

    fn show_matching(self, matching: Option<Matching>) {
        self.problem.set(String::new());
        let place = matching.as_ref().map(Matching::place);
        if let Some(Place::Row(row)) = place {
            self.at.set(Some((0, row)));
        }
        self.matching.set(matching.map(Arc::new));
        if let Some(Place::Row(row)) = place {
            request_animation_frame(move || {
                dom::show_nearest(&line_id(0, row));
                card::show();
            });
        }
    }

    /// Goes to a row of a side; while somebody matches, its question is asked.
    pub(super) fn go_to(self, side: usize, row: RowId) {
        self.at.set(Some((side, row)));
        if side == 0 && self.matching.with_untracked(Option::is_some) {
            self.matched(Event::GoTo(Place::Row(row)));
        }
    }

    /// Opens the matrix of a side, at a row.
    pub(super) fn open_side(self, side: usize, row: Option<RowId>) {
        let now = self.compared.get_untracked();
        let of = now.and_then(|now| now.sides.iter().nth(side));
        if let Some(route) = of.and_then(SideRef::route) {
            self.session.visit(route, row);
        }
    }

    /// Shows what changes for us from the first side to the other one.
    pub(super) fn show_report(self) {
        let side = self.side.get_untracked();
        let report = self.compared.with_untracked(|now| {
            let now = now.as_ref()?;
            let sides = [now.sides.iter().next()?, now.sides.iter().nth(side)?];
            Some((sides, now.comparison.report(side)?))
        });
        if let Some(report) = report {
            let report = StoredValue::new(report);
            self.session.screen.open_dialog(Dialog::SwitchingReport(report));
        }
    }
}

/// What is kept of the comparison of these.
fn kept(sides: &[Reference]) -> Option<KeptComparison> {
    let same = |kept: &KeptComparison| kept.sides.iter().map(|side| &side.of).eq(sides);
    store::comparisons().into_iter().find(same)
}

/// A comparison of which nothing was kept yet; nothing where it cannot be kept, as a file is in it.
fn begun(sides: Sides, comparison: &Comparison) -> Option<KeptComparison> {
    let references = sides.references()?;
    let kept = references.into_iter().zip(comparison.sides());
    Some(KeptComparison {
        id: ComparisonId::from_bits(RandomIds.next_bits()),
        name: String::new(),
        created: today(),
        changed: today(),
        us: None,
        sides: kept.map(|(of, side)| KeptSide::of(of, &side.matrix)).collect(),
        matches: vec![Matches::default(); comparison.others().len()],
    })
}

/// What is kept, as the comparison is now.
fn renewed(mut kept: KeptComparison, comparison: &Comparison) -> KeptComparison {
    kept.changed = today();
    kept.us = comparison.us();
    for (side, other) in (1..).zip(comparison.others()) {
        if let (Some(a), Some(b)) = (comparison.matrix(0), comparison.matrix(side)) {
            kept.keep(side, other.matches.clone(), (a, b));
        }
    }
    kept
}
