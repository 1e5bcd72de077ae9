//! How long it takes to find something in matrices of a thousand to a hundred thousand activities.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::hint::black_box;

use criterion::{Bencher, Criterion};
use remit_core::checks::check;
use remit_core::find::{Change, Filter, Needle, Part, Query, hits, replace_all};
use remit_core::grid::Layout;
use remit_core::matrix::{LetterSet, Matrix, Severity};
use remit_core::search::Index;
use remit_formats::catalogue;

use shared::{SIZES, in_each};

/// What a filter lets through, and the lines that this leaves.
fn filter(c: &mut Criterion) {
    let words = |_: &Matrix| vec![Part::Text("restore mailboxes".to_owned())];
    let held = |matrix: &Matrix| {
        vec![Part::Letter('A'), Part::Party(matrix.parties[2].id), Part::Severity(Severity::Error)]
    };
    for (name, parts) in [
        ("filter by words", words as fn(&Matrix) -> Vec<Part>),
        ("filter by letter, party and severity", held),
    ] {
        in_each(c, name, &SIZES, |matrix| {
            let findings = check(&matrix);
            let mut layout = Layout::of(&matrix);
            let mut filter = Filter::default();
            for part in parts(&matrix) {
                filter.add(part);
            }
            move |b: &mut Bencher| {
                b.iter(|| {
                    let passing = black_box(&filter).passing(&matrix, &findings);
                    layout.hide(layout.hiding().with_passing(passing), &matrix);
                });
            }
        });
    }
}

fn find(c: &mut Criterion) {
    for (name, query) in [
        ("find a word", Query::Text(Needle::new("mailboxes", false, false).unwrap())),
        ("find letters", Query::Letters(LetterSet::nth(2))),
    ] {
        let query = &query;
        in_each(c, name, &SIZES, |matrix| {
            move |b: &mut Bencher| b.iter(|| hits(black_box(&matrix), query, |_| true))
        });
    }
}

fn replace(c: &mut Criterion) {
    let needle = Needle::new("mailboxes", false, false).unwrap();
    let change = &Change::Text(needle, "postboxes".to_owned());
    in_each(c, "replace a word everywhere", &SIZES, |matrix| {
        move |b: &mut Bencher| {
            b.iter_with_large_drop(|| replace_all(black_box(&matrix), change, |_| true));
        }
    });
}

/// All published matrices, and this one.
fn index(matrix: &Matrix) -> Index {
    let mut index = Index::default();
    for published in &catalogue::ALL {
        index.put(&published.matrix().unwrap());
    }
    index.put(matrix);
    index
}

fn search(c: &mut Criterion) {
    for (name, typed) in [
        ("search for two words", "restore mailboxes "),
        ("search while typing", "who manages back"),
        ("search for misspelt words", "encrpytion mialboxes"),
    ] {
        in_each(c, name, &SIZES, |matrix| {
            let index = index(&matrix);
            move |b: &mut Bencher| b.iter(|| black_box(&index).search(typed, 6).len())
        });
    }
}

fn put_into_the_index(c: &mut Criterion) {
    in_each(c, "put a matrix into the index", &SIZES, |matrix| {
        let mut index = Index::default();
        move |b: &mut Bencher| b.iter(|| index.put(black_box(&matrix)))
    });
}

fn main() {
    let c = &mut shared::criterion(20, 500, 1_000);
    filter(c);
    find(c);
    replace(c);
    search(c);
    put_into_the_index(c);
    c.final_summary();
}
