//! The rows of both matrices in one order, as a comparison shows them.

use std::collections::{BTreeMap, BTreeSet};

use remit_core::matrix::{Matrix, Row, RowId};

use super::Alignment;

/// Whose sections and order lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leading {
    /// Those of A, the left one.
    A,
    /// Those of B, the right one.
    B,
}

/// One line of a comparison: a row, or two side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Two rows that say the same, sections or activities.
    Pair {
        /// The row of A.
        a: RowId,
        /// The row of B.
        b: RowId,
    },
    /// An activity with the likeliest of its candidates; nobody has decided.
    Proposed {
        /// The row of A.
        a: RowId,
        /// The row of B.
        b: RowId,
    },
    /// A row that only A has, or that has no likely candidate.
    OnlyA(RowId),
    /// A row that only B has, or that is nobody's likeliest candidate.
    OnlyB(RowId),
}

impl Alignment {
    /// The rows of both in one order: those of one side as they stand there, each that only the
    /// other has behind the row that it follows there. Every row is in one line.
    pub fn lines(&self, a: &Matrix, b: &Matrix, leads: Leading) -> Vec<Line> {
        let pairs = self.sections.iter().chain(&self.pairs);
        let mut beside: BTreeMap<RowId, (RowId, bool)> =
            pairs.map(|pair| (pair.a, (pair.b, true))).collect();
        let proposed = self.candidates.iter().filter_map(|it| Some((it.a, (it.proposed?, false))));
        beside.extend(proposed);
        let (of_a, of_b) = (ids(a), ids(b));
        let line = |(a, (b, is_pair)): (RowId, (RowId, bool))| {
            if is_pair { Line::Pair { a, b } } else { Line::Proposed { a, b } }
        };
        match leads {
            Leading::A => woven(&of_a, &of_b, &beside, line, Line::OnlyA, Line::OnlyB),
            Leading::B => {
                let turned = beside.iter().map(|(a, (b, is_pair))| (*b, (*a, *is_pair)));
                let turn = |(b, (a, is_pair)): (RowId, (RowId, bool))| line((a, (b, is_pair)));
                woven(&of_b, &of_a, &turned.collect(), turn, Line::OnlyB, Line::OnlyA)
            }
        }
    }
}

fn ids(matrix: &Matrix) -> Vec<RowId> {
    matrix.rows.iter().map(Row::id).collect()
}

/// Weaves the rows that only one side has into the order of the other.
fn woven(
    leading: &[RowId],
    other: &[RowId],
    beside: &BTreeMap<RowId, (RowId, bool)>,
    both: impl Fn((RowId, (RowId, bool))) -> Line,
    alone: impl Fn(RowId) -> Line,
    alone_there: impl Fn(RowId) -> Line,
) -> Vec<Line> {
    let placed: BTreeSet<RowId> = beside.values().map(|(there, _)| *there).collect();
    // What only the other side has, by the placed row that it follows there.
    let mut behind: BTreeMap<Option<RowId>, Vec<RowId>> = BTreeMap::new();
    let mut last = None;
    for id in other {
        if placed.contains(id) {
            last = Some(*id);
        } else {
            behind.entry(last).or_default().push(*id);
        }
    }
    let mut lines: Vec<Line> = Vec::with_capacity(leading.len() + other.len());
    let follow = |lines: &mut Vec<Line>, after: Option<RowId>| {
        lines.extend(behind.get(&after).into_iter().flatten().map(|id| alone_there(*id)));
    };
    follow(&mut lines, None);
    for id in leading {
        match beside.get(id) {
            Some(found) => {
                lines.push(both((*id, *found)));
                follow(&mut lines, Some(found.0));
            }
            None => lines.push(alone(*id)),
        }
    }
    lines
}
