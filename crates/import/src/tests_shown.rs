//! A reading as lines, for the tests of the readers.

use std::ops::ControlFlow;

use super::{Corrections, ImportError, Reading, Watch, read_sheets, read_text};
use remit_core::arbitrary::counted;
use remit_core::matrix::text::notation::write;
use remit_core::matrix::{Activity, Basis, Matrix, Row};

type Result = std::result::Result<Reading, ImportError>;

/// Reads with ids that count from 1.
pub fn reading(bytes: &[u8], name: &str) -> Result {
    corrected(bytes, name, &Corrections::default())
}

/// The same with corrections.
pub fn corrected(bytes: &[u8], name: &str, corrections: &Corrections) -> Result {
    let text = std::str::from_utf8(bytes).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    read_text(text, Some(name), corrections, &mut counted(0), &mut Watch::new(go_on))
}

/// `= parties`, `# Section`, `activity | cell | cell {plan} // comment`; `?` is inferred.
pub fn lines(reading: &Reading) -> Vec<String> {
    let matrix = &reading.matrix;
    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let mut lines = vec![format!("= {}", parties.join(" | "))];
    for row in &matrix.rows {
        let line = match row {
            Row::Section(section) => {
                format!("{} {}", "#".repeat(usize::from(section.level)), section.heading())
            }
            Row::Activity(activity) => activity_line(matrix, activity),
        };
        lines.push(line);
    }
    lines
}

/// `activity | cell | cell {plan} // comment`
pub fn activity_line(matrix: &Matrix, activity: &Activity) -> String {
    let mut line = write(&activity.text).replace('\n', "\\n");
    for (party, cell) in matrix.cells(activity) {
        let held = matrix.letters.write_holding(cell.holding);
        let marks = activity.marks_of(party.id);
        let marks: Vec<String> = marks.map(|mark| format!("^{}", mark.as_str())).collect();
        let sign = if cell.basis == Basis::Inferred { "?" } else { "" };
        line = format!("{line} | {held}{}{sign}", marks.concat());
    }
    if !activity.plan.printed.is_empty() {
        line = format!("{line} {{{}}}", activity.plan.printed);
    }
    if !activity.comment.is_empty() {
        line = format!("{line} // {}", write(&activity.comment).replace('\n', "\\n"));
    }
    line
}

/// The lines of a file's reading.
#[track_caller]
pub fn rows(bytes: &[u8], name: &str) -> Vec<String> {
    lines(&reading(bytes, name).unwrap())
}

/// The lines of sheets that were taken out of a workbook.
#[track_caller]
pub fn sheets(sheets: &[super::Sheet]) -> Vec<String> {
    let go_on = &mut |_| ControlFlow::Continue(());
    let watch = &mut Watch::new(go_on);
    lines(&read_sheets(sheets, None, &Corrections::default(), &mut counted(0), watch).unwrap())
}

/// What is said where nothing can be read.
#[track_caller]
pub fn error(bytes: &[u8], name: &str) -> String {
    reading(bytes, name).unwrap_err().to_string()
}
