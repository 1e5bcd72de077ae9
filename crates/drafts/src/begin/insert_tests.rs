//! The rows of another matrix come in.

use proptest::prelude::*;

use super::*;
use remit_core::arbitrary::{any_matrix, counted};
use remit_core::edit::apply;
use remit_core::matrix::text::notation;
use remit_core::matrix::{
    Activity, Cell, Footnote, FootnoteId, Kind, Letter, Letters, Mark, Matrix, MatrixData,
    MatrixId, NewIds, Party, PlanReader, Row, Section,
};

/// A matrix of these parties and rows: `# title`, or `activity | letters | letters`.
fn matrix(first: u64, parties: &[&str], rows: &[&str]) -> MatrixData {
    let mut ids = counted(first);
    let mut data = MatrixData::empty(MatrixId::from_bits(first), format!("Matrix {first}"));
    data.parties = parties.iter().map(|name| Party::new(ids.party(), *name)).collect();
    for row in rows {
        let row = if let Some(title) = row.strip_prefix("# ") {
            Row::Section(Box::new(Section::new(ids.row(), 1, title)))
        } else {
            let mut parts = row.split(" | ");
            let text = notation::read(parts.next().unwrap());
            let mut activity = Activity::new(ids.row(), text, parties.len());
            for (cell, held) in activity.cells.iter_mut().zip(parts) {
                *cell = Cell::of(data.letters.read(held.trim()).unwrap());
            }
            Row::Activity(Box::new(activity))
        };
        data.rows.push(row);
    }
    data
}

/// Every activity with who holds what by name, and with its plan.
fn lines(matrix: &Matrix) -> Vec<String> {
    let activity = |activity: &Activity| {
        let held = matrix.cells(activity).filter_map(|(party, cell)| {
            let held = matrix.letters.write_holding(cell.holding);
            (!held.is_empty()).then(|| format!(" | {} {held}", party.name))
        });
        let mut held: Vec<String> = held.collect();
        held.sort();
        format!("{}{}", notation::write(&activity.text), held.concat())
    };
    let line = |row: &Row| match row {
        Row::Section(section) => format!("# {}", section.heading()),
        Row::Activity(it) => activity(it),
    };
    matrix.rows.iter().map(line).collect()
}

fn inserted(into: MatrixData, other: MatrixData) -> Result<Matrix, InsertError> {
    let mut into = Matrix::new(into).unwrap();
    let before = into.clone();
    let shaped = insert(&into, &Matrix::new(other).unwrap(), &mut counted(1_000))?;
    let undo = apply(&mut into, shaped.command).unwrap();
    let after = into.clone();
    apply(&mut into, undo).unwrap();
    assert_eq!(into, before);
    Ok(after)
}

#[test]
fn parties_of_one_name_are_one_and_others_are_added() {
    let into = matrix(100, &["Customer", "Acme"], &["# Run", "Watch | I | RA"]);
    let other = matrix(200, &["ACME", "Auditor"], &["# Check", "Audit | C | RA"]);
    let after = inserted(into, other).unwrap();
    let names: Vec<&str> = after.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Customer", "Acme", "Auditor"]);
    assert_eq!(
        lines(&after),
        ["# Run", "Watch | Acme RA | Customer I", "# Check", "Audit | Acme C | Auditor RA"]
    );
}

#[test]
fn activities_without_a_section_come_under_the_title_of_theirs() {
    let other = || matrix(200, &["Dev"], &["Build | RA"]);
    let after = inserted(matrix(100, &["Dev"], &["# Run", "Watch | RA"]), other()).unwrap();
    assert_eq!(lines(&after)[2..], ["# Matrix 200", "Build | Dev RA"]);
    let after = inserted(matrix(100, &["Dev"], &["Watch | RA"]), other()).unwrap();
    assert_eq!(lines(&after), ["Watch | Dev RA", "Build | Dev RA"]);
}

#[test]
fn letters_that_mean_something_else_here_are_refused() {
    let mut other = matrix(200, &["Dev"], &["Build | R"]);
    let reviewer = [Letter::new('R', Kind::Support), Letter::new('V', Kind::Other)];
    other.letters = Letters::new(reviewer.to_vec()).unwrap();
    let refused = inserted(matrix(100, &["Dev"], &["Watch | RA"]), other).unwrap_err();
    assert_eq!(refused, InsertError::Letters);
    let mut other = matrix(200, &["Dev"], &["Build | R"]);
    let more = [Letter::new('V', Kind::Other), Letter::new('R', Kind::Responsible)];
    other.letters = Letters::new(more.to_vec()).unwrap();
    if let Row::Activity(activity) = &mut other.rows[0] {
        activity.cells[0] = Cell::of(other.letters.read("RV").unwrap());
    }
    let after = inserted(matrix(100, &["Dev"], &["Watch | RA"]), other).unwrap();
    assert_eq!(after.letters.codes().collect::<String>(), "RACIV");
    assert_eq!(lines(&after)[1], "Build | Dev RV");
}

#[test]
fn footnotes_get_numbers_of_their_own() {
    let with_note = |first: u64, text: &str| {
        let mut data = matrix(first, &["Dev"], &["Build[^1] | R"]);
        let id = FootnoteId::from_bits(first + 50);
        let (mark, text) = (Mark::new("1").unwrap(), notation::read(text));
        data.footnotes = vec![Footnote { id, mark, text }];
        data
    };
    let after = inserted(with_note(100, "On request."), with_note(200, "At night.")).unwrap();
    let notes = after.footnotes.iter().map(|it| (it.mark.as_str(), it.text.to_plain()));
    let notes: Vec<_> = notes.map(|(mark, text)| (mark, text.into_owned())).collect();
    assert_eq!(notes, [("1", "On request.".to_owned()), ("2", "At night.".to_owned())]);
    assert_eq!(lines(&after), ["Build[^1] | Dev R", "Build[^2] | Dev R"]);
    // What says the same is one footnote.
    let after = inserted(with_note(100, "On request."), with_note(200, "On request.")).unwrap();
    assert_eq!(after.footnotes.len(), 1);
}

proptest! {
    #[test]
    fn what_comes_in_says_the_same_and_what_was_there_stays(
        into in any_matrix(),
        other in any_matrix(),
    ) {
        let mut after = into.clone();
        let shaped = insert(&into, &other, &mut counted(1 << 40));
        prop_assume!(shaped.is_ok());
        let undo = apply(&mut after, shaped.unwrap().command).unwrap();
        let held = |matrix: &Matrix| -> Vec<Vec<Kind>> {
            let activity = |activity: &Activity| {
                let cells = activity.cells.iter().map(|cell| cell.letters());
                let mut kinds: Vec<Kind> =
                    cells.flat_map(|held| matrix.letters.in_set(held)).map(|it| it.kind).collect();
                kinds.sort_by_key(|kind| *kind as u8);
                kinds
            };
            matrix.activities().map(activity).collect()
        };
        let both: Vec<_> = held(&into).into_iter().chain(held(&other)).collect();
        prop_assert_eq!(held(&after), both);
        // Plans are said in the same words, and mean plans of the same names.
        let plans = |matrix: &Matrix| -> Vec<(String, bool)> {
            let reader = PlanReader::new(&matrix.plans);
            let it = matrix.activities();
            it.map(|it| (it.plan.printed.clone(), reader.spelt(&it.plan).is_none())).collect()
        };
        let both: Vec<_> = plans(&into).into_iter().chain(plans(&other)).collect();
        prop_assert_eq!(plans(&after), both);
        apply(&mut after, undo).unwrap();
        prop_assert_eq!(after, into);
    }
}
