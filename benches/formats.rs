//! How long a matrix of 10,000 activities takes to every format, to a difference and to a merge;
//! and how long the links of the published matrices are.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::hint::black_box;

use criterion::Criterion;
use remit_compare as merge;
use remit_core::edit::{CellEdit, Command, apply};
use remit_core::matrix::{Cell, Holding, Matrix, MatrixId, Row};
use remit_files::excel;
use remit_formats::{catalogue, compliance, csv, html, json, link, markdown};

use shared::{group, matrix};

const SIZE: usize = 10_000;

/// The matrix after a day of work: every tenth cell set, rows moved, added and removed.
fn worked_on(matrix: &Matrix) -> Matrix {
    let mut data = matrix.clone().into_data();
    let count = data.rows.len();
    for at in (0..count).step_by(10) {
        if let Some(Row::Activity(activity)) = data.rows.get_mut(at) {
            activity.cells[0] = Cell { holding: Holding::NotApplicable, ..Cell::default() };
        }
    }
    // Activities only, so that no section loses the one above it.
    let mut moved = Vec::new();
    let mut at = 0;
    data.rows.retain(|row| {
        at += 1;
        let goes = at % 20 == 7 && row.activity().is_some();
        if goes {
            moved.push(row.clone());
        }
        !goes
    });
    moved.truncate(moved.len() / 2);
    data.rows.extend(moved);
    Matrix::new(data).unwrap()
}

fn write(c: &mut Criterion) {
    let mut group = group(c, "write 10,000 activities");
    let matrix = matrix(SIZE);
    let pages = html::Options::default();
    let lines = csv::Options::default();
    group.bench_function("JSON", |b| b.iter(|| json::write(black_box(&matrix))));
    group.bench_function("Markdown", |b| b.iter(|| markdown::write(black_box(&matrix))));
    group.bench_function("CSV", |b| b.iter(|| csv::write(black_box(&matrix), lines)));
    group.bench_function("HTML", |b| b.iter(|| html::write(black_box(&matrix), &pages)));
    group.bench_function("mail", |b| b.iter(|| html::fragment(black_box(&matrix), &pages)));
    group.bench_function("compliance", |b| {
        b.iter(|| compliance::write(black_box(&matrix), lines));
    });
    group.bench_function("Excel lines", |b| b.iter(|| excel::lines(black_box(&matrix))));
    {
        let today = remit_core::matrix::Date::new(2026, 1, 31).unwrap();
        group.bench_function("Excel", |b| b.iter(|| excel::write(black_box(&matrix), today)));
    }
    group.bench_function("link", |b| b.iter(|| link::encode(black_box(&matrix), None)));
}

fn compare(c: &mut Criterion) {
    let mut group = group(c, "compare 10,000 activities");
    let base = matrix(SIZE);
    let mine = worked_on(&base);
    let mut theirs = base.clone();
    let last = base.activities().last().unwrap().id;
    let party = base.parties[0].id;
    let cell = Cell { holding: Holding::NotApplicable, ..Cell::default() };
    apply(&mut theirs, Command::SetCells(vec![CellEdit { row: last, party, cell }])).unwrap();
    group.bench_function("difference, one cell", |b| {
        b.iter(|| merge::diff(black_box(&base), &theirs));
    });
    group.bench_function("difference, much", |b| b.iter(|| merge::diff(black_box(&base), &mine)));
    let difference = merge::diff(&base, &mine);
    println!("much is: {}", difference.summary(&base));
    group.bench_function("summary", |b| b.iter(|| black_box(&difference).summary(&base)));
    group.bench_function("apply", |b| b.iter(|| merge::apply(black_box(&base), &difference)));
    group.bench_function("three-way merge", |b| {
        b.iter(|| merge::three_way(black_box(&base), &mine, &theirs));
    });
}

/// Prints how long links are: whole, and as a draft with ten cells set.
fn links() {
    for published in &catalogue::ALL {
        let base = published.matrix().unwrap();
        let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = || {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            bits
        };
        let mut draft = remit_core::matrix::from_published(&base, &mut random).unwrap();
        draft = {
            let mut data = draft.into_data();
            data.id = MatrixId::from_bits(random());
            Matrix::new(data).unwrap()
        };
        let rows: Vec<_> = base.activities().map(|activity| activity.id).collect();
        let edits = (0..10).map(|number| CellEdit {
            row: rows[number * rows.len() / 10],
            party: base.parties[number % base.parties.len()].id,
            cell: Cell::of(base.letters.read(["RA", "CI", "I", "R"][number % 4]).unwrap()),
        });
        apply(&mut draft, Command::SetCells(edits.collect())).unwrap();
        let whole = link::encode(&draft, None).unwrap().len();
        let short = link::encode(&draft, Some(&base)).unwrap().len();
        println!("link of {}: whole {whole}, ten cells {short} characters", published.slug);
    }
}

fn main() {
    links();
    let c = &mut shared::criterion(10, 300, 2_000);
    write(c);
    compare(c);
    c.final_summary();
}
