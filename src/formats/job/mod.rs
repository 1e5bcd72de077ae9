//! What a worker does for the page: a file is read, or a matrix is written.
//!
//! A job and what comes of it cross as texts and bytes, because the page and the worker share no
//! memory. Both sides are of the same build; what does not fit is an error all the same.

mod page;
mod target;

use std::ops::ControlFlow;

use super::reading::{self, Corrections, Progress, Reading, Step, TextForm};
use super::{Tell, compliance, csv, html, json, markdown};
use crate::checks::{self, Finding};
use crate::matrix::{Date, Matrix, NewIds, Severity};

pub use target::Target;

/// Something for the worker to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Read a file, whose bytes come beside the job.
    Read {
        /// Its name, where it has one.
        name: Option<String>,
        /// What a person chose in place of what was understood.
        corrections: Corrections,
    },
    /// Write a matrix.
    Write {
        /// As what.
        target: Target,
        /// Which.
        matrix: Box<Matrix>,
        /// The day that it is written.
        today: Option<Date>,
    },
    /// Write a matrix as a web page, with what a person wants in it.
    Page {
        /// Which.
        matrix: Box<Matrix>,
        /// What goes in.
        options: html::Options,
    },
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// What was understood of a file.
    Read(Box<Reading>),
    /// A file.
    Written(Vec<u8>),
}

/// A job that this build does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Parts of Remit are from different versions. Reload the page.")]
pub struct BadJob;

impl Job {
    /// The job as texts.
    pub fn to_parts(&self) -> Vec<String> {
        match self {
            Self::Read { name, corrections } => {
                let mut parts = vec!["read".to_owned(), corrections.to_text()];
                parts.extend(name.clone());
                parts
            }
            Self::Write { target, matrix, today } => {
                let matrix = json::compact(&json::to_node(matrix));
                let mut parts = vec!["write".to_owned(), target.word().to_owned(), matrix];
                parts.extend(today.map(|today| today.to_string()));
                parts
            }
            Self::Page { matrix, options } => {
                let matrix = json::compact(&json::to_node(matrix));
                let mut parts = vec!["page".to_owned(), page::to_word(options), matrix];
                parts.extend(options.findings.iter().cloned());
                parts
            }
        }
    }

    /// The job of these texts.
    pub fn from_parts(parts: &[String]) -> Result<Self, BadJob> {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["read", corrections, name @ ..] => Ok(Self::Read {
                name: name.first().map(|name| (*name).to_owned()),
                corrections: Corrections::from_text(corrections).map_err(|_| BadJob)?,
            }),
            ["write", word, matrix, today @ ..] => {
                let target = Target::ALL.into_iter().find(|target| target.word() == *word);
                let matrix = json::parse(matrix).and_then(json::from_node).map_err(|_| BadJob)?;
                let today = today.first().map(|today| today.parse()).transpose();
                Ok(Self::Write {
                    target: target.ok_or(BadJob)?,
                    matrix: Box::new(matrix),
                    today: today.map_err(|_| BadJob)?,
                })
            }
            ["page", word, matrix, findings @ ..] => {
                let matrix = json::parse(matrix).and_then(json::from_node).map_err(|_| BadJob)?;
                let findings = findings.iter().map(|finding| (*finding).to_owned()).collect();
                let options = page::of_word(word, findings);
                Ok(Self::Page { matrix: Box::new(matrix), options })
            }
            _ => Err(BadJob),
        }
    }

    /// Does it. What fails is said in words for the screen.
    pub fn carry_out(
        self,
        bytes: &[u8],
        ids: &mut impl NewIds,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Done, String> {
        match self {
            Self::Read { name, corrections } => {
                let read = reading::read(bytes, name.as_deref(), &corrections, ids, progress);
                read.map(|reading| Done::Read(Box::new(reading))).map_err(|error| error.to_string())
            }
            Self::Write { target, matrix, today } => {
                let total = matrix.rows.len();
                write(target, &matrix, today, &mut telling(total, progress)).map(Done::Written)
            }
            Self::Page { matrix, options } => {
                let tell = &mut telling(matrix.rows.len(), progress);
                Ok(Done::Written(html::write_telling(&matrix, &options, tell).into_bytes()))
            }
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

#[cfg(feature = "excel")]
fn workbook(matrix: &Matrix, today: Option<Date>, tell: Tell) -> Result<Vec<u8>, String> {
    // Excel's own days begin in 1900; a workbook needs one to be made on.
    let today = today.or_else(|| Date::new(2000, 1, 1)).ok_or("There is no such date.")?;
    super::excel::write_telling(matrix, today, tell).map_err(|error| error.to_string())
}

#[cfg(not(feature = "excel"))]
fn workbook(_: &Matrix, _: Option<Date>, _: Tell) -> Result<Vec<u8>, String> {
    Err("This part of Remit doesn't write workbooks.".to_owned())
}

#[cfg(test)]
mod tests;
