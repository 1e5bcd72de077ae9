//! In which order rows and changes are shown.

use super::super::chain::Chain;
use super::super::order::Index;
use super::Change;
use super::place::{Place, RowPart};
use remit_core::matrix::{Matrix, PartyId, Row, RowId};

/// All rows that there are anywhere, in the order of the first matrix, the others where they
/// stood.
pub(super) fn order(matrices: &[&Matrix]) -> Vec<u64> {
    let ids = |matrix: &&Matrix| matrix.rows.iter().map(|row| row.id().bits()).collect();
    woven(matrices.iter().map(ids))
}

/// Several lists as one: what the first does not have stands behind what it stands behind in the
/// first that has it.
pub(super) fn woven(lists: impl Iterator<Item = Vec<u64>>) -> Vec<u64> {
    let mut lists = lists.into_iter();
    let mut chain = Chain::new(lists.next().unwrap_or_default().into_iter());
    for list in lists {
        let mut last = None;
        for id in list {
            if !chain.has(id) {
                chain.insert(last, id, |_| false);
            }
            last = Some(id);
        }
    }
    chain.ids()
}

/// Sorts changes as the matrix reads, and gives each its section.
pub(super) fn arrange(changes: &mut [Change], matrices: &[&Matrix], order: &[u64]) {
    let index = |ids: fn(&Matrix) -> Vec<u64>| {
        Index::new(woven(matrices.iter().map(|matrix| ids(matrix))).into_iter())
    };
    let letters = index(|it| it.letters.codes().map(|code| u64::from(u32::from(code))).collect());
    let parties = index(|it| it.parties.iter().map(|party| party.id.bits()).collect());
    let plans = index(|it| it.plans.iter().map(|plan| plan.id.bits()).collect());
    let footnotes = index(|it| it.footnotes.iter().map(|note| note.id.bits()).collect());
    let rows = Index::new(order.iter().copied());
    let sections = sections(order, matrices);
    for change in &mut *changes {
        let at = change.place.row().and_then(|row| rows.of(row.bits()));
        change.section = at.and_then(|at| sections.get(at)).copied().flatten();
    }
    let column = |party: &PartyId| parties.of(party.bits()).map_or(0, |at| at + 1);
    changes.sort_by_cached_key(|Change { place, .. }| {
        let (group, at, part) = match place {
            Place::Head(_) => (0, None, 0),
            Place::Letter(code, _) => (1, letters.of(u64::from(u32::from(*code))), 0),
            Place::Party(id, _) => (2, parties.of(id.bits()), 0),
            Place::Plan(id, _) => (3, plans.of(id.bits()), 0),
            Place::Row(id, part) => {
                let part = match part {
                    RowPart::Cell(party) | RowPart::Marks(party) => column(party),
                    RowPart::Evidence => usize::MAX,
                    _ => 0,
                };
                (4, rows.of(id.bits()), part)
            }
            Place::Footnote(id, _) => (5, footnotes.of(id.bits()), 0),
            Place::Rule(_) => (6, None, 0),
            Place::Acceptance(about) => (7, about.row.and_then(|row| rows.of(row.bits())), 0),
        };
        (group, at, part, place.clone())
    });
}

/// For each row the section that it belongs to; a section belongs to itself.
fn sections(order: &[u64], matrices: &[&Matrix]) -> Vec<Option<RowId>> {
    let mut section = None;
    let of = |id: &u64| {
        let id = RowId::from_bits(*id);
        let row = matrices.iter().find_map(|it| it.rows.get(it.position(id)?));
        if row.and_then(Row::section).is_some() {
            section = Some(id);
        }
        section
    };
    order.iter().map(of).collect()
}
