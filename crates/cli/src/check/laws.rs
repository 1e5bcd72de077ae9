//! Whatever matrix a file holds, and whatever its format: each finding has its place in it, and
//! every output takes it.

use std::path::Path;

use proptest::prelude::*;
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::Matrix;
use remit_formats::{csv, json, markdown};
use remit_import::Corrections;

use super::found::{Found, Run};
use super::one::findings;
use crate::args::Format;
use crate::config::Config;
use crate::document::Document;
use crate::output;

/// What is found in a file, after every output has taken it.
fn checked(name: &str, bytes: Vec<u8>) -> Option<Vec<Found>> {
    let document = Document::of_bytes(Path::new(name), bytes, &Corrections::default()).ok()?;
    let run = Run { files: 1, found: findings(&document, &Config::default()), failures: vec![] };
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github, Format::Junit] {
        assert!(!output::findings(format, &run).unwrap().is_empty() || run.found.is_empty());
    }
    for found in &run.found {
        for line in &found.spot.shown {
            for mark in &line.marks {
                assert!(line.text.get(mark.span.clone()).is_some(), "{found:?}");
            }
        }
    }
    Some(run.found)
}

fn file(matrix: &Matrix, format: usize) -> (&'static str, Vec<u8>) {
    let separator = if format == 2 { ';' } else { ',' };
    match format {
        0 => ("a.raci.json", json::write(matrix).into_bytes()),
        1 => ("a.md", markdown::write(matrix).into_bytes()),
        _ => ("a.csv", csv::write(matrix, csv::Options { separator, ..Default::default() }).into()),
    }
}

proptest! {
    #[test]
    fn every_finding_of_our_own_files_has_its_line(matrix in any_matrix()) {
        let (name, bytes) = file(&matrix, 0);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        for found in checked(name, bytes).unwrap() {
            let line = found.spot.line.unwrap_or_default();
            prop_assert!((1..=lines).contains(&line), "{:?}", found);
            prop_assert!(found.spot.column.is_some() && !found.spot.shown.is_empty());
        }
    }

    #[test]
    fn files_that_were_damaged_are_checked_or_refused(
        matrix in any_matrix(),
        format in 0..4_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        let (name, mut bytes) = file(&matrix, format);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            match byte % 3 {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"\"|,;\n{}[]<>\\"[usize::from(byte) % 12]),
                _ => {
                    bytes.remove(at);
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        let _either = checked(name, bytes);
    }

    #[test]
    fn any_text_is_checked_or_refused(text in "[|A-R\n;,\" #*<>trd:-]{0,200}", kind in 0..5_usize) {
        let name = ["a.md", "a.csv", "a.html", "a.adoc", "a.txt"][kind];
        let _either = checked(name, text.into_bytes());
    }
}
