//! Compares matrices, and matches their rows.

use std::sync::Arc;

use remit_compare::align::Matches;
use remit_compare::comparison::{Comparison, Event, Matching, Place, Side};
use remit_core::matrix::{ComparisonId, Matrix, MatrixId, NewIds, RowId};
use remit_drafts::history;
use remit_formats::catalogue;
use remit_formats::comparison::{KeptComparison, KeptSide, Reference};

use super::Session;
use crate::platform::ids::RandomIds;
use crate::platform::store::MOST_COMPARISONS;
use crate::platform::time::{clock, today};
use crate::platform::{assets, dom, journal, paint, store};
use crate::state::{Compared, KeptItem, Notice, Offer, Open, Route, SideRef, Sides};

impl Session {
    /// Goes to the comparison of these.
    pub fn compare(self, sides: &[SideRef]) {
        match Sides::new(sides) {
            Some(sides) => dom::set_hash(&Route::Compare(sides).hash()),
            None => self.screen.fail("Choose at least two matrices to compare."),
        }
    }

    /// What is on the screen, as a side of a comparison.
    pub fn shown_side(self) -> Option<SideRef> {
        self.open.now(Open::origin).map(SideRef::from)
    }

    /// The published matrix that the draft on the screen began as.
    pub fn base_side(self) -> Option<SideRef> {
        let base = self.open.now(|open| Some(open.matrix().base.as_ref()?.matrix)).flatten()?;
        let published = catalogue::ALL.iter().find(|published| published.id == base)?;
        Some(SideRef::Published(published))
    }

    /// What a side is called, as far as that is known without reading it.
    pub fn side_name(self, side: SideRef) -> String {
        match side {
            SideRef::Published(published) => published.title.to_owned(),
            SideRef::Draft(id) => self.library.title_of(id).unwrap_or_default(),
            SideRef::Version(id, at) => {
                format!("{} ({})", self.library.title_of(id).unwrap_or_default(), clock(at))
            }
            SideRef::File(number) => {
                self.comparing.file(number).map(|(name, _)| name).unwrap_or_default()
            }
        }
    }

    /// Reads the sides of a comparison, and shows it.
    pub(super) async fn show_comparison(self, sides: Sides) {
        self.comparing.begin();
        let mut read = Vec::new();
        for side in sides.iter() {
            match self.side(side).await {
                Ok(side) => read.push(side),
                Err(problem) => {
                    self.comparing.fail(problem);
                    self.not_opening();
                    return self.arrive(Route::Compare(sides));
                }
            }
        }
        if self.screen.route.get_untracked() != Route::Compare(sides) {
            return;
        }
        let kept = sides.references().and_then(|sides| kept(&sides));
        let matches = kept.as_ref().map(|kept| kept.matches.clone()).unwrap_or_default();
        match Comparison::new(read, matches) {
            Ok(mut comparison) => {
                if let Some((side, party)) = kept.as_ref().and_then(|kept| kept.us) {
                    comparison.set_us(side, party);
                }
                self.comparing.show(Compared { sides, comparison, kept });
            }
            Err(error) => self.comparing.fail(error.to_string()),
        }
        self.arrive(Route::Compare(sides));
        paint::after_paint(move || self.not_opening());
    }

    async fn side(self, side: SideRef) -> Result<Side, String> {
        let (name, matrix) = match side {
            SideRef::Published(published) => match assets::matrix(published).await {
                Ok(matrix) => (published.title.to_owned(), Arc::new(matrix)),
                Err(error) => return Err(format!("{} can't be shown: {error}", published.title)),
            },
            SideRef::Draft(id) => match self.peek(id).await {
                Ok(Some(matrix)) => (titled(&matrix), Arc::new(matrix)),
                Ok(None) => {
                    return Err(
                        "One of the drafts isn't in this browser. Choose another one.".to_owned()
                    );
                }
                Err(error) => return Err(format!("A draft can't be compared: {error}")),
            },
            SideRef::Version(id, at) => {
                let matrix = version(id, at).await.ok_or_else(|| {
                    format!("The version from {} isn't in this browser any more.", clock(at))
                })?;
                (format!("{} ({})", titled(&matrix), clock(at)), Arc::new(matrix))
            }
            SideRef::File(number) => self.comparing.file(number).ok_or_else(|| {
                "A file of this comparison isn't open any more. Import it again to compare it."
                    .to_owned()
            })?,
        };
        Ok(Side { name, matrix })
    }

    /// Changes the comparison on the screen.
    fn change_comparison(self, change: impl FnOnce(&mut Comparison)) {
        let Some(now) = self.comparing.compared.get_untracked() else { return };
        let mut comparison = now.comparison.clone();
        change(&mut comparison);
        let is_full = self.comparing.list.with_untracked(Vec::len) >= MOST_COMPARISONS;
        if now.kept.is_none() && is_full {
            return self.comparing.fail(format!(
                "Remit keeps up to {MOST_COMPARISONS} comparisons. Delete one in the library, then match again."
            ));
        }
        let kept = now.kept.clone().or_else(|| begun(now.sides, &comparison));
        let kept = kept.map(|kept| renewed(kept, &comparison));
        if let Some(kept) = &kept {
            self.keep_comparison(kept);
        }
        self.comparing.show(Compared { sides: now.sides, comparison, kept });
    }

