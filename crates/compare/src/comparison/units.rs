//! Which activities stand beside each other.

use std::collections::BTreeMap;

use remit_core::fold::fold;
use remit_core::matrix::{Matrix, Row, RowId};

use super::{MOST, Other, Relation, Rows, Side};
use crate::align::Why;

/// Activities that stand in one line: one of the first side with what is matched or proposed on
/// the others, or one that the first side does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// One for each side.
    pub(super) rows: Rows,
    /// How the row of each side but the first stands to that of the first, where it has one.
    pub(super) relations: [Option<Relation>; MOST],
}

/// All activities of all sides, each in one unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    /// Those of the first side in its order, then those that only the second has, and so on.
    pub(super) list: Vec<Unit>,
    /// For each side from the position of a row to its unit.
    at: Vec<BTreeMap<RowId, usize>>,
}

impl Units {
    pub(super) fn of(sides: &[Side], others: &[Other]) -> Self {
        let Some((first, rest)) = sides.split_first() else { return Self::default() };
        let mut units = Self { list: Vec::new(), at: vec![BTreeMap::new(); sides.len()] };
        for activity in first.matrix.activities() {
            units.add(0, activity.id, None);
        }
        let mut alone = Alone::default();
        for (side, (it, other)) in rest.iter().zip(others).enumerate() {
            let pairs = other.alignment.pairs.iter().map(|pair| {
                let relation =
                    if pair.why == Why::Person { Relation::Linked } else { Relation::Same };
                (pair.a, pair.b, relation)
            });
            let proposed = other.alignment.candidates.iter();
            let proposed = proposed.filter_map(|it| Some((it.a, it.proposed?, Relation::Proposed)));
            for (a, b, relation) in pairs.chain(proposed) {
                units.put_beside(a, side + 1, (b, &it.matrix), relation);
            }
            units.add_alone(side + 1, &it.matrix, &mut alone);
        }
        units
    }

    /// The unit that a row of a side is in.
    pub(super) fn of_row(&self, side: usize, row: RowId) -> Option<&Unit> {
        self.list.get(self.position(side, row)?)
    }

    /// Where it stands in the list.
    pub(super) fn position(&self, side: usize, row: RowId) -> Option<usize> {
        self.at.get(side)?.get(&row).copied()
    }

    /// Adds what the first side does not have. Where an earlier side has it alone as well, under
    /// the same id or in the same words, the two stand in one line.
    fn add_alone(&mut self, side: usize, matrix: &Matrix, alone: &mut Alone) {
        let mut texts: BTreeMap<String, Vec<RowId>> = BTreeMap::new();
        for activity in matrix.activities() {
            if self.of_row(side, activity.id).is_some() {
                continue;
            }
            if let Some(at) = alone.ids.get(&activity.id) {
                self.fill(*at, (side, activity.id), Relation::Right);
                continue;
            }
            texts.entry(fold(&activity.text.to_plain())).or_default().push(activity.id);
        }
        for (text, rows) in &texts {
            // Where a text stands several times, nobody knows which is meant.
            if let ([row], Some(Some(at))) = (rows.as_slice(), alone.texts.get(text)) {
                self.fill(*at, (side, *row), Relation::Right);
            }
        }
        for activity in matrix.activities() {
            if self.of_row(side, activity.id).is_none() {
                alone.ids.entry(activity.id).or_insert(self.list.len());
                self.add(side, activity.id, Some(Relation::Right));
            }
        }
        for (text, rows) in texts.into_iter().filter(|(text, _)| !text.is_empty()) {
            let at = rows.first().and_then(|row| self.position(side, *row));
            let only = at.filter(|_| rows.len() == 1);
            let known = alone.texts.entry(text).or_insert(only);
            if *known != only {
                *known = None;
            }
        }
    }

    fn add(&mut self, side: usize, row: RowId, relation: Option<Relation>) {
        let mut unit = Unit { rows: [None; MOST], relations: [None; MOST] };
        if let (Some(place), Some(stands)) = (unit.rows.get_mut(side), unit.relations.get_mut(side))
        {
            (*place, *stands) = (Some(row), relation);
        }
        if let Some(at) = self.at.get_mut(side) {
            at.insert(row, self.list.len());
        }
        self.list.push(unit);
    }

    /// Puts a row of a side where a row of the first is. An alignment may have come from elsewhere
    /// and be of other matrices: what is not there, or is somewhere already, is passed over.
    fn put_beside(&mut self, a: RowId, side: usize, b: (RowId, &Matrix), relation: Relation) {
        let (row, matrix) = b;
        if matrix.activity(row).is_none() || self.of_row(side, row).is_some() {
            return;
        }
        if let Some(at) = self.position(0, a) {
            self.fill(at, (side, row), relation);
        }
    }

    /// Puts a row of a side into a unit that has none of it.
    fn fill(&mut self, at: usize, (side, row): (usize, RowId), relation: Relation) {
        let Some(unit) = self.list.get_mut(at) else { return };
        if let (Some(place), Some(stands)) = (unit.rows.get_mut(side), unit.relations.get_mut(side))
            && place.is_none()
        {
            (*place, *stands) = (Some(row), Some(relation));
            if let Some(of_side) = self.at.get_mut(side) {
                of_side.insert(row, at);
            }
        }
    }
}

/// What the first side does not have: the units of it.
#[derive(Default)]
struct Alone {
    ids: BTreeMap<RowId, usize>,
    /// By what they say, folded; nothing where several say it.
    texts: BTreeMap<String, Option<usize>>,
}

impl Unit {
    /// Its row on a side.
    pub(super) fn row(&self, side: usize) -> Option<RowId> {
        self.rows.get(side).copied().flatten()
    }

    /// The first side that has a row, and the row.
    pub(super) fn first(&self) -> Option<(usize, RowId)> {
        self.rows.iter().enumerate().find_map(|(side, row)| Some((side, (*row)?)))
    }

    /// How the row of a side stands to the first.
    pub(super) fn relation_of(&self, side: usize) -> Option<Relation> {
        let stands = self.relations.get(side).copied().flatten();
        stands.or_else(|| self.row(0).map(|_| Relation::Left))
    }

    /// How the line as a whole came together: by what is least sure of it.
    pub(super) fn relation(&self) -> Relation {
        if self.row(0).is_none() {
            return Relation::Right;
        }
        self.relations.iter().flatten().copied().max().unwrap_or(Relation::Left)
    }
}

/// For each row of a matrix, by its position, the section that it stands in; a section stands in
/// itself.
pub(super) fn sections(matrix: &Matrix) -> Vec<Option<RowId>> {
    let mut last = None;
    let section = |row: &Row| {
        last = row.section().map(|section| section.id).or(last);
        last
    };
    matrix.rows.iter().map(section).collect()
}
