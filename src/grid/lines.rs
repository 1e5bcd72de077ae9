//! The lines of a grid: every row of the matrix, and the notes behind activities.

use crate::matrix::{Matrix, Row};

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

pub(super) fn of(matrix: &Matrix) -> Vec<Line> {
    let mut lines = Vec::with_capacity(matrix.rows.len());
    let mut number = 0;
    let mut note = None;
    for (at, row) in matrix.rows.iter().enumerate() {
        match row {
            Row::Section(section) => {
                lines.extend(note.take());
                lines.push(Line::Section(at));
                note = (!section.after.is_empty()).then_some(Line::After(at));
            }
            Row::Activity(_) => {
                number += 1;
                lines.push(Line::Activity(at, number));
            }
        }
    }
    lines.extend(note);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn a_note_stands_behind_the_activities_of_its_section() {
        let matrix = catalogue::find("cloud-temple-iaas").unwrap().matrix().unwrap();
        let lines = of(&matrix);
        let at = lines.iter().position(|line| matches!(line, Line::After(_))).unwrap();
        assert!(matches!(lines[at - 1], Line::Activity(..)));
        assert!(matches!(lines[at + 1], Line::Section(_)));
        assert_eq!(lines.len(), matrix.rows.len() + 1);
        assert!(matches!(lines.last(), Some(Line::Activity(_, 109))));
    }
}
