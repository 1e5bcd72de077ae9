//! The places where something stands, where the person is among them, and what is put there.

use std::collections::HashSet;

use leptos::prelude::*;
use remit_core::find::{Change, Hit, Needle, Query, hits, nearest, replace_all, replace_one};
use remit_core::matrix::{LetterSet, Matrix, RowId};

use crate::session::Session;
use crate::state::{Open, Scope};

/// Why nothing is looked for, in words.
pub type Unclear = String;

/// What is looked for, and where the person is among the places.
#[derive(Clone, Copy)]
pub struct Places {
    session: Session,
    /// The places, or why nothing is looked for.
    pub found: Memo<Result<Vec<Hit>, Unclear>>,
    /// The place where the person is.
    at: RwSignal<Option<usize>>,
    /// How many places there were before one was replaced, until they were looked for again.
    replaced: StoredValue<Option<usize>>,
}

/// What a filter hides is not looked at: whoever replaces sees what they replace. What is folded
/// is, headings too, and is unfolded where somebody goes there.
fn asked(open: &Open) -> impl Fn(RowId) -> bool {
    let matrix = open.matrix();
    let left = open.layout().hiding().passing(matrix);
    move |row| {
        left.as_ref().is_none_or(|left| {
            matrix.position(row).is_some_and(|row| left.binary_search(&row).is_ok())
        })
    }
}

fn query(
    matrix: &Matrix,
    typed: &str,
    scope: Scope,
    (case, whole): (bool, bool),
) -> Result<Option<Query>, Unclear> {
    Ok(match scope {
        Scope::Texts => Needle::new(typed, case, whole).map(Query::Text),
        Scope::Letters => {
            let letters = letters(matrix, typed)?;
            (!letters.is_empty()).then_some(Query::Letters(letters))
        }
    })
}

/// The letters that were typed, in any case, spaces and commas between them or not.
fn letters(matrix: &Matrix, typed: &str) -> Result<LetterSet, Unclear> {
    let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != ',');
    typed.into_iter().try_fold(LetterSet::EMPTY, |all, code| {
        let letter = matrix.letters.typed(code);
        let letter = letter.ok_or_else(|| format!("“{code}” isn't a role in this matrix"))?;
        Ok(all.union(letter))
    })
}

impl Places {
    /// Looks for what the bar asks for.
    pub fn of(session: Session) -> Self {
        let find_bar = session.find_bar;
        // The matrix is searched again after each change, but no key waits for that.
        let found = Memo::new(move |_| {
            session.open.painted.track();
            let (typed, scope) = (find_bar.typed.get(), find_bar.scope.get());
            let how = (find_bar.match_case.get(), find_bar.whole_words.get());
            let found = session.open.now(|open| {
                let query = query(open.matrix(), &typed, scope, how)?;
                let find = |query| hits(open.matrix(), &query, asked(open));
                Ok(query.map(find).unwrap_or_default())
            });
            found.unwrap_or_else(|| Ok(Vec::new()))
        });
        Self { session, found, at: RwSignal::new(None), replaced: StoredValue::new(None) }
    }

    /// Goes to the nearest place of what was typed, if somebody has typed.
    pub fn begin(self, is_typed: bool) {
        let cursor = self.session.grid.cursor.get_untracked();
        let nearest = self.found.with_untracked(|found| {
            let found = found.as_ref().ok()?;
            self.session.open.now(|open| nearest(found, open.matrix(), cursor)).flatten()
        });
        self.at.set(nearest);
        if is_typed {
            self.show();
        }
    }

    /// Keeps the place after a change, and marks the cells.
    pub fn settle(self) {
        let count = self.found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        if let Some(before) = self.replaced.try_update_value(Option::take).flatten() {
            // What was put there may be found again: then the next one is one further.
            let step = usize::from(count >= before);
            self.at.update(|at| *at = at.map(|at| if at + step < count { at + step } else { 0 }));
            self.show();
        }
        if self.at.get_untracked().is_some_and(|at| at >= count) {
            self.at.set(count.checked_sub(1));
        }
        let cells = self.found.with_untracked(|found| {
            let found = found.as_deref().unwrap_or_default();
            found.iter().map(|hit| (hit.row, hit.cursor().column)).collect::<HashSet<_>>()
        });
        let session = self.session;
        if session.find_bar.set_found(cells) {
            session.grid.paint_again();
        }
    }

