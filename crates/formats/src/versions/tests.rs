use proptest::prelude::*;

use super::*;
use crate::json::{self, File, JsonPath, ReadError};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::{
    Activity, Cell, Letters, MatrixData, MatrixId, Party, PartyId, Row, RowId, Text,
};

/// Rows as what two parties hold; ids count from 1 on.
fn matrix(rows: &[(u64, [&str; 2])]) -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "");
    let party = |id| Party::new(PartyId::from_bits(id), format!("Party {id}"));
    data.parties = [1, 2].map(party).to_vec();
    for (id, cells) in rows {
        let text = Text::plain(&format!("Row {id}"));
        let mut row = Activity::new(RowId::from_bits(*id), text, 2);
        row.cells = cells.map(|it| Cell::of(Letters::raci().read(it).unwrap())).to_vec();
        data.rows.push(Row::Activity(Box::new(row)));
    }
    Matrix::new(data).unwrap()
}

fn approval(of: Approved) -> Approval {
    let (name, role) = ("Ann Lee".to_owned(), "Head of IT".to_owned());
    Approval { party: Some(PartyId::from_bits(1)), name, role, date: Date::new(2026, 12, 1), of }
}

fn named(name: &str, approvals: Vec<Approval>, matrix: &Matrix) -> NamedVersion {
    let named = Named { name: name.to_owned(), approvals, ..Named::default() };
    NamedVersion { kept: 1, summary: String::new(), named, matrix: matrix.clone() }
}

fn approved() -> Matrix {
    matrix(&[(1, ["RA", "I"]), (2, ["", "RA"])])
}

#[track_caller]
fn check(of: Approved, draft: &Matrix, lapsed: &[u64]) {
    let rows: Vec<RowId> = lapsed.iter().map(|id| RowId::from_bits(*id)).collect();
    let expected = if rows.is_empty() { Standing::Holds } else { Standing::Lapsed(rows) };
    assert_eq!(approval(of).standing(&approved(), draft), expected);
}

#[test]
fn an_approval_lapses_where_letters_of_it_change() {
    let first = Approved::Row(RowId::from_bits(1));
    let moved = matrix(&[(2, ["", "RA"]), (1, ["AR", "I"])]);
    check(Approved::Whole, &moved, &[]);
    check(first, &moved, &[]);
    let changed = matrix(&[(1, ["RA", "I"]), (2, ["I", "RA"])]);
    check(Approved::Whole, &changed, &[2]);
    check(first, &changed, &[]);
    let other = matrix(&[(3, ["RA", "I"]), (2, ["", "RA"])]);
    check(Approved::Whole, &other, &[3, 1]);
    check(first, &other, &[1]);
}

#[test]
fn an_approval_is_told_in_words() {
    let whole = approval(Approved::Whole).in_words(&approved());
    assert_eq!(whole, "Ann Lee, Head of IT, for Party 1 (1 Dec 2026)");
    let one = Approval { party: None, date: None, ..approval(Approved::Row(RowId::from_bits(2))) };
    assert_eq!(one.in_words(&approved()), "Ann Lee, Head of IT, only “Row 2”");
    let nobody = Approval { name: " ".to_owned(), role: String::new(), ..one };
    assert_eq!(nobody.in_words(&approved()), "Somebody, only “Row 2”");
}

#[test]
fn rows_for_which_an_approval_lapsed_are_named() {
    let rows: Vec<_> = (1..10).map(|id| (id, ["R", "A"])).collect();
    let standing = approval(Approved::Whole).standing(&approved(), &matrix(&rows));
    assert_eq!(
        standing.in_words(&approved(), &matrix(&rows)).as_deref(),
        Some(
            "Lapsed: assignments have changed since in “Row 1”, “Row 2”, “Row 3”, “Row 4”, “Row 5” and 4 more activities."
        )
    );
    let gone = matrix(&[(1, ["RA", "I"])]);
    let standing = approval(Approved::Whole).standing(&approved(), &gone);
    assert_eq!(
        standing.in_words(&approved(), &gone).as_deref(),
        Some("Lapsed: assignments have changed since in “Row 2”.")
    );
    assert_eq!(Standing::Holds.in_words(&approved(), &gone), None);
}

#[test]
fn a_document_tells_who_approved_what_and_what_changed() {
    let (old, now) = (matrix(&[(1, ["RA", "I"])]), matrix(&[(1, ["R", "A"]), (2, ["", "RA"])]));
    let list = [
        named("1.0", vec![approval(Approved::Whole)], &approved()),
        named("0.9", Vec::new(), &old),
    ];
    let told = told(&list, &now);
    assert_eq!(told.since, "Changed since 1.0: 2 cells.");
    let [latest, first] = told.versions.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        latest.approvals,
        [
            "Approved by Ann Lee, Head of IT, for Party 1 (1 Dec 2026). Lapsed: assignments have changed since in “Row 1”."
        ]
    );
    assert_eq!(latest.changes, ["Since 0.9: 1 activity added.", "Row 2: added: Party 2 RA"]);
    assert_eq!((first.title.as_str(), first.changes.len()), ("0.9", 0));
    assert_eq!(super::told(&[], &now), Told::default());
}

#[test]
fn a_version_has_a_name_or_none() {
    let named = |name: &str| Named { name: name.to_owned(), ..Named::default() };
    assert!(named("1.0").is_valid() && !named(" ").is_valid());
    assert!(!named(&"x".repeat(limits::NAME_CHARS + 1)).is_valid());
    let approvals = vec![approval(Approved::Whole); APPROVALS + 1];
    assert!(!Named { approvals, ..named("1.0") }.is_valid());
}

