//! Joins two matrices that began as one.
//!
//! What one of them changed is taken. Where both changed one thing differently, mine stays and
//! a [`Conflict`] holds both. What one removed and the other edited stays as it was edited, and
//! is listed too. So nothing that anybody did is lost in silence.

mod conflict;
mod items;
mod keyed;
mod rows;
mod sequence;

use super::order::Index;
use super::{Difference, Field, Head, diff};
pub use conflict::{Conflict, ItemConflict, Whose};
use items::items;
use keyed::keyed;
use remit_core::matrix::{
    Broken, Cell, Holding, Letter, LetterSet, Letters, LettersError, Matrix, MatrixData, Party,
    Plan, PlanId, Plans, Row, RowId,
};

/// Two matrices joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What they are together.
    pub matrix: Matrix,
    /// What needs a person to decide; mine is in the matrix until then.
    pub conflicts: Vec<Conflict>,
    /// Sections that had to come up, because one matrix lost the section that they stood in.
    pub raised: Vec<RowId>,
}

/// Why two matrices cannot be one: together they are over a limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// Their letters are not the letters of one matrix.
    #[error("the two versions can't be merged: {0}")]
    Letters(#[from] LettersError),
    /// They are too large together.
    #[error("the two versions can't be merged: {0}")]
    Breaks(#[from] Broken),
}

/// Joins two matrices that began as `base`.
pub fn three_way(base: &Matrix, mine: &Matrix, theirs: &Matrix) -> Result<Merged, MergeError> {
    joined(base, (mine, &diff(base, mine)), (theirs, &diff(base, theirs)))
}

/// The same for who knows already what led from the base to each.
pub(super) fn joined(
    base: &Matrix,
    (mine, my): (&Matrix, &Difference),
    (theirs, their): (&Matrix, &Difference),
) -> Result<Merged, MergeError> {
    let mut conflicts = Vec::new();
    let mut data: MatrixData = (**mine).clone();
    head(&mut data, my, their, &mut conflicts);
    let sides = Sides { base, mine, theirs, my, their };
    data.letters = sides.letters(&mut conflicts)?;
    data.parties = sides.parties(&mut conflicts);
    data.plans = sides.plans(&mut conflicts);
    let report = &mut |conflict| conflicts.push(Conflict::Footnote(conflict));
    let lists = [&base.footnotes, &mine.footnotes, &theirs.footnotes].map(Vec::as_slice);
    data.footnotes = items(lists, |_, _| false, report);
    let (rows, raised) = rows::rows(&sides, &data, &mut conflicts);
    data.rows = rows;
    data.rules = keyed(
        [&base.rules, &mine.rules, &theirs.rules].map(Vec::as_slice),
        |a, b| a.rule.cmp(&b.rule),
        &mut |mine, theirs| conflicts.push(Conflict::Rule { mine, theirs }),
    );
    data.acceptances = keyed(
        [&base.acceptances, &mine.acceptances, &theirs.acceptances].map(Vec::as_slice),
        |a, b| (&a.rule, a.row, a.party).cmp(&(&b.rule, b.row, b.party)),
        &mut |mine, theirs| conflicts.push(Conflict::Acceptance { mine, theirs }),
    );
    Ok(Merged { matrix: Matrix::new(data)?, conflicts, raised })
}

/// Takes their changes of the head into mine. Letters and rules are joined item by item.
fn head(data: &mut MatrixData, my: &Difference, their: &Difference, conflicts: &mut Vec<Conflict>) {
    for theirs in &their.head {
        if matches!(theirs, Head::Letters(_) | Head::Rules(_)) {
            continue;
        }
        let same = |mine: &&Head| std::mem::discriminant(*mine) == std::mem::discriminant(theirs);
        match my.head.iter().find(same) {
            None => theirs.set(data),
            Some(mine) if mine == theirs => {}
            Some(mine) => {
                conflicts.push(Conflict::Head { mine: mine.clone(), theirs: theirs.clone() });
            }
        }
    }
}

/// The three matrices, and what led from the first to the others.
struct Sides<'a> {
    base: &'a Matrix,
    mine: &'a Matrix,
    theirs: &'a Matrix,
    my: &'a Difference,
    their: &'a Difference,
}