    /// Goes to the next place, or to the one before.
    pub fn step(self, forward: bool) {
        let count = self.found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
        if count == 0 {
            return;
        }
        let step = if forward { 1 } else { count - 1 };
        self.at.update(|at| *at = Some(at.map_or(0, |at| (at + step) % count)));
        self.show();
    }

    fn hit(self) -> Option<Hit> {
        let at = self.at.get_untracked()?;
        self.found.with_untracked(|found| found.as_ref().ok()?.get(at).copied())
    }

    /// Brings the place into sight; the focus stays where it is.
    fn show(self) {
        if let Some(hit) = self.hit() {
            self.session.uncover(hit.row);
            self.session.unfold_to(hit.row);
            self.session.grid.select_none();
            self.session.grid.go_to(hit.cursor());
        }
    }

    /// Where the person is: "3 of 17".
    pub fn said(self) -> String {
        if self.session.find_bar.typed.with(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        let at = self.at.get();
        self.found.with(|found| match (found, at) {
            (Err(unclear), _) => unclear.clone(),
            (Ok(found), _) if found.is_empty() => "No matches".to_owned(),
            (Ok(found), Some(at)) => format!("{} of {}", at + 1, found.len()),
            (Ok(found), None) => format!("{} matches", found.len()),
        })
    }

    /// What is to be put in place of what, with a name for it.
    fn change(self, open: &Open) -> Result<Option<(Change, String)>, Unclear> {
        let find_bar = self.session.find_bar;
        let (typed, with) = (find_bar.typed.get_untracked(), find_bar.with.get_untracked());
        let how = (find_bar.match_case.get_untracked(), find_bar.whole_words.get_untracked());
        let query = query(open.matrix(), &typed, find_bar.scope.get_untracked(), how)?;
        let change = match query {
            None => return Ok(None),
            Some(Query::Text(needle)) => Change::Text(needle, with.clone()),
            Some(Query::Letters(found)) => Change::Letters(found, letters(open.matrix(), &with)?),
        };
        let name = if with.trim().is_empty() {
            format!("Remove “{typed}”")
        } else {
            format!("Replace “{typed}” with “{with}”")
        };
        Ok(Some((change, name)))
    }

    /// Replaces in the place where the person is, and goes to the next one.
    pub fn replace(self) {
        let Some(hit) = self.hit() else { return };
        let session = self.session;
        let made =
            session.open.now(|open| {
                let made = self.change(open)?;
                Ok::<_, Unclear>(made.and_then(|(change, name)| {
                    Some((replace_one(open.matrix(), &change, hit)?, name))
                }))
            });
        match made {
            Some(Ok(Some((command, name)))) => {
                // The places are looked for again after the paint, and then the next one is shown.
                self.replaced
                    .set_value(self.found.with_untracked(|it| it.as_ref().map(Vec::len).ok()));
                if session.dispatch(&name, command) {
                    session.screen.announce(format!("{name}. {}", session.counts()));
                } else {
                    self.replaced.set_value(None);
                    self.step(true);
                }
            }
            Some(Err(unclear)) => session.screen.fail(format!("Nothing replaced: {unclear}.")),
            _ => {}
        }
    }

    /// Replaces in all places, as one step of undo.
    pub fn replace_all(self) {
        let session = self.session;
        let made = session.open.now(|open| {
            let made = self.change(open)?;
            Ok::<_, Unclear>(
                made.map(|(change, name)| (replace_all(open.matrix(), &change, asked(open)), name)),
            )
        });
        match made {
            Some(Ok(Some(((command, places), name)))) => {
                let plural = if places == 1 { "place" } else { "places" };
                let name = format!("{name} in {places} {plural}");
                if session.dispatch(&name, command) {
                    session.screen.announce(format!("{name}. {}", session.counts()));
                }
            }
            Some(Err(unclear)) => session.screen.fail(format!("Nothing replaced: {unclear}.")),
            _ => {}
        }
    }
}
