//! What a worker does for the page: a file is read, or a matrix is written.
//!
//! A job and what comes of it cross as texts and bytes, because the page and the worker share no
//! memory. Both sides are of the same build; what does not fit is an error all the same.

mod page;
mod target;

use remit_core::matrix::{Date, Matrix};
use remit_formats::{html, json};

use super::{Corrections, Reading, TextForm};

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
}

#[cfg(test)]
mod tests;
