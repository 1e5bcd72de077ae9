mod cases;
mod laws;

use super::Matches;
use remit_core::matrix::*;

/// A matrix of lines: `# Title` is a section, everything else an activity; ids count from this on.
pub(super) fn matrix(first: u64, lines: &[&str]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(first), "");
    data.rows = lines
        .iter()
        .zip(first..)
        .map(|(line, id)| {
            let id = RowId::from_bits(id);
            match line.strip_prefix("# ") {
                Some(title) => Row::Section(Box::new(Section::new(id, 1, title))),
                None => Row::Activity(Box::new(Activity::new(id, Text::plain(line), 0))),
            }
        })
        .collect();
    Matrix::new(data).unwrap()
}

/// What a row says.
pub(super) fn said(matrix: &Matrix, row: RowId) -> String {
    matrix.activity(row).unwrap().text.to_plain().into_owned()
}

/// The same under other ids of rows.
pub(crate) fn copied(matrix: &Matrix, first: u64) -> Matrix {
    let mut data = matrix.clone().into_data();
    data.acceptances.clear();
    for (row, id) in data.rows.iter_mut().zip(first..) {
        match row {
            Row::Section(section) => section.id = RowId::from_bits(id),
            Row::Activity(activity) => activity.id = RowId::from_bits(id),
        }
    }
    Matrix::new(data).unwrap()
}

/// The ids of its activities.
pub(crate) fn ids(matrix: &Matrix) -> Vec<RowId> {
    matrix.activities().map(|it| it.id).collect()
}

/// What a person may have said of two matrices, by places.
pub(crate) fn matched(a: &Matrix, b: &Matrix, said: &[(usize, usize)]) -> Matches {
    let (of_a, of_b) = (ids(a), ids(b));
    let mut matches = Matches::default();
    for (one, other) in said {
        match (of_a.get(*one), of_b.get(*other)) {
            (Some(one), Some(other)) => matches.pair(*one, *other),
            (Some(one), None) => matches.nothing_for(*one),
            (None, Some(other)) => matches.nothing_for_other(*other),
            (None, None) => {}
        }
    }
    matches
}
