use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::Checker;
use crate::arbitrary::{LooseCommand, any_matrix, fit_command, loose_command};
use crate::checks::tests::faulty::any_faulty_matrix;
use crate::checks::{ALL, Findings, Settings, accept, withdraw};
use crate::edit::{Command, Touched, apply};
use crate::matrix::{Date, Matrix, Row, RuleSetting, Severity};

/// What happens to a matrix in one step.
#[derive(Debug, Clone)]
enum Action {
    /// Any command.
    Any(LooseCommand),
    /// A fix of a finding.
    Fix(Index, Index),
    /// A finding is accepted, or counts again.
    Accept(Index),
    /// The last command is taken back.
    Undo,
}

fn any_step() -> impl Strategy<Value = Action> {
    prop_oneof![
        5 => loose_command().prop_map(Action::Any),
        2 => any::<(Index, Index)>().prop_map(|(finding, fix)| Action::Fix(finding, fix)),
        2 => any::<Index>().prop_map(Action::Accept),
        2 => Just(Action::Undo),
    ]
}

/// The command of a step, if it has one here.
fn command(
    step: Action,
    serial: u64,
    matrix: &Matrix,
    checker: &Checker,
    last: &mut Option<Command>,
) -> Option<Command> {
    let all: Vec<_> = checker.findings().all().collect();
    match step {
        Action::Any(loose) => Some(fit_command(matrix, serial, loose)),
        Action::Undo => last.take(),
        Action::Fix(..) | Action::Accept(_) if all.is_empty() => None,
        Action::Fix(at, fix) => {
            let fixes = checker.fixes(matrix, all[at.index(all.len())]);
            (!fixes.is_empty()).then(|| fixes[fix.index(fixes.len())].command.clone())
        }
        Action::Accept(at) => {
            let finding = all[at.index(all.len())];
            let accepted = || accept(matrix, finding, "so", "me", Date::new(2026, 1, 1));
            Some(withdraw(finding).unwrap_or_else(accepted))
        }
    }
}

/// Everything is on, so that everything must be renewed.
fn strictest() -> Settings {
    let rules = ALL.iter().map(|rule| RuleSetting {
        rule: rule.id.to_owned(),
        severity: Some(rule.severity.unwrap_or(Severity::Hint)),
        limit: rule.limit.as_ref().map(|_| 1),
    });
    Settings { rules: rules.collect(), today: Date::new(2026, 6, 1) }
}

fn the_same_as_a_full_run(mut matrix: Matrix, steps: Vec<Action>) -> Result<(), TestCaseError> {
    let mut checker = Checker::new(&matrix, strictest());
    let mut last = None;
    for (serial, step) in (0..).zip(steps) {
        let Some(command) = command(step, serial, &matrix, &checker, &mut last) else { continue };
        let touched = Touched::by(&command);
        let Ok(inverse) = apply(&mut matrix, command) else { continue };
        // What takes a change back touches what the change touched.
        prop_assert_eq!(Touched::by(&inverse).all, touched.all);
        last = Some(inverse);
        let before = checker.findings().clone();
        checker.update(&matrix, &touched);
        let full = Checker::new(&matrix, strictest());
        prop_assert_eq!(checker.findings(), full.findings());
        if let Some(changed) = checker.findings().changed() {
            // What is not said to have changed is not painted anew.
            let others = matrix.rows.iter().enumerate().filter(|(at, _)| !changed.contains(at));
            for (_, row) in others {
                let found = |findings: &Findings| findings.all_of_row(row.id()).to_vec();
                prop_assert_eq!(found(&before), found(checker.findings()));
            }
        }
        for row in &matrix.rows {
            let one: Vec<_> = checker.findings().of_row(row.id()).collect();
            let other: Vec<_> = full.findings().of_row(row.id()).collect();
            prop_assert_eq!(one, other);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn looking_again_finds_what_a_full_run_finds(
        matrix in any_faulty_matrix(), steps in vec(any_step(), 1..12),
    ) {
        the_same_as_a_full_run(matrix, steps)?;
    }

    #[test]
    fn the_same_holds_for_any_text(matrix in any_matrix(), steps in vec(any_step(), 1..6)) {
        the_same_as_a_full_run(matrix, steps)?;
    }

    #[test]
    fn no_matrix_makes_a_message_panic(matrix in prop_oneof![any_matrix(), any_faulty_matrix()]) {
        let checker = Checker::new(&matrix, strictest());
        for finding in checker.findings().all() {
            let message = finding.message(&matrix);
            prop_assert!(message.ends_with('.') && message.len() > 10, "{}", message);
        }
    }
}

/// Once a command was carried out, the checker finds the same as one that begins anew.
#[track_caller]
fn check_update(checker: &mut Checker, matrix: &mut Matrix, command: Command) {
    let touched = Touched::by(&command);
    apply(matrix, command).unwrap();
    checker.update(matrix, &touched);
    assert_eq!(checker.findings(), Checker::new(matrix, strictest()).findings());
}

#[test]
fn texts_that_change_all_at_once_are_read_again() {
    // What was known of a text was used again by the id of its row, whatever stood there now.
    let rows: Vec<String> = (0..200).map(|at| format!("Do part {at}: RA|I")).collect();
    let mut matrix = crate::checks::tests::matrix(&rows);
    let mut checker = Checker::new(&matrix, strictest());
    let same = crate::matrix::Text::plain("Do all of it");
    let texts = matrix.activities().map(|activity| {
        Command::SetActivity(activity.id, crate::edit::ActivityField::Text(same.clone()))
    });
    let command = Command::Group(texts.collect());
    for command in [command, Command::Replace(Box::new(matrix.clone()))] {
        check_update(&mut checker, &mut matrix, command);
    }
}

#[test]
fn a_row_that_goes_and_comes_back_in_one_step_is_read_again() {
    let mut matrix = crate::checks::tests::matrix(&["Back up: RA|I", "Restore: RA|I"]);
    let mut checker = Checker::new(&matrix, strictest());
    let Row::Activity(mut activity) = matrix.rows[1].clone() else { return };
    activity.text = crate::matrix::Text::plain("Back up");
    activity.cells[0] = crate::matrix::Cell::default();
    let command = Command::Group(vec![
        Command::RemoveRows(vec![activity.id]),
        Command::InsertRows {
            after: Some(matrix.rows[0].id()),
            rows: vec![Row::Activity(activity)],
        },
    ]);
    check_update(&mut checker, &mut matrix, command);
}

#[test]
fn many_rows_of_one_text_take_no_quadratic_time() {
    // Each was compared with all others; with 20,000 this would run for minutes.
    let rows: Vec<String> = (0..20_000).map(|at| format!("Do it for them [{at}]: RAI|")).collect();
    let mut matrix = crate::checks::tests::matrix(&rows);
    let mut checker = Checker::new(&matrix, strictest());
    assert!(checker.findings().len() > 40_000);
    let cells = matrix.activities().take(5_000).map(|activity| crate::edit::CellEdit {
        row: activity.id,
        party: matrix.parties[0].id,
        cell: crate::matrix::Cell::default(),
    });
    let command = Command::SetCells(cells.collect());
    check_update(&mut checker, &mut matrix, command);
}
