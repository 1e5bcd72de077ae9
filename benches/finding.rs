//! How long it takes to find something in matrices of a thousand to a hundred thousand activities.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

#[path = "core/generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode};
use remit_core::checks::check;
use remit_core::find::{Change, Filter, Needle, Part, Query, hits, replace_all};
use remit_core::grid::Layout;
use remit_core::matrix::{LetterSet, Matrix, Severity};
use remit_core::search::Index;
use remit_formats::catalogue;

use generated::matrix;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn group<'a>(c: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    group
}

/// What a filter lets through, and the lines that this leaves.
fn filter(c: &mut Criterion) {
    let words = vec![Part::Text("restore mailboxes".to_owned())];
    let held = |matrix: &Matrix| {
        vec![Part::Letter('A'), Part::Party(matrix.parties[2].id), Part::Severity(Severity::Error)]
    };
    for (name, parts) in [
        ("filter by words", None),
        ("filter by letter, party and severity", Some(held as fn(&Matrix) -> Vec<Part>)),
    ] {
        let mut group = group(c, name);
        for size in SIZES {
            let matrix = matrix(size);
            let findings = check(&matrix);
            let mut layout = Layout::of(&matrix);
            let mut filter = Filter::default();
            for part in parts.map_or_else(|| words.clone(), |parts| parts(&matrix)) {
                filter.add(part);
            }
            group.bench_function(BenchmarkId::from_parameter(size), |b| {
                b.iter(|| {
                    let passing = black_box(&filter).passing(&matrix, &findings);
                    layout.hide(layout.hiding().with_passing(passing), &matrix);
                });
            });
        }
    }
}

fn find(c: &mut Criterion) {
    for (name, query) in [
        ("find a word", Query::Text(Needle::new("mailboxes", false, false).unwrap())),
        ("find letters", Query::Letters(LetterSet::nth(2))),
    ] {
        let mut group = group(c, name);
        for size in SIZES {
            let matrix = matrix(size);
            group.bench_function(BenchmarkId::from_parameter(size), |b| {
                b.iter(|| hits(black_box(&matrix), &query, |_| true));
            });
        }
    }
}

fn replace(c: &mut Criterion) {
    let mut group = group(c, "replace a word everywhere");
    let needle = Needle::new("mailboxes", false, false).unwrap();
    let change = Change::Text(needle, "postboxes".to_owned());
    for size in SIZES {
        let matrix = matrix(size);
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter_with_large_drop(|| replace_all(black_box(&matrix), &change, |_| true));
        });
    }
}

/// All published matrices, and one of so many activities.
fn index(size: usize) -> Index {
    let mut index = Index::default();
    for published in &catalogue::ALL {
        index.put(&published.matrix().unwrap());
    }
    index.put(&matrix(size));
    index
}

fn search(c: &mut Criterion) {
    for (name, typed) in [
        ("search for two words", "restore mailboxes "),
        ("search while typing", "who manages back"),
        ("search for misspelt words", "encrpytion mialboxes"),
    ] {
        let mut group = group(c, name);
        for size in SIZES {
            let index = index(size);
            group.bench_function(BenchmarkId::from_parameter(size), |b| {
                b.iter(|| black_box(&index).search(typed, 6).len());
            });
        }
    }
}

fn put_into_the_index(c: &mut Criterion) {
    let mut group = group(c, "put a matrix into the index");
    for size in SIZES {
        let (matrix, mut index) = (matrix(size), Index::default());
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| index.put(black_box(&matrix)));
        });
    }
}

fn main() {
    let c = &mut Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    filter(c);
    find(c);
    replace(c);
    search(c);
    put_into_the_index(c);
    c.final_summary();
}
