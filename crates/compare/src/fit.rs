//! Fits the cells of one matrix to the parties and letters of another.

use remit_core::matrix::{
    Activity, Cell, Holding, LetterSet, Letters, Matrix, MatrixData, Party, PlanUse, Plans, Row,
    RowId,
};
use remit_core::ordered::sort_by_key;

/// The way from the columns and letters of one matrix to those of another.
pub(super) struct Fit {
    /// For each new column, the old one; `None` where nothing changes.
    columns: Option<Vec<Option<usize>>>,
    /// For each old letter, what it is now; `None` where nothing changes.
    letters: Option<Vec<(LetterSet, LetterSet)>>,
    /// The new parties.
    parties: Vec<Party>,
}

impl Fit {
    pub(super) fn new(old: &MatrixData, parties: &[Party], letters: &Letters) -> Self {
        let ids = |parties: &[Party]| parties.iter().map(|party| party.id).collect::<Vec<_>>();
        let (from, to) = (ids(&old.parties), ids(parties));
        let columns = (from != to)
            .then(|| to.iter().map(|id| from.iter().position(|other| other == id)).collect());
        let codes =
            |letters: &Letters| letters.iter().map(|letter| letter.code).collect::<Vec<_>>();
        let (from, to) = (codes(&old.letters), codes(letters));
        let letters = (from != to).then(|| {
            let set = |code: char, letters: &Letters| {
                letters.read(code.encode_utf8(&mut [0; 4])).unwrap_or_default()
            };
            from.iter().map(|code| (set(*code, &old.letters), set(*code, letters))).collect()
        });
        Self { columns, letters, parties: parties.to_vec() }
    }

    /// Whether cells stay as they are.
    pub(super) fn is_nothing(&self) -> bool {
        self.columns.is_none() && self.letters.is_none()
    }

    /// A cell in the new letters. A letter that is no more falls out.
    pub(super) fn cell(&self, cell: Cell) -> Cell {
        let (Some(letters), Holding::Letters(held)) = (&self.letters, cell.holding) else {
            return cell;
        };
        let fitting = letters.iter().filter(|(old, _)| held.meets(*old));
        let held = fitting.fold(LetterSet::EMPTY, |set, (_, new)| set.union(*new));
        Cell { holding: Holding::Letters(held), ..cell }
    }

    /// The cells of an activity in the new letters, in the columns that they have.
    pub(super) fn cells(&self, activity: &mut Activity) {
        for cell in &mut activity.cells {
            *cell = self.cell(*cell);
        }
    }

    /// A row in the new columns and letters.
    pub(super) fn row(&self, row: &mut Row) {
        if let Row::Activity(activity) = row
            && !self.is_nothing()
        {
            self.activity(activity);
        }
    }

    fn activity(&self, activity: &mut Activity) {
        self.cells(activity);
        let Some(columns) = &self.columns else { return };
        let old = std::mem::take(&mut activity.cells);
        let cell = |from: &Option<usize>| from.and_then(|from| old.get(from)).copied();
        activity.cells = columns.iter().map(|from| cell(from).unwrap_or_default()).collect();
        if activity.marks.is_empty() {
            return;
        }
        let old = std::mem::take(&mut activity.marks);
        for party in &self.parties {
            activity.marks.extend(old.iter().filter(|mark| mark.party == party.id).cloned());
        }
    }
}

/// The way from a matrix's rows to those of another: in its columns, letters and plans.
pub(super) struct Refit {
    fit: Fit,
    /// The plans of the other; `None` where nothing changes.
    legend: Option<Vec<u64>>,
}

impl Refit {
    pub(super) fn new(old: &MatrixData, new: &MatrixData) -> Self {
        let ids = |data: &MatrixData| data.plans.iter().map(|plan| plan.id.bits()).collect();
        let (from, to): (Vec<u64>, Vec<u64>) = (ids(old), ids(new));
        let legend = (from != to).then_some(to);
        Self { fit: Fit::new(old, &new.parties, &new.letters), legend }
    }

    /// Whether rows stay as they are.
    pub(super) fn is_nothing(&self) -> bool {
        self.fit.is_nothing() && self.legend.is_none()
    }

    /// A row of the matrix, in the columns, letters and plans of the other.
    pub(super) fn of(&self, matrix: &Matrix, id: u64) -> Option<Row> {
        let mut row = matrix.rows.get(matrix.position(RowId::from_bits(id))?)?.clone();
        self.row(&mut row);
        Some(row)
    }

    /// The same for a row that is at hand.
    pub(super) fn row(&self, row: &mut Row) {
        self.fit.row(row);
        if let Row::Activity(activity) = row {
            self.plan(&mut activity.plan);
        }
    }

    /// The plans in the order of the other legend.
    pub(super) fn plan(&self, plan: &mut PlanUse) {
        let Some(legend) = &self.legend else { return };
        if let Plans::Only(ids) = &mut plan.plans {
            let place = |id: u64| legend.iter().position(|other| *other == id);
            ids.retain(|id| place(id.bits()).is_some());
            sort_by_key(ids, |id| place(id.bits()));
            if ids.is_empty() {
                plan.plans = Plans::Undefined;
            }
        }
    }
}
