//! How long the core takes with matrices of a thousand to a hundred thousand activities.
//!
//! Commands are measured in the one matrix that they change to and fro, so that no measurement
//! contains a copy of the matrix.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

#[path = "core/generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode};
use remit::checks;
use remit::edit::{CellEdit, Command, Editor, apply};
use remit::formats::json;
use remit::matrix::{Activity, Cell, Matrix, Row, RowId, RuleSetting, Text};

use generated::matrix;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Cells that are set at once, as by clearing a large selection.
const MANY_CELLS: usize = 10_000;

fn group<'a>(c: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    // The usual sampling repeats the slowest of these a hundred times and more.
    group.sampling_mode(SamplingMode::Flat);
    group
}

fn check_everything(c: &mut Criterion) {
    let mut group = group(c, "check");
    for size in SIZES {
        let matrix = matrix(size);
        group.bench_with_input(BenchmarkId::from_parameter(size), &matrix, |b, matrix| {
            b.iter(|| checks::check(black_box(matrix)));
        });
    }
}

/// The rules that look at one activity at a time, and the sorting of what they find.
fn check_rows(c: &mut Criterion) {
    let mut group = group(c, "check rows");
    for size in SIZES {
        let mut data = matrix(size).into_data();
        let off = |rule: &str| RuleSetting { rule: rule.to_owned(), severity: None, limit: None };
        data.rules = vec![off("duplicate-activity"), off("party-without-letters")];
        let matrix = Matrix::new(data).unwrap();
        group.bench_with_input(BenchmarkId::from_parameter(size), &matrix, |b, matrix| {
            b.iter(|| checks::check(black_box(matrix)));
        });
    }
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

fn set_one_cell_and_undo(c: &mut Criterion) {
    let mut group = group(c, "set one cell and undo");
    for size in SIZES {
        let mut editor = Editor::new(matrix(size));
        let command = clear(editor.matrix(), 1);
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| {
                editor.dispatch("Clear a cell", command.clone()).unwrap();
                editor.undo().unwrap()
            });
        });
    }
}

fn set_many_cells(c: &mut Criterion) {
    let mut group = group(c, &format!("set {MANY_CELLS} cells"));
    for size in SIZES {
        let mut matrix = matrix(size);
        if size * matrix.parties.len() < MANY_CELLS {
            continue;
        }
        // What takes a change back is a change of the same size.
        let mut next = Some(clear(&matrix, MANY_CELLS));
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| next = next.take().map(|command| apply(&mut matrix, command).unwrap()));
        });
    }
}

fn insert_row_at_the_top(c: &mut Criterion) {
    let mut group = group(c, "insert a row at the top");
    for size in SIZES {
        let mut matrix = matrix(size);
        let new = Activity::new(RowId::from_bits(1), Text::plain("New"), matrix.parties.len());
        let insert = Command::InsertRows { after: None, rows: vec![Row::Activity(Box::new(new))] };
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
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
        });
    }
}

fn write_json(c: &mut Criterion) {
    let mut group = group(c, "write JSON");
    for size in SIZES {
        let matrix = matrix(size);
        group.bench_with_input(BenchmarkId::from_parameter(size), &matrix, |b, matrix| {
            b.iter(|| json::write(black_box(matrix)));
        });
    }
}

fn read_json(c: &mut Criterion) {
    let mut group = group(c, "read JSON");
    for size in SIZES {
        let file = json::write(&matrix(size));
        group.bench_with_input(BenchmarkId::from_parameter(size), &file, |b, file| {
            b.iter_with_large_drop(|| json::read(black_box(file.as_bytes())).unwrap());
        });
    }
}

fn main() {
    let c = &mut Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    check_everything(c);
    check_rows(c);
    set_one_cell_and_undo(c);
    set_many_cells(c);
    insert_row_at_the_top(c);
    write_json(c);
    read_json(c);
    c.final_summary();
}
