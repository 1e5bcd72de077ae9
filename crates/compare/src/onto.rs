//! Brings what other formats hold of a matrix to what it was: a file that has not all of it, or
//! none of its ids, can then be compared with a draft.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::MergeError;
use super::fit::{Fit, Refit};
use super::raise::raise;
use remit_core::fold::fold;
use remit_core::matrix::{
    Activity, Basis, Cell, Letter, LetterSet, Letters, Matrix, MatrixData, Party, PartyId,
    PlanReader, Plans, Row, RowId, Section,
};

/// What a CSV with the ids of rows makes of the state that it parted from. CSV holds the rows, and
/// of the parties the names; all else counts as unchanged. A party is known by its name, and new
/// where the base has none of that name.
pub fn onto(base: &Matrix, csv: &Matrix) -> Result<Matrix, MergeError> {
    let mut data: MatrixData = (**base).clone();
    let named = |matrix: &Matrix| {
        let key = |(name, id)| (fold(name), id);
        matrix.parties.iter().map(|party| (party.name.as_str(), party.id)).map(key).collect()
    };
    let known = renamed(named(base), named(csv));
    let party = |id: PartyId| known.get(&id).copied().unwrap_or(id);
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

/// The letters of the base, and behind them those that the cells of the CSV hold besides.
fn letters(base: &Matrix, csv: &Matrix) -> Result<Letters, MergeError> {
    let held = csv.activities().flat_map(|activity| &activity.cells);
    let held = held.fold(LetterSet::EMPTY, |set, cell| set.union(cell.letters()));
    let is_new = |letter: &&Letter| base.letters.codes().all(|code| code != letter.code);
    let new = csv.letters.in_set(held).filter(is_new);
    Ok(Letters::new(base.letters.iter().chain(new).cloned().collect())?)
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
    let is_open = |cell: &Cell| cell.basis == Basis::Inferred;
    for (new, old) in new.cells.iter_mut().zip(&old.cells) {
        if new.holding == old.holding && is_open(new) == is_open(old) {
            *new = *old;
        }
    }
    new.evidence = old.evidence;
}

/// A file that Remit has not written, with the ids of the draft that it belongs to wherever the
/// two say the same: activities of one text under headings of one title, parties, plans and
/// footnotes of one name or mark, each once.
pub fn aligned(draft: &Matrix, file: &Matrix) -> Result<Matrix, MergeError> {
    let mut data: MatrixData = (**file).clone();
    data.id = draft.id;
    let rows = renamed(under_headings(draft), under_headings(file));
    let parties =
        |data: &MatrixData| data.parties.iter().map(|it| (fold(&it.name), it.id)).collect();
    let parties = renamed(parties(draft), parties(file));
    let plans = |data: &MatrixData| data.plans.iter().map(|it| (fold(&it.name), it.id)).collect();
    let plans = renamed(plans(draft), plans(file));
    let notes = |data: &MatrixData| {
        data.footnotes.iter().map(|it| (it.mark.as_str().to_owned(), it.id)).collect()
    };
    let notes = renamed(notes(draft), notes(file));
    for party in &mut data.parties {
        become_known(&mut party.id, &parties);
    }
    for plan in &mut data.plans {
        become_known(&mut plan.id, &plans);
    }
    for note in &mut data.footnotes {
        become_known(&mut note.id, &notes);
    }
    for row in &mut data.rows {
        match row {
            Row::Section(section) => become_known(&mut section.id, &rows),
            Row::Activity(activity) => {
                become_known(&mut activity.id, &rows);
                activity.marks.iter_mut().for_each(|it| become_known(&mut it.party, &parties));
                if let Plans::Only(ids) = &mut activity.plan.plans {
                    for id in ids {
                        become_known(id, &plans);
                    }
                }
            }
        }
    }
    for accepted in &mut data.acceptances {
        accepted.row.iter_mut().for_each(|row| become_known(row, &rows));
        accepted.party.iter_mut().for_each(|party| become_known(party, &parties));
    }
    Ok(Matrix::new(data)?)
}

fn become_known<I: Copy + Ord>(id: &mut I, known: &BTreeMap<I, I>) {
    if let Some(other) = known.get(id) {
        *id = *other;
    }
}

/// What rows say, each with the title of its section.
fn under_headings(matrix: &Matrix) -> Vec<((String, Option<String>), RowId)> {
    let mut heading = String::new();
    let row = |row: &Row| match row {
        Row::Section(section) => {
            heading = fold(&section.title);
            ((heading.clone(), None), section.id)
        }
        Row::Activity(activity) => {
            ((heading.clone(), Some(fold(&activity.text.to_plain()))), activity.id)
        }
    };
    matrix.rows.iter().map(row).collect()
}

/// New ids that are to become old ones: those of what has the same key, in its order. What has an
/// old id already keeps it.
fn renamed<K: Ord, I: Copy + Ord>(old: Vec<(K, I)>, new: Vec<(K, I)>) -> BTreeMap<I, I> {
    let ids = |list: &[(K, I)]| list.iter().map(|(_, id)| *id).collect::<BTreeSet<I>>();
    let (in_old, in_new) = (ids(&old), ids(&new));
    let mut free: BTreeMap<K, VecDeque<I>> = BTreeMap::new();
    for (key, id) in old.into_iter().filter(|(_, id)| !in_new.contains(id)) {
        free.entry(key).or_default().push_back(id);
    }
    let mut known = BTreeMap::new();
    for (key, id) in new.into_iter().filter(|(_, id)| !in_old.contains(id)) {
        if let Some(other) = free.get_mut(&key).and_then(VecDeque::pop_front) {
            known.insert(id, other);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::{Footnote, FootnoteId, Holding, Mark, MatrixId, Text};

    /// A matrix of these parties and rows; an activity is its text and what its parties hold.
    fn matrix(first: u64, parties: &[&str], rows: &[(&str, &[&str])]) -> Matrix {
        let mut data = MatrixData::empty(MatrixId::from_bits(first), "T");
        let party = |(name, bits): (&&str, u64)| Party::new(PartyId::from_bits(bits), *name);
        data.parties = parties.iter().zip(first..).map(party).collect();
        let row = |((text, cells), bits): (&(&str, &[&str]), u64)| {
            let id = RowId::from_bits(bits);
            if cells.is_empty() {
                return Row::Section(Box::new(Section::new(id, 1, *text)));
            }
            let mut activity = Activity::new(id, Text::plain(text), parties.len());
            for (cell, codes) in activity.cells.iter_mut().zip(*cells) {
                cell.holding = Holding::Letters(data.letters.read(codes).unwrap());
            }
            Row::Activity(Box::new(activity))
        };
        data.rows = rows.iter().zip(first..).map(row).collect();
        Matrix::new(data).unwrap()
    }

    #[test]
    fn a_csv_changes_what_it_holds_and_nothing_else() {
        let mut data = matrix(1, &["Us", "Them"], &[("A", &[]), ("Do", &["R", "A"])]).into_data();
        let (id, mark) = (FootnoteId::from_bits(1), Mark::new("1").unwrap());
        data.footnotes = vec![Footnote { id, mark, text: Text::plain("Note") }];
        if let Some(Row::Activity(activity)) = data.rows.get_mut(1) {
            activity.cells[0].basis = Basis::Original;
            activity.evidence = Text::plain("Seen");
        }
        let base = Matrix::new(data).unwrap();
        let mut csv = matrix(50, &["Them", "Others"], &[("A", &[]), ("Do it", &["A", "I"])]);
        let mut data = csv.into_data();
        data.rows[0] = Row::Section(Box::new(Section::new(RowId::from_bits(1), 1, "A")));
        if let Some(Row::Activity(activity)) = data.rows.get_mut(1) {
            activity.id = RowId::from_bits(2);
        }
        csv = Matrix::new(data).unwrap();
        let joined = onto(&base, &csv).unwrap();
        let parties: Vec<u64> = joined.parties.iter().map(|party| party.id.bits()).collect();
        assert_eq!((parties, &joined.footnotes), (vec![2, 51], &base.footnotes));
        let activity = joined.activities().next().unwrap();
        assert_eq!(activity.text, Text::plain("Do it"));
        assert_eq!(activity.evidence, Text::plain("Seen"));
        assert_eq!(joined.id, base.id);
    }

    #[test]
    fn a_foreign_file_gets_the_ids_of_what_says_the_same_once_each() {
        let draft =
            matrix(1, &["Us", "Them"], &[("A", &[]), ("Do", &["R", ""]), ("Do", &["A", ""])]);
        let rows: [(&str, &[&str]); 6] = [
            ("a", &[]),
            ("Do", &["R", ""]),
            ("do", &["A", ""]),
            ("Do", &["I", ""]),
            ("B", &[]),
            ("Do", &["C", ""]),
        ];
        let file = matrix(50, &["Them", "Us"], &rows);
        let aligned = aligned(&draft, &file).unwrap();
        let ids: Vec<u64> = aligned.rows.iter().map(|row| row.id().bits()).collect();
        assert_eq!(ids, [1, 2, 3, 53, 54, 55]);
        let parties: Vec<u64> = aligned.parties.iter().map(|party| party.id.bits()).collect();
        assert_eq!((parties, aligned.id), (vec![2, 1], draft.id));
    }
}
