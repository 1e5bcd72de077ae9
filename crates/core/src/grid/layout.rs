//! The columns and lines of a grid: a line for every row that is shown, and one for each note
//! that stands behind activities.

use std::ops::Range;

use super::{Column, Hiding};
use crate::matrix::{Matrix, Plans, Row};

/// One line; rows by their position in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A section's heading.
    Section(usize),
    /// An activity, with its number in reading order, from 1 on.
    Activity(usize, usize),
    /// What stands behind the activities of the section at this position.
    After(usize),
}

impl Line {
    /// The row that a cursor in this line stands on.
    pub fn row(self) -> Option<usize> {
        match self {
            Self::Section(at) | Self::Activity(at, _) => Some(at),
            Self::After(_) => None,
        }
    }
}

/// Lines and columns of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The columns, from left to right. Plans and comments have one only where there are any.
    pub columns: Vec<Column>,
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// Which of the lines are notes, in order.
    notes: Vec<usize>,
    activities: usize,
    shown_activities: usize,
    /// What hides rows,
    hiding: Hiding,
    /// and the rows that it leaves; `None` where all are shown.
    rows: Option<Vec<usize>>,
    /// How many rows the matrix has.
    all_rows: usize,
}

impl Layout {
    /// The layout of a matrix, all of it.
    pub fn of(matrix: &Matrix) -> Self {
        let mut layout = Self {
            columns: Vec::new(),
            lines: Vec::new(),
            notes: Vec::new(),
            activities: 0,
            shown_activities: 0,
            hiding: Hiding::default(),
            rows: None,
            all_rows: 0,
        };
        layout.columns_changed(matrix);
        layout.lines_changed(matrix);
        layout
    }

    /// Must follow a change of the parties, of the plans or of a comment.
    pub fn columns_changed(&mut self, matrix: &Matrix) {
        let plans = !matrix.plans.is_empty()
            || matrix.activities().any(|activity| activity.plan.plans != Plans::Unstated);
        let comments = matrix.has_comments();
        self.columns.clear();
        self.columns.push(Column::Activity);
        self.columns.extend(plans.then_some(Column::Plan));
        self.columns.extend(matrix.parties.iter().map(|party| Column::Party(party.id)));
        self.columns.extend(comments.then_some(Column::Comment));
    }

    /// What hides rows.
    pub fn hiding(&self) -> &Hiding {
        &self.hiding
    }

    /// Hides other rows than until now.
    pub fn hide(&mut self, hiding: Hiding, matrix: &Matrix) {
        self.hiding = hiding;
        self.lines_changed(matrix);
    }

    /// Must follow a change of the list of rows, or of a note behind activities.
    pub fn lines_changed(&mut self, matrix: &Matrix) {
        self.lines.clear();
        self.notes.clear();
        (self.activities, self.shown_activities) = (0, 0);
        self.all_rows = matrix.rows.len();
        self.rows = self.hiding.shown(matrix);
        let rows = self.rows.take();
        let mut next = rows.as_deref().map(|rows| rows.iter().copied().peekable());
        let mut note = None;
        for (at, row) in matrix.rows.iter().enumerate() {
            let is_shown = next.as_mut().is_none_or(|next| next.next_if_eq(&at).is_some());
            match row {
                Row::Section(section) => {
                    self.add_note(note.take());
                    if is_shown {
                        self.lines.push(Line::Section(at));
                        let is_open = !self.hiding.is_folded(section.id);
                        note = (is_open && !section.after.is_empty()).then_some(at);
                    }
                }
                Row::Activity(_) => {
                    self.activities += 1;
                    if is_shown {
                        self.shown_activities += 1;
                        self.lines.push(Line::Activity(at, self.activities));
                    }
                }
            }
        }
        self.add_note(note);
        self.rows = rows;
    }

    fn add_note(&mut self, of: Option<usize>) {
        if let Some(section) = of {
            self.notes.push(self.lines.len());
            self.lines.push(Line::After(section));
        }
    }

    /// How many rows are shown.
    pub fn shown_rows(&self) -> usize {
        self.rows.as_ref().map_or(self.all_rows, Vec::len)
    }

    /// Whether the row at a position is shown.
    pub fn is_shown(&self, row: usize) -> bool {
        self.rows.as_ref().is_none_or(|rows| rows.binary_search(&row).is_ok())
    }

    /// The position of the n-th of the rows that are shown, from 0.
    pub fn nth(&self, rank: usize) -> Option<usize> {
        match &self.rows {
            Some(rows) => rows.get(rank).copied(),
            None => Some(rank).filter(|rank| *rank < self.all_rows),
        }
    }

    /// The n-th of the rows that are shown; behind them, its place among rows to be added.
    pub fn nth_or_new(&self, rank: usize) -> usize {
        self.nth(rank).unwrap_or(self.all_rows + rank - self.shown_rows().min(rank))
    }

    /// How many of the rows that are shown stand above the row at a position.
    pub fn rank(&self, row: usize) -> usize {
        match &self.rows {
            Some(rows) => rows.partition_point(|shown| *shown < row),
            None => row.min(self.all_rows),
        }
    }

    /// The rows that are shown from a position to another, the last one included, by their
    /// ranks.
    pub fn ranks(&self, top: usize, bottom: usize) -> Range<usize> {
        self.rank(top)..self.rank(bottom + 1)
    }

    /// The line of the row at a position, where it is shown.
    pub fn line_of(&self, row: usize) -> Option<usize> {
        if !self.is_shown(row) {
            return None;
        }
        let rank = self.rank(row);
        let (mut low, mut high) = (0, self.notes.len());
        // How many notes stand above the row; the n-th one has its line less n rows above it.
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.notes.get(middle).is_some_and(|line| line - middle <= rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Some(rank + low)
    }

    /// In which place a column stands.
    pub fn place_of(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    /// How many activities the matrix has.
    pub fn activities(&self) -> usize {
        self.activities
    }

    /// How many of them are shown.
    pub fn shown_activities(&self) -> usize {
        self.shown_activities
    }

    /// How many activities are shown from a position to another, the last one included.
    pub fn activities_between(&self, top: usize, bottom: usize) -> usize {
        let ranks = self.ranks(top, bottom);
        if self.rows.is_none() {
            return self
                .activities_above(ranks.end)
                .saturating_sub(self.activities_above(ranks.start));
        }
        let first = ranks.clone().next().and_then(|rank| self.line_of(self.nth(rank)?));
        let lines = self.lines.iter().skip(first.unwrap_or(self.lines.len()));
        let here = lines.take_while(|line| line.row().is_none_or(|row| row <= bottom));
        here.filter(|line| matches!(line, Line::Activity(..))).count()
    }

    /// How many activities stand above the row at a position, where all are shown.
    fn activities_above(&self, row: usize) -> usize {
        let here = self.lines.iter().skip(self.line_of(row).unwrap_or(self.lines.len()));
        let number = here.filter_map(|line| match line {
            Line::Activity(_, number) => Some(number - 1),
            _ => None,
        });
        number.take(1).next().unwrap_or(self.activities)
    }
}
