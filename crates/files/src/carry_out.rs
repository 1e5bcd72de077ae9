//! Does what a page asks of its worker.

use std::ops::ControlFlow;

use remit_compare::align;
use remit_core::checks::{self, Finding};
use remit_core::matrix::{Date, Matrix, NewIds, Severity};
use remit_formats::json::Stamp;
use remit_formats::page::{Progress, Stage};
use remit_formats::versions::Told;
use remit_formats::{OnRow, compliance, csv, html, markdown};
use remit_import::job::{Done, Job, Target};
use remit_import::paste::of_markup;

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
        Job::Write { target, matrix, today, stamp, told } => {
            let total = matrix.rows.len();
            let on_row = &mut row_progress(total, progress);
            write(target, &matrix, today, (stamp, told), on_row).map(Done::Written)
        }
        Job::Page { matrix, options } => {
            let on_row = &mut row_progress(matrix.rows.len(), progress);
            Ok(Done::Written(html::write_with_progress(&matrix, &options, on_row).into_bytes()))
        }
        Job::Lines { title, lines, today } => {
            let done = excel::write_lines(&title, &lines, day(today)?);
            done.map(Done::Written).map_err(|error| error.to_string())
        }
        Job::Align { a, b, matches } => {
            let tell = &mut |at: align::Progress| {
                let align::Progress { done, total, .. } = at;
                progress(Progress { stage: Stage::Matching, done, total })
            };
            let found = align::align_with_progress(&a, &b, &matches, tell);
            found.map(Done::Aligned).map_err(|error| error.to_string())
        }
        Job::Table => {
            let table = of_markup(&String::from_utf8_lossy(bytes));
            table.map(Done::Table).map_err(|error| error.to_string())
        }
    }
}

/// So many rows are written between two reports.
const EVERY: usize = 64;

/// Tells of rows as of progress. Who gives a file up ends the worker: nothing is broken off here.
fn row_progress(
    total: usize,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> impl FnMut(usize) {
    move |done| {
        if done.is_multiple_of(EVERY) {
            let _ = progress(Progress { stage: Stage::Writing, done, total });
        }
    }
}

fn write(
    target: Target,
    matrix: &Matrix,
    today: Option<Date>,
    (stamp, told): (Option<Stamp>, Told),
    on_row: OnRow,
) -> Result<Vec<u8>, String> {
    let lines = csv::Options::default();
    let page = html::Options::default();
    let text = match target {
        Target::Markdown => markdown::write_with_progress(matrix, &told, on_row),
        Target::Csv => csv::write_with_progress(matrix, lines, on_row),
        Target::PlainCsv => {
            csv::write_with_progress(matrix, csv::Options { ids: false, ..lines }, on_row)
        }
        Target::Compliance => compliance::write_with_progress(matrix, lines, on_row),
        Target::Html => {
            let page = html::Options { findings: findings(matrix), told, stamp, ..page };
            html::write_with_progress(matrix, &page, on_row)
        }
        Target::Fragment => html::fragment_with_progress(matrix, &page, on_row),
        Target::Excel => return workbook(matrix, today, (stamp.as_ref(), &told), on_row),
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

fn workbook(
    matrix: &Matrix,
    today: Option<Date>,
    (stamp, told): (Option<&Stamp>, &Told),
    on_row: OnRow,
) -> Result<Vec<u8>, String> {
    excel::write_with_progress(matrix, day(today)?, (stamp, told), on_row)
        .map_err(|error| error.to_string())
}

/// A day to make a workbook on. Excel's own begin in 1900, and it needs one.
fn day(today: Option<Date>) -> Result<Date, String> {
    today.or_else(|| Date::new(2000, 1, 1)).ok_or_else(|| "There is no such date.".to_owned())
}

#[cfg(test)]
#[path = "carry_out_tests.rs"]
mod tests;
