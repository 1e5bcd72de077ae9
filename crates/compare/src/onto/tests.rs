use super::*;
use remit_core::matrix::{
    Activity, Footnote, FootnoteId, Holding, Mark, MatrixData, MatrixId, Party, PartyId, Row,
    RowId, Section, Text,
};

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
    let draft = matrix(1, &["Us", "Them"], &[("A", &[]), ("Do", &["R", ""]), ("Do", &["A", ""])]);
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

#[test]
fn a_foreign_file_changes_nothing_that_it_does_not_hold() {
    let rows: [(&str, &[&str]); 2] = [("A", &[]), ("Do", &["R", "A"])];
    let mut data = matrix(1, &["Us", "Them"], &rows).into_data();
    data.introduction = Text::plain("Read this");
    data.title = "Ours".to_owned();
    for row in &mut data.rows {
        match row {
            Row::Section(section) => {
                section.written = "1.".to_owned();
                section.after = Text::plain("Note");
            }
            Row::Activity(activity) => {
                activity.comment = Text::plain("Since May");
                activity.cells[0].basis = Basis::Original;
                activity.evidence = Text::plain("Seen");
            }
        }
    }
    let draft = Matrix::new(data).unwrap();
    let file = matrix(50, &["us", "Them"], &rows);
    assert_eq!(aligned(&draft, &file).unwrap(), draft);
    // A row that went under another heading is still the same row.
    let moved: [(&str, &[&str]); 3] = [("A", &[]), ("B", &[]), ("Do", &["R", "I"])];
    let moved = aligned(&draft, &matrix(50, &["Us", "Them"], &moved)).unwrap();
    let ids: Vec<u64> = moved.rows.iter().map(|row| row.id().bits()).collect();
    assert_eq!(ids, [1, 51, 2]);
    assert_eq!(moved.activities().next().unwrap().comment, Text::plain("Since May"));
}
