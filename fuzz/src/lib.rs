//! What every target does: reads bytes as one format. A result or an error is fine; a panic, a
//! hang or memory without bound is not.

use std::ops::ControlFlow;

use remit_files::read;
use remit_import::{Corrections, Format, TextForm};

/// Reads bytes as a format, or as whatever they look like.
pub fn target(bytes: &[u8], format: Option<Format>) {
    let mut next = 0_u64;
    let mut ids = || {
        next += 1;
        next
    };
    let corrections = Corrections { format, ..Corrections::default() };
    let reading = read(bytes, None, &corrections, &mut ids, &mut |_| ControlFlow::Continue(()));
    match reading {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(reading) => assert_eq!(reading.matrix.parties.len(), parties(&reading.to_text())),
    }
}

/// How many parties the reading has that a text holds.
fn parties(text: &str) -> usize {
    let reading = remit_import::Reading::from_text(text);
    reading.map(|reading| reading.matrix.parties.len()).expect("what was written reads back")
}
