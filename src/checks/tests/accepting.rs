use super::{find, matrix};
use crate::checks::{Checker, Settings, accept, withdraw};
use crate::edit::{CellEdit, Command, Touched, apply};
use crate::formats::json;
use crate::matrix::{Cell, Date, Matrix, Severity};

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
    assert_eq!(accepted.letters, "RA|A");
    assert_eq!((accepted.reason.as_str(), accepted.date), ("joint contract", date));

    // It is kept in the file.
    let read = json::read(json::write(&matrix).as_bytes()).unwrap();
    assert_eq!(open(&Checker::new(&read, Settings::default())), (1, 1));

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
