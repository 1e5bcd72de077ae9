//! What Remit writes for others it reads itself: sections, activities, plans, comments, letters
//! and marks come back, from Markdown with footnotes and notes too.

use remit::catalogue;
use remit::formats::reading::{Corrections, Format};
use remit::formats::{csv, markdown};
use remit::matrix::text::notation;
use remit::matrix::{Matrix, Row};

use crate::shown::{reading, rows};

/// Writes each published matrix, and reads it again.
#[track_caller]
fn check(
    name: &str,
    write: impl Fn(&Matrix) -> String,
    format: Option<Format>,
    what: fn(&Matrix) -> Vec<String>,
) {
    for published in &catalogue::ALL {
        let matrix = published.matrix().unwrap();
        let corrections = Corrections { format, ..Corrections::default() };
        let back = reading(write(&matrix).as_bytes(), name, &corrections).unwrap();
        assert_eq!(what(&back.matrix), what(&matrix), "{}", published.slug);
    }
}

fn with_notes(matrix: &Matrix) -> Vec<String> {
    // Italics say of letters that nobody has confirmed them; of an empty cell nothing can.
    let mut lines: Vec<String> =
        rows(matrix).into_iter().map(|line| line.replace("| ? |", "|  |")).collect();
    for section in matrix.rows.iter().filter_map(Row::section) {
        lines.push(format!("before: {}", notation::write(&section.before)));
        lines.push(format!("after: {}", notation::write(&section.after)));
    }
    for footnote in &matrix.footnotes {
        lines.push(format!("footnote: {}", notation::write(&footnote.text)));
    }
    lines
}

#[test]
fn markdown_comes_back() {
    check("x.md", markdown::write, None, with_notes);
}

#[test]
fn csv_comes_back() {
    check("x.csv", |matrix| csv::write(matrix, csv::Options::default()), None, rows);
}
