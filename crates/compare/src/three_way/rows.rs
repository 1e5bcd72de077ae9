//! Joins the rows of two matrices, field by field and cell by cell.

use super::super::compare::marks_of;
use super::super::fit::Refit;
use super::super::order::Index;
use super::super::raise::raise;
use super::super::{Difference, Field};
use super::sequence::{Ordered, join};
use super::{Conflict, ItemConflict, Sides, Whose};
use remit_core::matrix::{Activity, CellMark, Matrix, MatrixData, Row, RowId, Section};

/// The joined rows, in the letters, parties and plans of `data`, and the sections that came up.
pub(super) fn rows(
    sides: &Sides,
    data: &MatrixData,
    conflicts: &mut Vec<Conflict>,
) -> (Vec<Row>, Vec<RowId>) {
    let fits = [sides.base, sides.mine, sides.theirs].map(|matrix| Refit::new(matrix, data));
    let [base_fit, my_fit, their_fit] = &fits;
    let edited = |difference: &Difference| {
        Index::new(difference.changed.iter().map(|change| change.row.bits()))
    };
    let (my_edits, their_edits) = (edited(sides.my), edited(sides.their));
    let has = |matrix: &Matrix, id: u64| matrix.position(RowId::from_bits(id)).is_some();
    let kept = |id: u64| match (has(sides.mine, id), has(sides.theirs, id)) {
        (true, true) => true,
        (true, false) => !has(sides.base, id) || my_edits.of(id).is_some(),
        (false, true) => !has(sides.base, id) || their_edits.of(id).is_some(),
        (false, false) => false,
    };
    let heads = |id: u64| {
        let id = RowId::from_bits(id);
        sides.mine.section(id).or_else(|| sides.theirs.section(id)).is_some()
    };
    let ids = |matrix: &Matrix| matrix.rows.iter().map(|row| row.id().bits()).collect::<Vec<_>>();
    let (my_ids, their_ids) = (ids(sides.mine), ids(sides.theirs));
    let mine = Ordered { ids: &my_ids, order: &sides.my.order };
    let theirs = Ordered { ids: &their_ids, order: &sides.their.order };
    let (order, moved) = join(&mine, &theirs, &kept, &heads);
    let moved = Index::new(moved.into_iter());

    let is_same = fits.iter().all(Refit::is_nothing);
    let mut rows = Vec::with_capacity(order.len());
    for id in order {
        // Most rows only one of them has touched, or none: these are not taken apart.
        if is_same
            && moved.of(id).is_none()
            && let Some(row) = sides.of_one(RowId::from_bits(id))
        {
            rows.push(row.clone());
            continue;
        }
        let row = match (my_fit.of(sides.mine, id), their_fit.of(sides.theirs, id)) {
            (Some(mine), Some(theirs)) => {
                if moved.of(id).is_some() {
                    let (mine, theirs) = (mine.clone(), theirs.clone());
                    conflicts.push(Conflict::Row(ItemConflict::Moved { mine, theirs }));
                }
                let both = Both { base: base_fit.of(sides.base, id), theirs, conflicts };
                both.row(mine, sides, data)
            }
            (Some(row), None) => {
                if has(sides.base, id) {
                    let item = row.clone();
                    conflicts
                        .push(Conflict::Row(ItemConflict::Removed { item, by: Whose::Theirs }));
                }
                row
            }
            (None, Some(row)) => {
                if has(sides.base, id) {
                    let item = row.clone();
                    conflicts.push(Conflict::Row(ItemConflict::Removed { item, by: Whose::Mine }));
                }
                row
            }
            (None, None) => continue,
        };
        rows.push(row);
    }
    let raised = raise(&mut rows);
    (rows, raised)
}

impl Sides<'_> {
    /// A row that all have, where at most one of the two has changed it: as that one has it.
    fn of_one(&self, id: RowId) -> Option<&Row> {
        let [base, mine, theirs] = [self.base, self.mine, self.theirs]
            .map(|matrix| matrix.position(id).and_then(|at| matrix.rows.get(at)));
        if base? == theirs? {
            mine
        } else if base? == mine? {
            theirs
        } else {
            None
        }
    }
}

/// A row that both have.
struct Both<'a> {
    base: Option<Row>,
    theirs: Row,
    conflicts: &'a mut Vec<Conflict>,
}

