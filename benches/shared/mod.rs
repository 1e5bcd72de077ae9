//! What the benchmarks have in common.

#![allow(dead_code, reason = "each of them uses a part of it")]

mod generated;

use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{Bencher, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode};
use remit_core::matrix::Matrix;

pub use generated::matrix;

/// How many activities the matrices have.
pub const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Takes so many samples, after so many milliseconds and in so many, unless the command line says
/// otherwise.
pub fn criterion(samples: usize, warm_up: u64, measurement: u64) -> Criterion {
    Criterion::default()
        .sample_size(samples)
        .warm_up_time(Duration::from_millis(warm_up))
        .measurement_time(Duration::from_millis(measurement))
        .configure_from_args()
}

pub fn group<'a>(c: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    // The usual sampling repeats the slowest of these a hundred times and more.
    group.sampling_mode(SamplingMode::Flat);
    group
}

/// Measures the same in matrices of these sizes. `prepare` is not part of what is measured.
pub fn in_each<R: FnMut(&mut Bencher)>(
    c: &mut Criterion,
    name: &str,
    sizes: &[usize],
    prepare: impl Fn(Matrix) -> R,
) {
    let mut group = group(c, name);
    for size in sizes {
        group.bench_function(BenchmarkId::from_parameter(size), prepare(matrix(*size)));
    }
}
