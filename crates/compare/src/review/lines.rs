//! What a grid shows of a review: which lines and columns there are, and of each visible line what
//! changed.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::arrange::woven;
use super::value::{Value, read};
use super::{Change, PartyPart, Place, Review, RowPart, Standing};
use remit_core::matrix::{Matrix, Party, PartyId, Row, RowId};

/// Who changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Touched {
    /// Nobody.
    #[default]
    Nobody,
    /// The draft alone.
    Mine,
    /// A copy alone.
    Theirs,
    /// The draft and a copy, or two copies, nowhere the same. Rows are strict: two roles of one
    /// row go together without a conflict, and may be one too many.
    Both,
    /// Two of them the same, differently.
    Conflict,
}

/// What the copies make of a row or a party as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// It stays where it is.
    #[default]
    Stays,
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stands elsewhere.
    Moved,
}

/// A line of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its row. It is in the outcome, or in the draft, or in a copy alone.
    pub row: RowId,
    /// What becomes of it, if the change is accepted.
    pub fate: Fate,
}

/// A column of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its party, from the outcome where it is in it.
    pub party: Party,
    /// What becomes of it, if the change is accepted.
    pub fate: Fate,
    /// The changes of it, by their places in [`Review::changes`].
    pub changes: Vec<usize>,
}

/// What changed in a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineView {
    /// Who changed the row.
    pub touched: Touched,
    /// What becomes of it as a whole.
    pub fate: Fate,
    /// Each part that a copy changed.
    pub parts: Vec<PartView>,
    /// Each part that the draft changed since a copy parted from it.
    pub mine: Vec<RowPart>,
}

/// A part of a row that a copy changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartView {
    /// Which part.
    pub part: RowPart,
    /// The change, by its place in [`Review::changes`].
    pub change: usize,
    /// Who changed it.
    pub touched: Touched,
    /// What the draft has.
    pub old: Value,
    /// What the outcome has; where that is the same, what was proposed first.
    pub new: Value,
}

impl Review {
    /// All lines: the rows of an outcome of this review in their order, and in between those that
    /// go, or that were not accepted.
    pub fn lines(&self, outcome: &Matrix) -> Vec<Line> {
        let ids = outcome.rows.iter().map(|row| row.id().bits()).collect();
        let all = woven([ids, self.order.clone()].into_iter());
        let line = |id| {
            let row = RowId::from_bits(id);
            Line { row, fate: self.fate(row) }
        };
        all.into_iter().map(line).collect()
    }

    /// The lines that a grid shows: all of them, or what somebody changed with the sections that it
    /// stands in.
    pub fn shown(&self, outcome: &Matrix, all: bool) -> Vec<Line> {
        let lines = self.lines(outcome);
        if all {
            return lines;
        }
        let changed = self.changes.iter().map(|change| &change.place).chain(&self.mine_changed);
        let changed: BTreeSet<RowId> = changed.filter_map(Place::row).collect();
        let mut shown = Vec::new();
        // The sections that a line stands in and that are not shown yet, the outermost first.
        let mut above: Vec<(u8, Line)> = Vec::new();
        for line in lines {
            let section = self.row(outcome, line.row).and_then(|(row, _)| row.section());
            if let Some(section) = section {
                above.retain(|(level, _)| *level < section.level);
                above.push((section.level, line));
            }
            if changed.contains(&line.row) {
                shown.extend(above.drain(..).map(|(_, section)| section));
                if section.is_none() {
                    shown.push(line);
                }
            }
        }
        shown
    }