    /// Takes a column for "us".
    pub fn set_us(self, column: usize) {
        self.change_comparison(|comparison| comparison.set_us_column(column));
    }

    /// Begins to match the first side with another, or stops.
    pub fn match_rows(self, begins: bool) {
        let matching = begins.then(|| {
            let now = self.comparing.compared.get_untracked()?;
            let side = self.comparing.side.get_untracked();
            let (a, b) = (now.comparison.sides().first()?, now.comparison.sides().get(side)?);
            let matches = now.comparison.other(side)?.matches.clone();
            Some(Matching::new(Arc::clone(&a.matrix), Arc::clone(&b.matrix), matches))
        });
        self.show_matching(matching.flatten());
    }

    /// What a person does while matching.
    pub fn matched(self, event: Event) {
        let Some(now) = self.comparing.matching.get_untracked() else { return };
        let mut matching = (*now).clone();
        if let Err(refused) = matching.handle(event) {
            return self.comparing.fail(refused.to_string());
        }
        let has_changed = matching.matches() != now.matches();
        let progress = matching.progress().to_string();
        if has_changed {
            let side = self.comparing.side.get_untracked();
            let matches = matching.matches().clone();
            self.change_comparison(|comparison| comparison.set_matches(side, matches));
            self.screen.announce(progress);
        }
        self.show_matching(Some(matching));
    }

    fn show_matching(self, matching: Option<Matching>) {
        if let Some(Place::Row(row)) = matching.as_ref().map(Matching::place) {
            self.comparing.go_to(Some((0, row)));
        }
        self.comparing.show_matching(matching);
    }

    /// Goes to a row of a side; while somebody matches, its question is asked.
    pub fn go_to_line(self, side: usize, row: RowId) {
        self.comparing.go_to(Some((side, row)));
        if side == 0 && self.comparing.matching.with_untracked(Option::is_some) {
            self.matched(Event::GoTo(Place::Row(row)));
        }
    }

    /// Opens the matrix of a side at a row.
    pub fn open_side(self, side: usize, row: Option<RowId>) {
        let now = self.comparing.compared.get_untracked();
        let Some(of) = now.and_then(|now| now.sides.iter().nth(side)) else { return };
        let route = match of {
            SideRef::Published(published) => Route::Published(published),
            SideRef::Draft(id) => Route::Draft(id),
            SideRef::Version(id, at) => Route::Version(id, at),
            SideRef::File(_) => return,
        };
        self.visit(route, row);
    }

    /// Removes what is kept of a comparison. What is on the screen goes on without it.
    pub(super) fn remove_comparison(self, id: ComparisonId) {
        let kept = store::comparisons().into_iter().find(|kept| kept.id == id);
        store::remove_comparison(id);
        self.list_comparisons();
        let offer = kept.map(|kept| Offer::KeepComparison(Box::new(kept)));
        self.screen.notify(Notice {
            text: "Comparison deleted.".to_owned(),
            is_error: false,
            offer,
        });
    }

    /// Keeps a comparison, and lists it.
    pub(super) fn keep_comparison(self, kept: &KeptComparison) {
        if let Err(error) = store::save_comparison(kept) {
            self.screen.fail(format!(
                "The matches can't be kept: {error}. Delete comparisons or drafts that you no longer need."
            ));
        }
        self.list_comparisons();
    }

    /// Lists the comparisons anew.
    pub(super) fn list_comparisons(self) {
        let item = |kept: KeptComparison| {
            let sides: Result<Vec<SideRef>, _> =
                kept.sides.iter().map(|side| side.of.to_string().parse()).collect();
            let titles: Vec<&str> = kept.sides.iter().map(|side| side.title.as_str()).collect();
            let name = if kept.name.is_empty() { titles.join(" and ") } else { kept.name.clone() };
            Some(KeptItem { id: kept.id, name, sides: Sides::new(&sides.ok()?)? })
        };
        self.comparing.show_list(store::comparisons().into_iter().filter_map(item).collect());
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
    for (kept, side) in kept.sides.iter_mut().zip(comparison.sides()) {
        kept.renew(&side.matrix);
    }
    kept
}

fn titled(matrix: &Matrix) -> String {
    if matrix.title.is_empty() { "Untitled".to_owned() } else { matrix.title.clone() }
}

async fn version(id: MatrixId, at: u64) -> Option<Matrix> {
    let text = journal::version(id, at).await.ok()??;
    history::read(&text).ok().map(|version| version.matrix)
}
