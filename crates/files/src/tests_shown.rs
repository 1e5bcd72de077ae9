//! A file as lines, for the tests of what it was read as.

use std::ops::ControlFlow;

use remit_core::arbitrary::counted;
use remit_formats::page::ImportError;
use remit_import::{Corrections, Reading};

use super::read;

pub use remit_import::tests_shown::lines;

type Result = std::result::Result<Reading, ImportError>;

/// Reads with ids that count from 1.
pub fn reading(bytes: &[u8], name: &str) -> Result {
    corrected(bytes, name, &Corrections::default())
}

/// The same with corrections.
pub fn corrected(bytes: &[u8], name: &str, corrections: &Corrections) -> Result {
    read(bytes, Some(name), corrections, &mut counted(0), &mut |_| ControlFlow::Continue(()))
}

/// The lines of a file's reading.
#[track_caller]
pub fn rows(bytes: &[u8], name: &str) -> Vec<String> {
    lines(&reading(bytes, name).unwrap())
}

/// What is said where nothing can be read.
#[track_caller]
pub fn error(bytes: &[u8], name: &str) -> String {
    reading(bytes, name).unwrap_err().to_string()
}
