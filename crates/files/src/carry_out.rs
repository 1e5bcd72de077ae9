//! Does what a page asks of its worker.

use std::ops::ControlFlow;

use remit_core::checks::{self, Finding};
use remit_core::matrix::{Date, Matrix, NewIds, Severity};
use remit_formats::page::{Progress, Step};
use remit_formats::{Tell, compliance, csv, html, markdown};
use remit_import::job::{Done, Job, Target};

use super::{excel, read};

/// Does a job. What fails is said in words for the screen.
pub fn carry_out(
    job: Job,
    bytes: &[u8],
    ids: &mut impl NewIds,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Done, String> {
    match job {
        Job::Read { name, corrections } => {
            let read = read(bytes, name.as_deref(), &corrections, ids, progress);
            read.map(|reading| Done::Read(Box::new(reading))).map_err(|error| error.to_string())
        }
        Job::Write { target, matrix, today } => {
            let total = matrix.rows.len();
            write(target, &matrix, today, &mut telling(total, progress)).map(Done::Written)
        }
        Job::Page { matrix, options } => {
            let tell = &mut telling(matrix.rows.len(), progress);
            Ok(Done::Written(html::write_telling(&matrix, &options, tell).into_bytes()))
        }
    }
}

/// So many rows are written between two reports.
const EVERY: usize = 64;

/// Tells of rows as of progress. Who gives a file up ends the worker: nothing is broken off here.
fn telling(
    total: usize,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> impl FnMut(usize) {
    move |done| {
        if done.is_multiple_of(EVERY) {
            let _ = progress(Progress { step: Step::Writing, done, total });
        }
    }
}

fn write(
    target: Target,
    matrix: &Matrix,
    today: Option<Date>,
    tell: Tell,
) -> Result<Vec<u8>, String> {
    let lines = csv::Options::default();
    let page = html::Options::default();
    let text = match target {
        Target::Markdown => markdown::write_telling(matrix, tell),
        Target::Csv => csv::write_telling(matrix, lines, tell),
        Target::PlainCsv => csv::write_telling(matrix, csv::Options { ids: false, ..lines }, tell),
        Target::Compliance => compliance::write_telling(matrix, lines, tell),
        Target::Html => {
            let page = html::Options { findings: findings(matrix), ..page };
            html::write_telling(matrix, &page, tell)
        }
        Target::Fragment => html::fragment_telling(matrix, &page, tell),
        Target::Excel => return workbook(matrix, today, tell),
    };
    Ok(text.into_bytes())
}

/// What the checks find, for people who read the page without Remit.
fn findings(matrix: &Matrix) -> Vec<String> {
    let findings = checks::check(matrix);
    let line = |finding: &Finding| {
        let place = finding.place.in_words(matrix);
        let severity = match finding.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Hint => "Hint",
        };
        format!("{severity}: {place}: {}", finding.message(matrix))
    };
    findings.iter().map(line).collect()
}

fn workbook(matrix: &Matrix, today: Option<Date>, tell: Tell) -> Result<Vec<u8>, String> {
    // Excel's own days begin in 1900; a workbook needs one to be made on.
    let today = today.or_else(|| Date::new(2000, 1, 1)).ok_or("There is no such date.")?;
    excel::write_telling(matrix, today, tell).map_err(|error| error.to_string())
}

#[cfg(test)]
#[path = "carry_out_tests.rs"]
mod tests;