#[test]
fn the_next_name_counts_on() {
    let next = |last: &str| Named::next_name(Some(last));
    assert_eq!(Named::next_name(None), "1.0");
    assert_eq!(next("1.0, agreed"), "1.1");
    assert_eq!(next("v1.9"), "v1.10");
    assert_eq!(next("2"), "3");
    assert_eq!(next("1.2.3 draft"), "1.2.4");
    assert_eq!(next("As signed"), "1.0");
    assert_eq!(next("4294967295"), "1.0");
}

/// A file of version 3 in which this stands in the list of versions.
fn read_with(versions: &str) -> Result<File, ReadError> {
    let file = json::write(&approved()).replacen("\"version\": 1", "\"version\": 3", 1);
    let file = file.trim_end().trim_end_matches('}').to_owned();
    json::read_file(format!("{file}, \"versions\": {versions}}}").as_bytes())
}

#[track_caller]
fn check_refused(versions: &str, message: &str) {
    let error = read_with(versions).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

#[test]
fn what_is_no_version_is_refused_with_its_place() {
    assert_eq!(read_with("[]").map(|file| file.versions), Ok(Vec::new()));
    check_refused("{}", "versions: must be a list");
    check_refused("[{}]", "versions[0]: the key `kept` is missing");
    check_refused(r#"[{"kept": 1, "name": " "}]"#, "versions[0].name: must not be empty");
    check_refused(r#"[{"kept": 1, "name": "1", "x": 1}]"#, "versions[0].x: unknown key `x`");
    let approval = r#"[{"kept": 1, "name": "1", "approvals": [{"name": "A", "row": "2"}]}]"#;
    check_refused(approval, "versions[0].approvals[0].row: an id is 16 digits");
    let change = r#"[{"kept": 1, "name": "1", "change": {"rows": {"removed": ["1"]}}}]"#;
    check_refused(change, "versions[0].change.rows.removed[0]: an id is 16 digits");
    let change = r#"{"rows": {"changed": [{"id": "00000000000000ff", "comment": "x"}]}}"#;
    let change = format!(r#"[{{"kept": 1, "name": "1", "change": {change}}}]"#);
    check_refused(&change, "versions[0].change: the changes belong to another matrix");
    check_refused(r#"[{"kept": 9000000000000000, "name": "1"}]"#, "versions[0].kept: must be");
}

#[test]
fn small_files_do_not_become_more_than_one_matrix_can_be() {
    let rows: Vec<_> = (1..=400).map(|id| (id, ["RA", "I"])).collect();
    let large = matrix(&rows);
    let list = vec![named("1.0", Vec::new(), &large); NAMED];
    assert_eq!(fitting(&list), limits::ROWS / 400);
    let changes = changes(&large, &list);
    let node = write(&list, &changes);
    let error = read(node, &JsonPath::ROOT, &large).unwrap_err().to_string();
    assert!(error.contains("rows in all named versions together"), "{error}");
}

#[test]
fn what_both_files_have_is_joined_once() {
    let at = |kept, name: &str| NamedVersion { kept, ..named(name, Vec::new(), &approved()) };
    let approved =
        NamedVersion { kept: 2, ..named("1.1", vec![approval(Approved::Whole)], &approved()) };
    let joined = joined(
        vec![at(2, "1.1"), at(1, "1.0")],
        vec![at(3, "1.2"), approved.clone(), at(1, "1.0")],
    );
    // That somebody approved there is not laid over what is said here.
    assert_eq!(joined, [at(3, "1.2"), at(2, "1.1"), approved, at(1, "1.0")]);
}

proptest! {
    #[test]
    fn a_file_with_versions_reads_back(
        matrix in any_matrix(), older in proptest::collection::vec((any_matrix(), "\\PC{0,9}"), 0..4),
        has_stamp in any::<bool>(),
    ) {
        let version = |(at, (matrix, text)): (usize, (Matrix, String))| {
            let row = matrix.rows.first().map_or(Approved::Whole, |row| Approved::Row(row.id()));
            let approval = Approval {
                party: matrix.parties.first().map(|party| party.id),
                name: text.clone(),
                role: text.clone(),
                date: None,
                of: row,
            };
            let name = format!("{at}{text}");
            let date = Date::new(2026, 1, 1 + at as u8);
            let named = Named { name, note: text.clone(), date, approvals: vec![approval] };
            NamedVersion { kept: at as u64, summary: text, named, matrix }
        };
        let versions: Vec<NamedVersion> = older.into_iter().enumerate().map(version).collect();
        let stamp = has_stamp.then(|| json::Stamp::of(&matrix, 3, "Ann"));
        let text = json::write_file(&matrix, stamp.as_ref(), &versions);
        prop_assert_eq!(json::read(text.as_bytes()), Ok(matrix.clone()));
        if versions.is_empty() {
            prop_assert_eq!(&text, &json::write_stamped(&matrix, stamp.as_ref()));
        }
        let file = json::read_file(text.as_bytes());
        prop_assert_eq!(file, Ok(File { matrix, stamp, versions: versions.clone() }));
        for version in versions {
            let crossed: Result<NamedVersion, _> =
                crate::code::from_text(&crate::code::to_text(&version));
            prop_assert_eq!(crossed, Ok(version));
        }
    }
}
