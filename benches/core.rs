//! How long the core takes with matrices of a thousand to a hundred thousand activities.
//!
//! Commands are measured in the one matrix that they change to and fro, so that no measurement
//! contains a copy of the matrix.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion};
use remit_core::checks::{self, Check, Checker, Settings};
use remit_core::edit::{Act, CellEdit, Command, Editor, Entry, Touched, apply};
use remit_core::matrix::{
    Activity, Cell, Date, Matrix, Row, RowId, RuleSetting, Severity, StepId, TabId, Text,
};
use remit_formats::json;

use shared::{SIZES, in_each};

/// Cells that are set at once, as by clearing a large selection.
const MANY_CELLS: usize = 10_000;

fn check_everything(c: &mut Criterion) {
    in_each(c, "check", &SIZES, |matrix| {
        move |b: &mut Bencher| b.iter(|| checks::check_with(black_box(&matrix), all_rules()))
    });
}

/// Every rule is on, those too that are off by themselves.
fn all_rules() -> Settings {
    let rules = checks::ALL.iter().map(|rule| RuleSetting {
        rule: rule.id.to_owned(),
        severity: Some(rule.severity.unwrap_or(Severity::Hint)),
        limit: None,
    });
    Settings { rules: rules.collect(), today: Date::new(2026, 11, 1) }
}

/// The letters of one row are changed to and fro, and all that follows from it is checked again.
fn check_a_changed_cell(c: &mut Criterion) {
    in_each(c, "check a changed cell", &[100, 1_000, 10_000, 100_000], |mut matrix| {
        let mut checker = Checker::new(&matrix, all_rules());
        // A whole row, so that letters change whichever cell holds them.
        let mut next = Some(clear(&matrix, matrix.parties.len()));
        move |b: &mut Bencher| {
            b.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    let command = next.take().unwrap();
                    let touched = Touched::by(&command);
                    next = Some(apply(&mut matrix, command).unwrap());
                    let start = Instant::now();
                    checker.update(black_box(&matrix), &touched);
                    sum += start.elapsed();
                }
                sum
            });
        }
    });
}

/// The same where all activities say the same, and so all of them are looked at again.
fn check_a_changed_cell_of_duplicates(c: &mut Criterion) {
    in_each(c, "check a changed cell, all rows alike", &SIZES, |matrix| {
        let mut matrix = alike(&matrix);
        let mut checker = Checker::new(&matrix, all_rules());
        // A whole row, so that letters change whichever cell holds them.
        let mut next = Some(clear(&matrix, matrix.parties.len()));
        move |b: &mut Bencher| {
            b.iter(|| {
                let command = next.take().unwrap();
                let touched = Touched::by(&command);
                next = Some(apply(&mut matrix, command).unwrap());
                checker.update(black_box(&matrix), &touched);
            });
        }
    });
}

/// A run over activities that all say the same.
fn check_duplicates(c: &mut Criterion) {
    in_each(c, "check, all rows alike", &SIZES, |matrix| {
        let matrix = alike(&matrix);
        move |b: &mut Bencher| b.iter(|| checks::check_with(black_box(&matrix), all_rules()))
    });
}

/// A new row: everything is looked at, but no text is read again.
fn check_an_added_row(c: &mut Criterion) {
    in_each(c, "check an added row", &SIZES, |mut matrix| {
        let mut checker = Checker::new(&matrix, all_rules());
        let insert = insert_at_the_top(&matrix);
        let touched = Touched::by(&insert);
        apply(&mut matrix, insert).unwrap();
        move |b: &mut Bencher| b.iter(|| checker.update(black_box(&matrix), &touched))
    });
}

/// The same rows, all with the text of the first.
fn alike(matrix: &Matrix) -> Matrix {
    let mut data = matrix.clone().into_data();
    for row in &mut data.rows {
        if let Row::Activity(activity) = row {
            activity.text = Text::plain("Monitor the virtual machines");
        }
    }
    Matrix::new(data).unwrap()
}

