//! Compares matrices, and matches their rows.

use std::sync::Arc;

use remit_compare::comparison::{Comparison, Event, Matching, Place, Side};
use remit_core::matrix::{Matrix, MatrixId, RowId};
use remit_drafts::history;
use remit_formats::catalogue;

use super::Session;
use crate::platform::time::clock;
use crate::platform::{assets, dom, journal, paint};
use crate::state::{Compared, Open, Route, SideRef, Sides};

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
        match Comparison::new(read, Vec::new()) {
            Ok(comparison) => self.comparing.show(Compared { sides, comparison }),
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
        self.comparing.show(Compared { sides: now.sides, comparison });
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
            self.keep_comparison();
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

    fn keep_comparison(self) {}
}

fn titled(matrix: &Matrix) -> String {
    if matrix.title.is_empty() { "Untitled".to_owned() } else { matrix.title.clone() }
}

async fn version(id: MatrixId, at: u64) -> Option<Matrix> {
    let text = journal::version(id, at).await.ok()??;
    history::read(&text).ok().map(|version| version.matrix)
}
