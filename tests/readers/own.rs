//! What Remit writes for others it reads itself: sections, activities, plans, comments, letters
//! and marks come back, from Markdown with footnotes and notes too.

use remit::catalogue;
use remit::formats::reading::{Corrections, Format};
use remit::formats::{csv, markdown};
use remit::matrix::text::notation;
use remit::matrix::{Date, Matrix, Row};

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

// Files that somebody exported before these lines were reworded must come in as they did then.
#[test]
fn markdown_of_an_earlier_remit_comes_back() {
    for published in &catalogue::ALL {
        let mut data = published.matrix().unwrap().into_data();
        data.review_by = Date::new(2027, 1, 31);
        let matrix = Matrix::new(data).unwrap();
        let written = markdown::write(&matrix);
        let earlier = written.replace("\nNext review date: ", "\nReview by: ").replace(
            "*Roles in italics are inferred and not yet confirmed.*",
            "*Letters in italics were inferred; nobody has confirmed them yet.*",
        );
        assert_ne!(earlier, written);
        let read = |text: &str| {
            let back = reading(text.as_bytes(), "x.md", &Corrections::default()).unwrap();
            assert_eq!(back.matrix.review_by, matrix.review_by, "{}", published.slug);
            let notes: Vec<String> = back.notes.iter().map(|note| note.text.clone()).collect();
            (with_notes(&back.matrix), notes)
        };
        assert_eq!(read(&earlier), read(&written), "{}", published.slug);
    }
}

#[test]
fn csv_comes_back() {
    check("x.csv", |matrix| csv::write(matrix, csv::Options::default()), None, rows);
}
