//! What a worker does for the page: a file or a table is read, or a matrix is written.
//!
//! A job and what comes of it cross as texts ([`code`](remit_formats::code)) and bytes, because the
//! page and the worker share no memory. Both sides are of the same build; what does not fit is an
//! error all the same.

mod target;

use remit_compare::align::{Alignment, Matches};
use remit_core::matrix::{Date, Matrix};
use remit_formats::html;
use remit_formats::json::Stamp;
use remit_formats::versions::Told;

use super::clipboard::Pasted;
use super::{Corrections, Reading};

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
        /// Where the file parts from, for formats that have room for it: web pages and workbooks.
        stamp: Option<Stamp>,
        /// What it tells of named versions, in formats for people.
        told: Told,
    },
    /// Write a matrix as a web page, with what a person wants in it.
    Page {
        /// Which.
        matrix: Box<Matrix>,
        /// What goes in.
        options: html::Options,
    },
    /// Write lines of cells as a workbook, the first of them the head.
    Lines {
        /// What the workbook is called.
        title: String,
        /// The lines.
        lines: Vec<Vec<String>>,
        /// The day that it is written.
        today: Option<Date>,
    },
    /// Find out which rows of two matrices say the same.
    Align {
        /// The left one.
        a: Box<Matrix>,
        /// The right one.
        b: Box<Matrix>,
        /// What a person has said.
        matches: Matches,
    },
    /// Read the table of a clipboard, whose markup comes beside the job.
    Table,
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum Done {
    /// What was understood of a file.
    Read(Box<Reading>),
    /// A file.
    Written(Vec<u8>),
    /// Which rows say the same, and which may.
    Aligned(Alignment),
    /// The table of a clipboard, where its markup has one.
    Table(Option<Pasted>),
}
