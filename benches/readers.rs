//! How long readers take with pages of a thousand to a hundred thousand rows.

#![expect(clippy::unwrap_used, reason = "what cannot go on measures nothing")]

mod shared;

use std::fmt::Write as _;
use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use remit_files::read;
use remit_import::{Corrections, Format, Reading};

use shared::{SIZES, group};

/// How often progress was told, so that it is part of what is measured.
fn reading(bytes: &[u8], format: Format) -> (Reading, usize) {
    let mut next = 0_u64;
    let mut ids = || {
        next += 1;
        next
    };
    let mut told = 0;
    let corrections = Corrections { format: Some(format), ..Corrections::default() };
    let reading = read(bytes, None, &corrections, &mut ids, &mut |_| {
        told += 1;
        ControlFlow::Continue(())
    });
    (reading.unwrap(), told)
}

/// The words of the row of this number; no two rows have the same.
fn activity(row: usize) -> String {
    format!("Plan, run and review part {row} of the service, with what belongs to it")
}

/// A page with a heading, a table and a footnote for every fifty rows.
fn markdown(rows: usize) -> String {
    let mut page = "---\ntitle: A long page\n---\n\n".to_owned();
    for row in 0..rows {
        if row % 50 == 0 {
            let number = row / 50 + 1;
            writeln!(page, "\n## {number}. Part {number}\n\nWhat it is about.\n").unwrap();
            page.push_str(
                "| **Activity** | **Customer** | **Provider** | Comments |\n|---|---|---|---|\n",
            );
        }
        let (a, b) = if row % 3 == 0 { ("RA", "I") } else { ("**C**, I", "R/A") };
        writeln!(page, "| {} | {a} | {b} | See *below* |", activity(row)).unwrap();
    }
    page
}

fn csv(rows: usize) -> String {
    let mut file = "Activity;Customer;Provider;Comments\n".to_owned();
    for row in 0..rows {
        writeln!(file, "\"{}\";RA;I;\"a \"\"quoted\"\" word\"", activity(row)).unwrap();
    }
    file
}

/// A copied page: letters glued to the ends of lines.
fn text(rows: usize) -> String {
    let mut page = String::new();
    for row in 0..rows {
        if row % 50 == 0 {
            let number = row / 50 + 1;
            writeln!(page, "{number}. Part {number}\nActivityCustomerProvider").unwrap();
        }
        writeln!(page, "{}{}", activity(row), ["RAI", "IRA", "RA"][row % 3]).unwrap();
    }
    page
}

fn measure(c: &mut Criterion, name: &str, format: Format, make: fn(usize) -> String) {
    let mut group = group(c, name);
    for size in SIZES {
        let page = make(size);
        let (found, told) = reading(page.as_bytes(), format);
        assert_eq!(found.matrix.activities().count(), size);
        assert!(told >= size / 256, "progress was told {told} times");
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter_batched(
                || (),
                |()| reading(black_box(page.as_bytes()), format),
                BatchSize::PerIteration,
            );
        });
    }
}

fn main() {
    let c = &mut shared::criterion(10, 500, 3_000);
    measure(c, "read Markdown", Format::Markdown, markdown);
    measure(c, "read CSV", Format::Delimited(';'), csv);
    measure(c, "read a copied page", Format::Text, text);
    c.final_summary();
}