    /// The row of a line with the matrix that it is from: the outcome, else the draft, else a copy.
    pub fn row<'a>(&'a self, outcome: &'a Matrix, row: RowId) -> Option<(&'a Row, &'a Matrix)> {
        let copies = self.copies.iter().map(|copy| &*copy.matrix);
        let mut matrices = [outcome, self.mine()].into_iter().chain(copies);
        matrices.find_map(|matrix| Some((matrix.rows.get(matrix.position(row)?)?, matrix)))
    }

    /// All columns, like [`Review::lines`].
    pub fn columns(&self, outcome: &Matrix) -> Vec<Column> {
        let copies = self.copies.iter().map(|copy| &*copy.matrix);
        let matrices: Vec<&Matrix> = [outcome, self.mine()].into_iter().chain(copies).collect();
        let ids = |matrix: &&Matrix| matrix.parties.iter().map(|party| party.id.bits()).collect();
        let party = |id| matrices.iter().find_map(|matrix| matrix.party(PartyId::from_bits(id)));
        let column = |party: &Party| {
            let places =
                Place::Party(party.id, PartyPart::Itself)..=Place::Party(party.id, PartyPart::Side);
            let changes: Vec<usize> = self.index.range(places).map(|(_, at)| *at).collect();
            let of = |part| self.position(&Place::Party(party.id, part)).is_some();
            let is_mine = self.mine.column(party.id).is_some();
            let fate = match (of(PartyPart::Itself), is_mine) {
                (true, true) => Fate::Removed,
                (true, false) => Fate::Added,
                _ if of(PartyPart::Position) => Fate::Moved,
                _ => Fate::Stays,
            };
            Column { party: party.clone(), fate, changes }
        };
        woven(matrices.iter().map(ids)).into_iter().filter_map(party).map(column).collect()
    }

    /// What changed in a line. Only what is visible needs to be asked for.
    pub fn line(&self, outcome: &Matrix, row: RowId) -> LineView {
        let mut view = LineView { fate: self.fate(row), ..LineView::default() };
        let mut copies: Vec<usize> = Vec::new();
        let mut is_conflict = false;
        for (part, at, change) in self.of_row(row) {
            copies.extend(change.copies());
            is_conflict |= change.standing == Standing::Conflict;
            let values = self.values(change);
            let is = read(outcome, &change.place);
            let proposed = values.theirs.into_iter().next().unwrap_or(Value::Absent);
            let new = if is == values.mine { proposed } else { is };
            let touched = match change.standing {
                Standing::Conflict => Touched::Conflict,
                Standing::Clean | Standing::Unknown => Touched::Theirs,
            };
            view.parts.push(PartView { part, change: at, touched, old: values.mine, new });
        }
        let of_row = |place: &&Place| matches!(place, Place::Row(of, _) if *of == row);
        let start =
            self.mine_changed.partition_point(|place| *place < Place::Row(row, RowPart::Itself));
        let mine = self.mine_changed.get(start..).unwrap_or_default().iter().take_while(of_row);
        view.mine = mine.filter_map(Place::part).collect();
        copies.sort_unstable();
        copies.dedup();
        view.touched = match (view.mine.is_empty(), copies.len()) {
            _ if is_conflict => Touched::Conflict,
            (true, 0) => Touched::Nobody,
            (false, 0) => Touched::Mine,
            (true, 1) => Touched::Theirs,
            _ => Touched::Both,
        };
        view
    }

    /// What becomes of a row as a whole.
    fn fate(&self, row: RowId) -> Fate {
        let of = |part| self.position(&Place::Row(row, part)).is_some();
        match (of(RowPart::Itself), self.mine.position(row).is_some()) {
            (true, true) => Fate::Removed,
            (true, false) => Fate::Added,
            _ if of(RowPart::Position) => Fate::Moved,
            _ => Fate::Stays,
        }
    }

    /// The changes of a row, with their places in the list.
    fn of_row(&self, row: RowId) -> impl Iterator<Item = (RowPart, usize, &Change)> {
        let from = Bound::Included(Place::Row(row, RowPart::Itself));
        let to = Bound::Included(Place::Row(row, RowPart::Evidence));
        let mut found: Vec<usize> = self.index.range((from, to)).map(|(_, at)| *at).collect();
        found.sort_unstable();
        found.into_iter().filter_map(|at| {
            let change = self.changes.get(at)?;
            Some((change.place.part()?, at, change))
        })
    }
}
