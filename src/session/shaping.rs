//! Larger changes of the matrix on the screen: what of them needs the selection, and what is
//! said of them.

use remit_core::edit::Command;
use remit_core::grid::{Area, Column, Cursor, selection};
use remit_core::matrix::{Matrix, NewIds, Numbering, PartyId, Row, RowId};
use remit_core::shape::{self, Both, Direction, Refusal, Shaped, footnotes};

use super::Session;
use crate::platform::ids::RandomIds;
use crate::state::{Begins, Editing, Notice, Open};

/// A larger change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// The selected rows go a step up or down.
    Move(Direction),
    /// They go deeper.
    Indent,
    /// They go less deep.
    Outdent,
    /// They are copied.
    Duplicate,
    /// They go.
    Delete,
    /// They go into a section, or out of all.
    MoveTo(Option<RowId>),
    /// They go before a row, or to the end.
    MoveBefore(Option<RowId>),
    /// A section begins with the activity of the cursor.
    Split,
    /// A section is added above the one of the cursor.
    SectionAbove,
    /// The selected sections become one.
    Merge,
    /// The footnotes are numbered as they are read.
    NumberFootnotes,
    /// The numbers of sections come from elsewhere.
    Number(Numbering),
    /// The party of the cursor goes to the left, or to the right.
    MoveParty(Direction),
    /// A party goes behind another one, or to the first place.
    PartyBehind(PartyId, Option<PartyId>),
    /// A party takes over what another one holds.
    MergeParties(PartyId, PartyId, Both),
}

impl Session {
    /// Carries a larger change out.
    pub fn shape(self, shape: Shape) {
        let cursor = self.grid.cursor.get_untracked();
        let areas = self.areas();
        let shaped = self.open.now(|open| planned(open, shape, cursor, &areas));
        let shaped = match shaped {
            None => return,
            Some(Ok(shaped)) => shaped,
            Some(Err(refusal)) => return self.tell_refusal(shape, &refusal),
        };
        let new = match &shaped.command {
            Command::InsertRows { rows, .. } => rows.first().map(Row::id),
            _ => None,
        };
        let command =
            self.open.now(|open| footnotes::numbered(open.matrix(), shaped.command.clone()));
        self.grid.reveal_next();
        if !self.dispatch(&shaped.name, command.unwrap_or(shaped.command)) {
            return;
        }
        if let Shape::Split | Shape::SectionAbove = shape {
            self.open_new_section(cursor);
        } else if let (Shape::Duplicate, Some(row)) = (shape, new) {
            self.go_to_row(row);
        }
        self.screen.announce(self.told(&shaped.name, shape));
    }

    /// The heading that has come right above the cursor is to be typed.
    fn open_new_section(self, cursor: Option<Cursor>) {
        let above = self.open.now(|open| {
            let at = open.matrix().position(cursor?.row)?.checked_sub(1)?;
            open.matrix().rows.get(at)?.section().map(|section| section.id)
        });
        if let Some(row) = above.flatten() {
            let heading = Cursor { row, column: Column::Activity };
            self.grid.go_to(heading);
            self.grid.set_fresh(Some(row));
            self.grid.edit(Editing::Text(heading, Begins::Over));
        }
    }

    /// The first of the copies has the cursor from now on.
    pub(super) fn go_to_row(self, row: RowId) {
        let column =
            self.grid.cursor.get_untracked().map_or(Column::Activity, |cursor| cursor.column);
        self.grid.go_to(Cursor { row, column });
    }

    /// What was done, and where the cursor's row stands then.
    fn told(self, name: &str, shape: Shape) -> String {
        let place = self.open.now(|open| {
            let matrix = open.matrix();
            let cursor = self.grid.cursor.get_untracked()?;
            match shape {
                Shape::Move(_)
                | Shape::MoveTo(_)
                | Shape::MoveBefore(_)
                | Shape::Indent
                | Shape::Outdent => {
                    let at = matrix.position(cursor.row)? + 1;
                    let path = matrix.path_text(cursor.row);
                    let within =
                        if path.is_empty() { String::new() } else { format!(", in {path}") };
                    Some(format!("Row {at} of {}{within}.", matrix.rows.len()))
                }
                Shape::MoveParty(_) | Shape::PartyBehind(..) => {
                    let Column::Party(party) = cursor.column else { return None };
                    let at = matrix.column(party)? + 1;
                    Some(format!("Party {at} of {}.", matrix.parties.len()))
                }
                _ => None,
            }
        });
        let place = place.flatten().unwrap_or_else(|| format!("{}.", self.counts()));
        format!("{name}. {place}")
    }

    fn tell_refusal(self, shape: Shape, refusal: &Refusal) {
        let text = format!("Nothing changed: {refusal}.");
        // Who goes on pressing a key at the end sees that it is the end.
        if matches!(shape, Shape::Move(_) | Shape::MoveParty(_)) {
            self.screen.announce(text);
        } else {
            self.screen.notify(Notice { text, is_error: false, offer: None });
        }
    }
}

/// What would be done.
fn planned(
    open: &Open,
    shape: Shape,
    cursor: Option<Cursor>,
    areas: &[Area],
) -> Result<Shaped, Refusal> {
    let matrix = open.matrix();
    let rows: Vec<usize> = selection::rows_of(areas, open.layout()).collect();
    let at_cursor = cursor.and_then(|cursor| matrix.position(cursor.row)).ok_or(Refusal::NoRow);
    match shape {
        Shape::Move(step) => shape::moved(matrix, &rows, step),
        Shape::Indent => shape::indent(matrix, &rows),
        Shape::Outdent => shape::outdent(matrix, &rows),
        Shape::Duplicate => shape::duplicate(matrix, &rows, &mut RandomIds),
        Shape::Delete => shape::delete(matrix, &rows),
        Shape::MoveTo(section) => shape::move_to(matrix, &rows, section),
        Shape::MoveBefore(row) => shape::move_before(matrix, &rows, row),
        Shape::Split => shape::split(matrix, at_cursor?, RandomIds.row()),
        Shape::SectionAbove => shape::section_above(matrix, at_cursor?, RandomIds.row()),
        Shape::Merge => shape::merge_all(matrix, &rows),
        Shape::NumberFootnotes => {
            let command = footnotes::renumber(matrix).ok_or(Refusal::InSequence)?;
            Ok(Shaped { name: "Renumber footnotes".to_owned(), command })
        }
        Shape::Number(numbering) => Ok(shape::number(matrix, numbering)),
        Shape::MoveParty(step) => {
            let Some(Column::Party(party)) = cursor.map(|cursor| cursor.column) else {
                return Err(Refusal::NoParty);
            };
            party_moved(matrix, party, step)
        }
        Shape::PartyBehind(party, after) => Ok(shape::party_behind(matrix, party, after)),
        Shape::MergeParties(stays, goes, both) => shape::merge_parties(matrix, stays, goes, both),
    }
}

/// A party goes one place to the left or to the right.
fn party_moved(matrix: &Matrix, party: PartyId, step: Direction) -> Result<Shaped, Refusal> {
    let at = matrix.column(party).ok_or(Refusal::NoParty)?;
    let last = matrix.parties.len() - 1;
    let after = match step {
        Direction::Up if at == 0 => return Err(Refusal::AtTop),
        Direction::Down if at == last => return Err(Refusal::AtBottom),
        Direction::Up => at.checked_sub(2),
        Direction::Down => Some(at + 1),
    };
    let after = after.and_then(|at| matrix.parties.get(at)).map(|party| party.id);
    Ok(shape::party_behind(matrix, party, after))
}
