//! Laws over made-up matrices, and single cases.

mod cases;
mod laws;
mod matching;

use std::sync::Arc;

use super::{Comparison, Side};
use remit_core::matrix::Side as PartySide;
use remit_core::matrix::*;

/// A matrix of lines, read like `# Title`, `## Title` or `Activity | RA | I`; ids count from this
/// on. Its parties are a customer and a provider.
pub(super) fn matrix(first: u64, lines: &[&str]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(first), "");
    data.parties = [("Customer", PartySide::Customer), ("Provider", PartySide::Provider)]
        .into_iter()
        .zip(first..)
        .map(|((name, side), id)| Party {
            id: PartyId::from_bits(id),
            name: format!("{name} {first}"),
            side,
        })
        .collect();
    data.rows =
        lines.iter().zip(first..).map(|(line, id)| row(RowId::from_bits(id), line)).collect();
    Matrix::new(data).unwrap()
}

fn row(id: RowId, line: &str) -> Row {
    let level = line.chars().take_while(|c| *c == '#').count();
    if level > 0 {
        let title = line.trim_start_matches('#').trim();
        return Row::Section(Box::new(Section::new(id, level as u8, title)));
    }
    let mut parts = line.split('|').map(str::trim);
    let mut activity = Activity::new(id, Text::plain(parts.next().unwrap()), 2);
    for (cell, letters) in activity.cells.iter_mut().zip(parts) {
        *cell = if letters == "n/a" {
            Cell { holding: Holding::NotApplicable, basis: Basis::Source }
        } else {
            Cell::of(Letters::raci().read(letters).unwrap())
        };
    }
    Row::Activity(Box::new(activity))
}

pub(super) fn side(name: &str, matrix: Matrix) -> Side {
    Side { name: name.to_owned(), matrix: Arc::new(matrix) }
}

/// A and B; what is said of their rows by their places in the lists.
pub(super) fn compared(a: &[&str], b: &[&str]) -> Comparison {
    let sides = vec![side("A", matrix(1, a)), side("B", matrix(1_000, b))];
    Comparison::new(sides, Vec::new()).unwrap()
}
