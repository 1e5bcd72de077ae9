//! What Remit 0.1 has written, as files and in the browser's journal, is read as it was meant.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use remit_core::checks::{Checker, Settings};
use remit_core::edit::{Command, apply};
use remit_core::matrix::{Date, Matrix};
use remit_drafts::journal;
use remit_formats::json;

/// A file in which each of its eleven findings was accepted.
const FILE: &str = include_str!("../../../tests/data/earlier/accepted.raci.json");
/// The same draft in the journal: a snapshot, and an entry for each acceptance.
const JOURNAL: &str = include_str!("../../../tests/data/earlier/accepted-journal.txt");
/// The same draft as one snapshot.
const SNAPSHOT: &str = include_str!("../../../tests/data/earlier/accepted-snapshot.txt");

/// Nothing that was accepted counts again, whatever becomes of the columns.
#[track_caller]
fn check_accepted(matrix: &Matrix) {
    let settings = Settings { today: Date::new(2026, 11, 30), ..Settings::default() };
    let counted = |matrix: &Matrix| {
        let checker = Checker::new(matrix, settings.clone());
        let open: Vec<String> = checker.findings().iter().map(|it| format!("{it:?}")).collect();
        (open, checker.findings().accepted_len())
    };
    assert_eq!(counted(matrix), (Vec::new(), 11));
    let mut moved = matrix.clone();
    let [first, .., last] = matrix.parties.as_slice() else { panic!("too few parties") };
    apply(&mut moved, Command::MoveParty { party: first.id, after: Some(last.id) }).unwrap();
    assert_eq!(counted(&moved), (Vec::new(), 11));
    let read = json::read(json::write(&moved).as_bytes()).unwrap();
    assert_eq!(read, moved);
    assert_eq!(counted(&read), (Vec::new(), 11));
}

#[test]
fn acceptances_in_files_hold_in_the_columns_of_their_file() {
    let matrix = json::read(FILE.as_bytes()).unwrap();
    check_accepted(&matrix);
    // And it is written as it was, so that an earlier Remit reads the same.
    assert_eq!(json::write(&matrix), FILE);
}

#[test]
fn acceptances_in_the_journal_hold() {
    let mut lines = JOURNAL.lines();
    let (mut editor, revision) = journal::read_snapshot(lines.next().unwrap()).unwrap();
    assert_eq!(revision, None);
    for line in lines {
        editor.perform(journal::read_entry(line).unwrap()).unwrap();
    }
    check_accepted(editor.matrix());
    let (snapshot, _) = journal::read_snapshot(SNAPSHOT.trim_end()).unwrap();
    check_accepted(snapshot.matrix());
    assert_eq!(snapshot, editor);
}