impl Sides<'_> {
    /// A matrix with what led to it.
    fn of(&self, whose: Whose) -> (&Matrix, &Difference) {
        match whose {
            Whose::Mine => (self.mine, self.my),
            Whose::Theirs => (self.theirs, self.their),
        }
    }

    fn letters(&self, conflicts: &mut Vec<Conflict>) -> Result<Letters, LettersError> {
        let [base, mine, theirs] =
            [self.base, self.mine, self.theirs].map(|m| m.letters.iter().cloned().collect());
        let lists: [Vec<Letter>; 3] = [base, mine, theirs];
        let used = [Whose::Mine, Whose::Theirs].map(|whose| self.used_letters(whose));
        let is_used = |letter: u64, whose: Whose| {
            let [mine, theirs] = &used;
            let codes = if whose == Whose::Mine { mine } else { theirs };
            codes.chars().any(|code| u64::from(u32::from(code)) == letter)
        };
        let report = &mut |conflict| conflicts.push(Conflict::Letter(conflict));
        let joined = items(lists.each_ref().map(Vec::as_slice), is_used, report);
        Letters::new(joined)
    }

    /// The letters in the cells that one matrix changed.
    fn used_letters(&self, whose: Whose) -> String {
        let (matrix, difference) = self.of(whose);
        let mut set = LetterSet::EMPTY;
        let mut add = |holding| {
            if let Holding::Letters(letters) = holding {
                set = set.union(letters);
            }
        };
        for cell in difference.added.iter().filter_map(Row::activity).flat_map(|a| &a.cells) {
            add(cell.holding);
        }
        for field in difference.changed.iter().flat_map(|change| &change.fields) {
            match field {
                Field::Cell(_, cell) => add(cell.holding),
                Field::Whole(Row::Activity(new)) => new.cells.iter().for_each(|c| add(c.holding)),
                _ => {}
            }
        }
        matrix.letters.write(set)
    }

    fn parties(&self, conflicts: &mut Vec<Conflict>) -> Vec<Party> {
        let edited = [Whose::Mine, Whose::Theirs].map(|whose| {
            let (matrix, difference) = self.of(whose);
            let mut ids = Vec::new();
            for row in &difference.added {
                let Row::Activity(activity) = row else { continue };
                let held = matrix.parties.iter().zip(&activity.cells);
                ids.extend(held.filter(|(_, c)| **c != Cell::default()).map(|(p, _)| p.id.bits()));
            }
            for field in difference.changed.iter().flat_map(|change| &change.fields) {
                match field {
                    Field::Cell(party, _) | Field::Marks(party, _) => ids.push(party.bits()),
                    Field::Whole(_) => ids.extend(matrix.parties.iter().map(|p| p.id.bits())),
                    _ => {}
                }
            }
            Index::new(ids.into_iter())
        });
        let is_edited = |id, whose| whose_of(&edited, whose).of(id).is_some();
        let report = &mut |conflict| conflicts.push(Conflict::Party(conflict));
        let lists = [self.base, self.mine, self.theirs].map(|m| m.parties.as_slice());
        items(lists, is_edited, report)
    }

    fn plans(&self, conflicts: &mut Vec<Conflict>) -> Vec<Plan> {
        let used = [Whose::Mine, Whose::Theirs].map(|whose| {
            let (_, difference) = self.of(whose);
            let added = difference.added.iter();
            let fields = difference.changed.iter().flat_map(|change| &change.fields);
            let whole = fields.clone().filter_map(|field| match field {
                Field::Whole(row) => Some(row),
                _ => None,
            });
            let rows = added.chain(whole).filter_map(Row::activity).map(|activity| &activity.plan);
            let changed = fields.filter_map(|field| match field {
                Field::Plan(plan) => Some(plan),
                _ => None,
            });
            let plans = rows.chain(changed).filter_map(|plan| match &plan.plans {
                Plans::Only(ids) => Some(ids),
                _ => None,
            });
            Index::new(plans.flatten().copied().map(PlanId::bits))
        });
        let is_used = |id, whose| whose_of(&used, whose).of(id).is_some();
        let report = &mut |conflict| conflicts.push(Conflict::Plan(conflict));
        let lists = [self.base, self.mine, self.theirs].map(|m| m.plans.as_slice());
        items(lists, is_used, report)
    }
}

fn whose_of<T>([mine, theirs]: &[T; 2], whose: Whose) -> &T {
    match whose {
        Whose::Mine => mine,
        Whose::Theirs => theirs,
    }
}
