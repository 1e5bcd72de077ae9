mod cases;
mod laws;

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
