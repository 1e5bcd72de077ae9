//! How long larger changes take in matrices of a thousand to a hundred thousand activities: the
//! decision what is to be done, the change, the checks of what it touches, and the lines of the
//! grid that it leaves; and the same on the way back.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion};
use remit_core::checks::{Checker, Settings};
use remit_core::edit::{Command, Touched, apply};
use remit_core::grid::Layout;
use remit_core::matrix::{Activity, Matrix, NewIds, Numbering, Row, RowId, Text};
use remit_core::shape::{self, Both, Direction};

use shared::{SIZES, in_each};

/// So many rows are changed at once.
const ROWS: usize = 1_000;

/// Ids that no row has.
struct Ids(u64);

impl NewIds for Ids {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// A change, as a person would ask for it.
type Change = fn(&Matrix, &mut Ids) -> Command;

const CHANGES: [(&str, Change); 10] = [
    ("insert a row", |matrix, ids| insert(matrix, ids, 1)),
    ("insert 1,000 rows", |matrix, ids| insert(matrix, ids, ROWS)),
    ("delete 1,000 rows", |matrix, _| shape::delete(matrix, &rows(matrix)).unwrap().command),
    ("duplicate 1,000 rows", |matrix, ids| {
        shape::duplicate(matrix, &rows(matrix), ids).unwrap().command
    }),
    ("move 1,000 rows up", |matrix, _| {
        shape::moved(matrix, &rows(matrix), Direction::Up).unwrap().command
    }),
    ("indent 1,000 rows", |matrix, _| shape::indent(matrix, &rows(matrix)).unwrap().command),
    ("move an activity", |matrix, _| {
        shape::moved(matrix, &[first(matrix) + 2], Direction::Down).unwrap().command
    }),
    ("split a section", |matrix, ids| {
        shape::split(matrix, first(matrix) + 3, ids.row()).unwrap().command
    }),
    ("merge two parties", |matrix, _| {
        let (stays, goes) = (matrix.parties[0].id, matrix.parties[3].id);
        shape::merge_parties(matrix, stays, goes, Both::Join).unwrap().command
    }),
    ("number the sections", |matrix, _| shape::number(matrix, Numbering::Automatic).command),
];

/// A section of the outermost level in the middle, where so many rows are left behind it.
fn first(matrix: &Matrix) -> usize {
    let half = matrix.rows.len() / 2;
    let outermost = |at: &usize| matrix.rows[*at].section().is_some_and(|it| it.level == 1);
    (half..matrix.rows.len()).find(outermost).unwrap()
}

/// That many rows from there on, or what there is.
fn rows(matrix: &Matrix) -> Vec<usize> {
    (first(matrix)..matrix.rows.len()).take(ROWS).collect()
}

fn insert(matrix: &Matrix, ids: &mut Ids, count: usize) -> Command {
    let new = |_| Activity::new(ids.row(), Text::plain("New"), matrix.parties.len());
    let rows = (0..count).map(new).map(|new| Row::Activity(Box::new(new))).collect();
    let after: Option<RowId> = matrix.rows.get(matrix.rows.len() / 2).map(Row::id);
    Command::InsertRows { after, rows }
}

/// What is known of a matrix on the screen.
struct Known {
    checker: Checker,
    layout: Layout,
}

/// Carries a command out with all that follows from it, and says what takes it back.
fn carry_out(matrix: &mut Matrix, known: &mut Known, command: Command) -> Command {
    let touched = Touched::by(&command);
    let undo = apply(matrix, command).unwrap();
    known.checker.update(matrix, &touched);
    known.layout.lines_changed(matrix);
    known.layout.columns_changed(matrix);
    undo
}

fn change(c: &mut Criterion, name: &str, change: Change, is_undo: bool) {
    let name = if is_undo { format!("undo: {name}") } else { name.to_owned() };
    in_each(c, &name, &SIZES, |mut matrix| {
        let checker = Checker::new(&matrix, Settings::default());
        let mut known = Known { checker, layout: Layout::of(&matrix) };
        let mut ids = Ids(1 << 40);
        move |b: &mut Bencher| {
            b.iter_custom(|times| {
                let mut sums = [Duration::ZERO; 2];
                for _ in 0..times {
                    let start = Instant::now();
                    let command = change(black_box(&matrix), &mut ids);
                    let undo = carry_out(&mut matrix, &mut known, command);
                    sums[0] += start.elapsed();
                    let start = Instant::now();
                    carry_out(&mut matrix, &mut known, undo);
                    sums[1] += start.elapsed();
                }
                sums[usize::from(is_undo)]
            });
        }
    });
}

fn main() {
    let c = &mut shared::criterion(10, 300, 600);
    for (name, made) in CHANGES {
        change(c, name, made, false);
        change(c, name, made, true);
    }
    c.final_summary();
}