impl Both<'_> {
    fn row(mut self, mut mine: Row, sides: &Sides, data: &MatrixData) -> Row {
        let base = self.base.take();
        let theirs = self.theirs.clone();
        match (&mut mine, &theirs) {
            (Row::Section(mine), Row::Section(theirs)) => {
                self.section(base.as_ref().and_then(Row::section), mine, theirs);
            }
            (Row::Activity(mine), Row::Activity(theirs)) => {
                let base = base.as_ref().and_then(Row::activity);
                self.texts(base, mine, theirs);
                self.cells(base, mine, theirs, sides, data);
            }
            (my_row, _) if base.as_ref() == Some(my_row) => *my_row = theirs,
            _ if base.as_ref() == Some(&theirs) => {}
            (my_row, _) => {
                let row = my_row.id();
                let (mine, theirs) = (Field::Whole(my_row.clone()), Field::Whole(theirs));
                self.conflicts.push(Conflict::Field { row, mine, theirs });
            }
        }
        mine
    }

    /// Leaves in `mine` what the two have made of one value together.
    fn pick<T: Clone + PartialEq>(
        &mut self,
        row: RowId,
        base: Option<&T>,
        mine: &mut T,
        theirs: &T,
        field: impl Fn(T) -> Field,
    ) {
        if *mine == *theirs || base == Some(theirs) {
            return;
        }
        if base == Some(mine) {
            mine.clone_from(theirs);
            return;
        }
        let (mine, theirs) = (field(mine.clone()), field(theirs.clone()));
        self.conflicts.push(Conflict::Field { row, mine, theirs });
    }

    fn section(&mut self, base: Option<&Section>, mine: &mut Section, theirs: &Section) {
        let id = mine.id;
        let of = |get: fn(&Section) -> &str| base.map(|base| get(base).to_owned());
        let (number, title) = (of(|base| &base.written), of(|base| &base.title));
        self.pick(id, base.map(|b| &b.level), &mut mine.level, &theirs.level, Field::Level);
        self.pick(id, number.as_ref(), &mut mine.written, &theirs.written, Field::Number);
        self.pick(id, title.as_ref(), &mut mine.title, &theirs.title, Field::Title);
        self.pick(id, base.map(|b| &b.before), &mut mine.before, &theirs.before, Field::Before);
        self.pick(id, base.map(|b| &b.after), &mut mine.after, &theirs.after, Field::After);
    }

    fn texts(&mut self, base: Option<&Activity>, mine: &mut Activity, theirs: &Activity) {
        let id = mine.id;
        self.pick(id, base.map(|b| &b.text), &mut mine.text, &theirs.text, Field::Text);
        self.pick(id, base.map(|b| &b.plan), &mut mine.plan, &theirs.plan, Field::Plan);
        self.pick(id, base.map(|b| &b.comment), &mut mine.comment, &theirs.comment, Field::Comment);
        self.pick(
            id,
            base.map(|b| &b.evidence),
            &mut mine.evidence,
            &theirs.evidence,
            Field::Evidence,
        );
    }

    fn cells(
        &mut self,
        base: Option<&Activity>,
        mine: &mut Activity,
        theirs: &Activity,
        sides: &Sides,
        data: &MatrixData,
    ) {
        let old = std::mem::take(&mut mine.marks);
        for (at, party) in data.parties.iter().enumerate() {
            let id = party.id;
            let (Some(cell), Some(their_cell)) = (mine.cells.get_mut(at), theirs.cells.get(at))
            else {
                continue;
            };
            let mut marks = marks_of(&old, id);
            let their_marks = marks_of(&theirs.marks, id);
            // Where one of the two has no such party, the other alone speaks for it.
            match (sides.mine.column(id), sides.theirs.column(id)) {
                (None, _) => {
                    *cell = *their_cell;
                    marks = their_marks;
                }
                (Some(_), None) => {}
                (Some(_), Some(_)) => {
                    let there = base.filter(|_| sides.base.column(id).is_some());
                    let base_cell = there.and_then(|base| base.cells.get(at));
                    let base_marks = there.map(|base| marks_of(&base.marks, id));
                    self.pick(mine.id, base_cell, cell, their_cell, |cell| Field::Cell(id, cell));
                    let field = |marks| Field::Marks(id, marks);
                    self.pick(mine.id, base_marks.as_ref(), &mut marks, &their_marks, field);
                }
            }
            mine.marks.extend(marks.into_iter().map(|mark| CellMark { party: id, mark }));
        }
    }
}
