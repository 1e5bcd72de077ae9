//! The columns and lines of a grid: a line for every row of the matrix, and one for each note
//! that stands behind activities.

use super::Column;
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
}

impl Layout {
    /// The layout of a matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let mut layout =
            Self { columns: Vec::new(), lines: Vec::new(), notes: Vec::new(), activities: 0 };
        layout.columns_changed(matrix);
        layout.lines_changed(matrix);
        layout
    }

    /// Must follow a change of the parties, of the plans or of a comment.
    pub fn columns_changed(&mut self, matrix: &Matrix) {
        let plans = !matrix.plans.is_empty()
            || matrix.activities().any(|activity| activity.plan.plans != Plans::Unstated);
        let comments = matrix.activities().any(|activity| !activity.comment.is_empty());
        self.columns.clear();
        self.columns.push(Column::Activity);
        self.columns.extend(plans.then_some(Column::Plan));
        self.columns.extend(matrix.parties.iter().map(|party| Column::Party(party.id)));
        self.columns.extend(comments.then_some(Column::Comment));
    }

    /// Must follow a change of the list of rows, or of a note behind activities.
    pub fn lines_changed(&mut self, matrix: &Matrix) {
        self.lines.clear();
        self.notes.clear();
        self.activities = 0;
        let mut note = None;
        for (at, row) in matrix.rows.iter().enumerate() {
            match row {
                Row::Section(section) => {
                    self.add_note(note.take());
                    self.lines.push(Line::Section(at));
                    note = (!section.after.is_empty()).then_some(at);
                }
                Row::Activity(_) => {
                    self.activities += 1;
                    self.lines.push(Line::Activity(at, self.activities));
                }
            }
        }
        self.add_note(note);
    }

    fn add_note(&mut self, of: Option<usize>) {
        if let Some(section) = of {
            self.notes.push(self.lines.len());
            self.lines.push(Line::After(section));
        }
    }

    /// The line of the row at a position.
    pub fn line_of(&self, row: usize) -> usize {
        let (mut low, mut high) = (0, self.notes.len());
        // How many notes stand above the row; the n-th one has its line less n rows above it.
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.notes.get(middle).is_some_and(|line| line - middle <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        row + low
    }

    /// In which place a column stands.
    pub fn place_of(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|other| *other == column)
    }

    /// How many activities there are.
    pub fn activities(&self) -> usize {
        self.activities
    }

    /// How many activities stand above the row at a position.
    pub fn activities_above(&self, row: usize) -> usize {
        let here = self.lines.iter().skip(self.line_of(row));
        let number = here.filter_map(|line| match line {
            Line::Activity(_, number) => Some(number - 1),
            _ => None,
        });
        number.take(1).next().unwrap_or(self.activities)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arbitrary;
    use crate::catalogue;
    use proptest::prelude::*;

    #[test]
    fn columns_are_there_only_where_they_hold_something() {
        let layout = |slug| Layout::of(&catalogue::find(slug).unwrap().matrix().unwrap());
        assert_eq!(layout("ovhcloud-okms").columns.len(), 3);
        let full = layout("cegedim-cloud-managed-products").columns;
        assert_eq!((full[1], full[4]), (Column::Plan, Column::Comment));
        assert_eq!(full.len(), 5);
    }

    #[test]
    fn a_note_stands_behind_the_activities_of_its_section() {
        let matrix = catalogue::find("cloud-temple-iaas").unwrap().matrix().unwrap();
        let lines = Layout::of(&matrix).lines;
        let at = lines.iter().position(|line| matches!(line, Line::After(_))).unwrap();
        assert!(matches!(lines[at - 1], Line::Activity(..)));
        assert!(matches!(lines[at + 1], Line::Section(_)));
        assert_eq!(lines.len(), matrix.rows.len() + 1);
        assert!(matches!(lines.last(), Some(Line::Activity(_, 109))));
    }

    proptest! {
        #[test]
        fn every_row_is_found_on_its_line(matrix in arbitrary::any_matrix()) {
            let layout = Layout::of(&matrix);
            let mut above = 0;
            for (row, content) in matrix.rows.iter().enumerate() {
                let line = layout.lines.get(layout.line_of(row)).copied();
                prop_assert_eq!(line.and_then(Line::row), Some(row));
                prop_assert_eq!(layout.activities_above(row), above);
                above += usize::from(content.activity().is_some());
            }
            prop_assert_eq!(layout.activities_above(matrix.rows.len()), above);
            prop_assert_eq!(layout.activities(), above);
        }
    }
}