/// The rules that look at one activity at a time, and the sorting of what they find.
fn check_rows(c: &mut Criterion) {
    in_each(c, "check rows", &SIZES, |matrix| {
        let mut data = matrix.into_data();
        let whole = |check: &Check| !matches!(check, Check::Activity(_));
        let whole = checks::ALL.iter().filter(|rule| rule.checks.iter().all(whole));
        let off = |rule: &str| RuleSetting { rule: rule.to_owned(), severity: None, limit: None };
        data.rules = whole.map(|rule| off(rule.id)).collect();
        let matrix = Matrix::new(data).unwrap();
        move |b: &mut Bencher| b.iter(|| checks::check(black_box(&matrix)))
    });
}

/// Empties the first cells, as many as asked for.
fn clear(matrix: &Matrix, cells: usize) -> Command {
    let places = matrix.activities().flat_map(|activity| {
        matrix.parties.iter().map(|party| CellEdit {
            row: activity.id,
            party: party.id,
            cell: Cell::default(),
        })
    });
    Command::SetCells(places.take(cells).collect())
}

fn insert_at_the_top(matrix: &Matrix) -> Command {
    let new = Activity::new(RowId::from_bits(1), Text::plain("New"), matrix.parties.len());
    Command::InsertRows { after: None, rows: vec![Row::Activity(Box::new(new))] }
}

fn set_one_cell_and_undo(c: &mut Criterion) {
    in_each(c, "set one cell and undo", &SIZES, |matrix| {
        let mut editor = Editor::new(matrix);
        let command = clear(editor.matrix(), 1);
        let entry = |act| Entry { id: StepId::from_bits(1), tab: TabId::from_bits(1), at: 0, act };
        move |b: &mut Bencher| {
            b.iter(|| {
                let name = "Clear a cell".to_owned();
                editor.perform(entry(Act::Do { name, command: command.clone() })).unwrap();
                editor.perform(entry(Act::Undo(StepId::from_bits(1)))).unwrap()
            });
        }
    });
}

fn set_many_cells(c: &mut Criterion) {
    // The smallest has fewer.
    let [_, sizes @ ..] = &SIZES;
    in_each(c, &format!("set {MANY_CELLS} cells"), sizes, |mut matrix| {
        // What takes a change back is a change of the same size.
        let mut next = Some(clear(&matrix, MANY_CELLS));
        move |b: &mut Bencher| {
            b.iter(|| next = next.take().map(|command| apply(&mut matrix, command).unwrap()));
        }
    });
}

fn insert_row_at_the_top(c: &mut Criterion) {
    in_each(c, "insert a row at the top", &SIZES, |mut matrix| {
        let insert = insert_at_the_top(&matrix);
        move |b: &mut Bencher| {
            b.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    let command = insert.clone();
                    let start = Instant::now();
                    let remove = apply(&mut matrix, command).unwrap();
                    sum += start.elapsed();
                    apply(&mut matrix, remove).unwrap();
                }
                sum
            });
        }
    });
}

fn write_json(c: &mut Criterion) {
    in_each(c, "write JSON", &SIZES, |matrix| {
        move |b: &mut Bencher| b.iter(|| json::write(black_box(&matrix)))
    });
}

fn read_json(c: &mut Criterion) {
    in_each(c, "read JSON", &SIZES, |matrix| {
        let file = json::write(&matrix);
        move |b: &mut Bencher| {
            b.iter_with_large_drop(|| json::read(black_box(file.as_bytes())).unwrap());
        }
    });
}

fn main() {
    let c = &mut shared::criterion(20, 500, 2_000);
    check_everything(c);
    check_rows(c);
    check_a_changed_cell(c);
    check_a_changed_cell_of_duplicates(c);
    check_duplicates(c);
    check_an_added_row(c);
    set_one_cell_and_undo(c);
    set_many_cells(c);
    insert_row_at_the_top(c);
    write_json(c);
    read_json(c);
    c.final_summary();
}
