use super::{find, matrix};
use crate::checks::{Checker, Settings, accept, withdraw};
use crate::edit::{CellEdit, Command, LetterChange, Touched, apply};
use crate::matrix::{Cell, Date, LetterSet, Letters, Matrix, Party, PartyId, Severity};

fn change(matrix: &mut Matrix, checker: &mut Checker, command: Command) -> Command {
    let touched = Touched::by(&command);
    let inverse = apply(matrix, command).unwrap();
    checker.update(matrix, &touched);
    inverse
}

fn set(matrix: &Matrix, row: usize, codes: &str) -> Command {
    let cell = Cell::of(matrix.letters.read(codes).unwrap());
    Command::SetCells(vec![CellEdit {
        row: matrix.rows[row].id(),
        party: matrix.parties[0].id,
        cell,
    }])
}

#[test]
fn an_accepted_finding_does_not_count_until_its_letters_change() {
    let mut matrix = matrix(&["Back up: RA|A", "Restore: RA|A"]);
    let mut checker = Checker::new(&matrix, Settings::default());
    let open = |checker: &Checker| {
        (checker.findings().count(Severity::Error), checker.findings().accepted_len())
    };
    assert_eq!(open(&checker), (2, 0));
    let finding = find(checker.findings(), "several-accountable");
    let date = Date::new(2026, 1, 31);
    let command = accept(&matrix, &finding, " joint contract ", "Ann", date);
    change(&mut matrix, &mut checker, command);
    assert_eq!(open(&checker), (1, 1));
    let row = finding.place.row().unwrap();
    assert_eq!(checker.findings().of_row(row).count(), 0);
    let accepted = &matrix.acceptances[0];
    assert_eq!((accepted.reason.as_str(), accepted.date), ("joint contract", date));

    // Other letters: it was not accepted for those.
    let command = set(&matrix, 0, "RAI");
    let undo = change(&mut matrix, &mut checker, command);
    assert_eq!(open(&checker), (2, 0));
    change(&mut matrix, &mut checker, undo);
    assert_eq!(open(&checker), (1, 1));
    // Those of another row do not matter.
    let command = set(&matrix, 1, "RAC");
    change(&mut matrix, &mut checker, command);
    assert_eq!(open(&checker), (1, 1));

    let accepted = checker.findings().accepted().next().and_then(withdraw).unwrap();
    change(&mut matrix, &mut checker, accepted);
    assert_eq!(open(&checker), (2, 0));
}

#[test]
fn accepting_anew_takes_the_place_of_the_older_acceptance() {
    let mut matrix = matrix(&["Back up: RA|A"]);
    let mut checker = Checker::new(&matrix, Settings::default());
    for codes in ["RA", "A", "RA"] {
        let command = set(&matrix, 0, codes);
        change(&mut matrix, &mut checker, command);
        let finding = find(checker.findings(), "several-accountable");
        let command = accept(&matrix, &finding, codes, "", None);
        change(&mut matrix, &mut checker, command);
        assert_eq!(matrix.acceptances.len(), 1);
    }
}

#[test]
fn a_duplicate_is_accepted_for_the_letters_of_both() {
    let mut matrix = matrix(&["Back up: RA|I", "Back up: RA|I"]);
    let mut checker = Checker::new(&matrix, Settings::default());
    let finding = find(checker.findings(), "duplicate-activity");
    let command = accept(&matrix, &finding, "", "", None);
    change(&mut matrix, &mut checker, command);
    assert_eq!(checker.findings().accepted_len(), 1);
    let command = set(&matrix, 0, "R");
    change(&mut matrix, &mut checker, command);
    assert_eq!(checker.findings().accepted_len(), 0);
}

/// A matrix with an accepted finding of its first row, and how many findings are accepted.
fn accepted(lines: &[&str], rule: &str) -> (Matrix, Checker) {
    let mut matrix = matrix(lines);
    let mut checker = Checker::new(&matrix, Settings::default());
    let finding = find(checker.findings(), rule);
    let command = accept(&matrix, &finding, "agreed", "Ann", None);
    change(&mut matrix, &mut checker, command);
    assert_eq!(checker.findings().accepted_len(), 1);
    (matrix, checker)
}

/// Carries commands out; the finding stays accepted all the way, and back again.
#[track_caller]
fn check_stays(lines: &[&str], rule: &str, command: impl Fn(&Matrix) -> Command) {
    let (mut matrix, mut checker) = accepted(lines, rule);
    let command = command(&matrix);
    let undo = change(&mut matrix, &mut checker, command);
    assert_eq!(checker.findings().accepted_len(), 1);
    change(&mut matrix, &mut checker, undo);
    assert_eq!(checker.findings().accepted_len(), 1);
}

#[test]
fn an_acceptance_stays_when_columns_change_and_letters_do_not() {
    // A party's column was moved, and all that had been accepted came back as open findings,
    // without reason and name: letters were compared column by column.
    let lines = ["Back up: RA|A|", "Restore: RA|I|C"];
    let rule = "several-accountable";
    check_stays(&lines, rule, |matrix| Command::MoveParty {
        party: matrix.parties[0].id,
        after: Some(matrix.parties[2].id),
    });
    check_stays(&lines, rule, |matrix| Command::RemoveParty(matrix.parties[2].id));
    check_stays(&lines, rule, |_| Command::InsertParty {
        after: None,
        party: Party::new(PartyId::from_bits(77), "Auditor"),
        cells: Vec::new(),
        marks: Vec::new(),
    });
    check_stays(&lines, rule, |matrix| {
        Command::SetParty(Party { name: "Client".to_owned(), ..matrix.parties[0].clone() })
    });
    // The same letters in another order.
    check_stays(&lines, rule, |matrix| {
        let list = matrix.letters.iter().rev().cloned().collect();
        let becomes = (0..4).rev().map(LetterSet::nth).collect();
        let letters = Letters::new(list).unwrap();
        Command::SetLetters(Box::new(LetterChange { letters, becomes, cells: Vec::new() }))
    });
}

#[test]
fn an_acceptance_lapses_with_a_party_that_held_letters_and_comes_back_with_it() {
    let (mut matrix, mut checker) = accepted(&["Back up: RA|A|I"], "several-accountable");
    let party = matrix.parties[2].id;
    let undo = change(&mut matrix, &mut checker, Command::RemoveParty(party));
    assert_eq!(checker.findings().accepted_len(), 0);
    change(&mut matrix, &mut checker, undo);
    assert_eq!(Checker::new(&matrix, Settings::default()).findings().accepted_len(), 1);
}

#[test]
fn an_acceptance_of_two_rows_stays_whichever_comes_first() {
    let lines = ["Back up: RA|I", "Back up: R|A", "Restore: RA|I"];
    check_stays(&lines, "duplicate-activity", |matrix| {
        let [first, .., last] = matrix.rows.as_slice() else { unreachable!() };
        Command::MoveRows { rows: vec![first.id()], after: Some(last.id()) }
    });
}
