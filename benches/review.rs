//! How long it takes to join copies of a matrix, and to follow a person's decisions.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Bencher, Criterion};
use remit_compare::review::{Decision, Incoming, Review, delta};
use remit_compare::three_way;
use remit_core::matrix::{Cell, Matrix, Row, Text};

use shared::{SIZES, in_each};

/// So much is changed on each side.
const CHANGES: usize = 500;

/// The matrix with so many changes, half of them cells and half texts, from a row on.
fn changed(matrix: &Matrix, words: &str, first: usize) -> Matrix {
    let mut data = matrix.clone().into_data();
    let step = (data.rows.len() / CHANGES).max(1);
    let rows = data.rows.iter_mut().skip(first).step_by(step).take(CHANGES);
    for (at, row) in rows.enumerate() {
        match row {
            Row::Activity(activity) if at % 2 == 0 => activity.text = Text::plain(words),
            Row::Activity(activity) => activity.cells[at % 8] = Cell::default(),
            Row::Section(section) => words.clone_into(&mut section.title),
        }
    }
    Matrix::new(data).unwrap()
}

/// The draft and a copy, both changed, every tenth row by both.
fn sides(base: &Matrix) -> (Matrix, Vec<Incoming>) {
    let mine = changed(base, "Mine", 3);
    let mut theirs = changed(base, "Theirs", 7).into_data();
    for (row, my) in theirs.rows.iter_mut().zip(&mine.rows).step_by(200) {
        if let (Row::Activity(row), Row::Activity(_)) = (row, my) {
            row.text = Text::plain("Theirs");
        }
    }
    let theirs = Arc::new(Matrix::new(theirs).unwrap());
    let base = Some(Arc::new(base.clone()));
    (mine, vec![Incoming { who: "Ann".to_owned(), base, matrix: theirs, seen: Vec::new() }])
}

fn join(c: &mut Criterion) {
    in_each(c, "join three ways", &SIZES, |base| {
        let (mine, copies) = sides(&base);
        let theirs = copies[0].matrix.clone();
        move |b: &mut Bencher| b.iter(|| three_way(black_box(&base), &mine, &theirs).unwrap())
    });
}

fn begin(c: &mut Criterion) {
    in_each(c, "begin a review", &SIZES, |base| {
        let (mine, copies) = sides(&base);
        move |b: &mut Bencher| {
            b.iter_batched_ref(
                || (mine.clone(), copies.clone()),
                |(mine, copies)| {
                    let (mine, copies) = (mine.clone(), std::mem::take(copies));
                    Review::new(mine, copies).unwrap()
                },
                criterion::BatchSize::PerIteration,
            );
        }
    });
}

/// What follows from one more decision: the outcome, and which lines there are.
fn decide(c: &mut Criterion) {
    in_each(c, "decide and follow", &SIZES, |base| {
        let (mine, copies) = sides(&base);
        let mut review = Review::new(mine, copies).unwrap();
        let place = review.changes()[0].place.clone();
        let mut is_mine = false;
        move |b: &mut Bencher| {
            b.iter(|| {
                is_mine = !is_mine;
                let decision = if is_mine { Decision::Mine } else { Decision::Theirs(0) };
                review.decide(&place, decision).unwrap();
                let outcome = review.outcome().unwrap();
                (review.lines(&outcome.matrix), outcome)
            });
        }
    });
}

/// What the checks say of it.
fn check(c: &mut Criterion) {
    in_each(c, "what the checks say of a review", &SIZES, |base| {
        let (mine, copies) = sides(&base);
        let outcome = Review::new(mine.clone(), copies).unwrap().outcome().unwrap();
        move |b: &mut Bencher| b.iter(|| delta(black_box(&mine), &outcome.matrix))
    });
}

fn main() {
    let c = &mut shared::criterion(10, 300, 600);
    join(c);
    begin(c);
    decide(c);
    check(c);
    c.final_summary();
}
