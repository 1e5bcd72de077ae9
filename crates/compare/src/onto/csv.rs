//! A CSV with the ids of rows.

use super::{Known, keep_basis, letters, parties};
use crate::MergeError;
use crate::fit::{Fit, Refit};
use crate::raise::raise;
use remit_core::matrix::{Activity, Matrix, MatrixData, Party, PartyId, PlanReader, Row, Section};

/// What a CSV with the ids of rows makes of the state that it parted from. CSV holds the rows, and
/// of the parties the names; all else counts as unchanged. A party is known by its name, and new
/// where the base has none of that name.
pub fn onto(base: &Matrix, csv: &Matrix) -> Result<Matrix, MergeError> {
    let mut data: MatrixData = (**base).clone();
    let known = Known::of(parties(base), parties(csv));
    let party = |id: PartyId| PartyId::from_bits(known.get(id.bits()));
    let column = |new: &Party| base.party(party(new.id)).cloned().unwrap_or_else(|| new.clone());
    // Without an activity a CSV does not say which parties there are.
    if csv.activities().next().is_some() {
        data.parties = csv.parties.iter().map(column).collect();
    }
    data.letters = letters(base, csv)?;
    let (from_base, from_csv) =
        (Refit::new(base, &data), Fit::new(csv, &csv.parties, &data.letters));
    let reader = PlanReader::new(&base.plans);
    let row = |row: &Row| match (row, from_base.of(base, row.id().bits())) {
        (Row::Section(new), Some(Row::Section(old))) => Row::Section(Box::new(section(*old, new))),
        (Row::Section(new), _) => Row::Section(new.clone()),
        (Row::Activity(new), old) => {
            let mut new = new.clone();
            from_csv.cells(&mut new);
            new.marks.iter_mut().for_each(|mark| mark.party = party(mark.party));
            new.plan = reader.read(&new.plan.printed);
            if let Some(Row::Activity(old)) = old {
                unchanged(&mut new, *old);
            }
            Row::Activity(new)
        }
    };
    data.rows = csv.rows.iter().map(row).collect();
    raise(&mut data.rows);
    Ok(Matrix::new(data)?)
}

/// A section as it is in a CSV. Where the base counts its numbers, the counted one stands there.
fn section(mut old: Section, new: &Section) -> Section {
    if new.number() != old.number() {
        new.number().clone_into(&mut old.written);
    }
    old.level = new.level;
    old.title.clone_from(&new.title);
    old.before.clone_from(&new.before);
    old.after.clone_from(&new.after);
    old
}

/// Keeps of an activity what CSV does not say.
fn unchanged(new: &mut Activity, old: Activity) {
    if new.plan.printed == old.plan.printed.trim() {
        new.plan = old.plan;
    }
    for (new, old) in new.cells.iter_mut().zip(&old.cells) {
        keep_basis(new, *old);
    }
    new.evidence = old.evidence;
}
