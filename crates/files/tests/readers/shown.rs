//! A reading as lines that a test can compare and a person can read.

use std::ops::ControlFlow;

use remit_core::arbitrary::counted;
use remit_core::matrix::text::notation::write;
use remit_core::matrix::{Matrix, Row};
use remit_formats::page::ImportError;
use remit_import::tests_shown::activity_line;
use remit_import::{Corrections, Reading};

/// Reads with ids that count from 1.
pub fn reading(
    bytes: &[u8],
    name: &str,
    corrections: &Corrections,
) -> Result<Reading, ImportError> {
    let name = (!name.is_empty()).then_some(name);
    remit_files::read(bytes, name, corrections, &mut counted(0), &mut |_| ControlFlow::Continue(()))
}

/// Reads a file of this name, which there may be none of.
#[track_caller]
pub fn read(name: &str, text: &str) -> Reading {
    let reading = reading(text.as_bytes(), name, &Corrections::default());
    reading.unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A file is read as these parties and rows.
#[track_caller]
pub fn check(name: &str, text: &str, expected: &[&str]) {
    assert_eq!(parties_and_rows(&read(name, text).matrix), expected, "{text}");
}

/// Each of these stands in a note on the file.
#[track_caller]
pub fn check_notes(name: &str, text: &str, expected: &[&str]) {
    let found = notes(&read(name, text));
    for note in expected {
        assert!(found.iter().any(|line| line.contains(note)), "{note} is not in {found:#?}");
    }
}

/// Each of these is a line of what stands around the rows of the file.
#[track_caller]
pub fn check_about(name: &str, text: &str, expected: &[&str]) {
    let found = about(&read(name, text));
    for line in expected {
        assert!(found.iter().any(|other| other == line), "{line} is not in {found:#?}");
    }
}

/// The same, and a note has these words.
#[track_caller]
pub fn check_said(name: &str, text: &str, expected: &[&str], said: &str) {
    check(name, text, expected);
    check_notes(name, text, &[said]);
}

/// The rows: `# Section` with as many signs as it is deep, `activity | cell | cell`. What is
/// inferred has a `?`, a plan stands in braces, a comment behind `//`.
pub fn rows(matrix: &Matrix) -> Vec<String> {
    matrix.rows.iter().flat_map(|row| row_lines(matrix, row)).collect()
}

/// The same below the names of the parties: `= Customer | Acme`.
pub fn parties_and_rows(matrix: &Matrix) -> Vec<String> {
    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let mut lines = vec![format!("= {}", parties.join(" | "))];
    lines.extend(rows(matrix));
    lines
}

fn row_lines(matrix: &Matrix, row: &Row) -> Vec<String> {
    match row {
        Row::Section(section) => {
            let signs = "#".repeat(usize::from(section.level));
            let mut lines = vec![format!("{signs} {}", section.heading())];
            for (word, text) in [("before", &section.before), ("after", &section.after)] {
                if !text.is_empty() {
                    lines.push(format!("  {word}: {}", write(text).replace('\n', "\\n")));
                }
            }
            lines
        }
        Row::Activity(activity) => vec![activity_line(matrix, activity)],
    }
}

/// Everything around the rows.
pub fn about(reading: &Reading) -> Vec<String> {
    let matrix = &reading.matrix;
    let mut lines = vec![
        format!("format: {}", reading.format.name()),
        format!("title: {}", matrix.title),
        format!("language: {}", matrix.language),
        format!("date: {}", matrix.source.date.map(|d| d.to_string()).unwrap_or_default()),
        format!("introduction: {}", write(&matrix.introduction).replace('\n', "\\n")),
        format!("letters introduction: {}", write(&matrix.letters_introduction)),
    ];
    for letter in matrix.letters.iter() {
        lines.push(format!(
            "letter {} {:?}: {} / {}",
            letter.code,
            letter.kind,
            letter.name,
            write(&letter.definition)
        ));
    }
    for party in &matrix.parties {
        lines.push(format!("party {} ({})", party.name, party.side.name()));
    }
    for plan in &matrix.plans {
        lines.push(format!("plan {}: {}", plan.name, write(&plan.description)));
    }
    for footnote in &matrix.footnotes {
        lines.push(format!("footnote {}: {}", footnote.mark.as_str(), write(&footnote.text)));
    }
    lines
}

/// What a person should know.
pub fn notes(reading: &Reading) -> Vec<String> {
    let note = |note: &remit_formats::page::Note| {
        format!("{}{} {:?}: {}", note.place.sheet, note.place.line, note.kind, note.text)
    };
    reading.notes.iter().map(note).collect()
}
